# Every library that docintake stands on, found once, as imported targets.

find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)
find_package(JPEG REQUIRED)
find_package(PNG REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(vips REQUIRED IMPORTED_TARGET vips)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(tesseract REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(leptonica REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(zxing REQUIRED IMPORTED_TARGET zxing)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2)
pkg_check_modules(opencc REQUIRED IMPORTED_TARGET opencc)
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(pqxx IMPORTED_TARGET libpqxx)  # Without it the store is SQLite alone.

# oneDNN, which Debian packages as libdnnl. Not by its CMake package: that also wants OpenCL's headers.
find_library(DNNL_LIBRARY dnnl REQUIRED)
add_library(dnnl::dnnl INTERFACE IMPORTED)
set_target_properties(dnnl::dnnl PROPERTIES INTERFACE_LINK_LIBRARIES ${DNNL_LIBRARY})

# OpenCV by its single libraries, not by find_package(OpenCV): that wants every module's development package, and
# theirs drag in Qt, GDAL and ffmpeg. objdetect is linked by its run-time library alone; ./dev unpacks its headers
# into .deps without installing the package.
function(opencv_library name)
  find_library(OPENCV_${name}_LIBRARY NAMES opencv_${name} libopencv_${name}.so.406 REQUIRED)
  add_library(opencv::${name} INTERFACE IMPORTED)
  set_target_properties(opencv::${name} PROPERTIES
    INTERFACE_LINK_LIBRARIES ${OPENCV_${name}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES /usr/include/opencv4)
endfunction()

opencv_library(core)
opencv_library(imgproc)
opencv_library(dnn)
opencv_library(objdetect)
find_path(OPENCV_objdetect_INCLUDE_DIR opencv2/objdetect.hpp REQUIRED
  PATHS ${CMAKE_SOURCE_DIR}/.deps/opencv-objdetect/usr/include/opencv4 /usr/include/opencv4 NO_DEFAULT_PATH)
set_property(TARGET opencv::objdetect APPEND PROPERTY
  INTERFACE_INCLUDE_DIRECTORIES ${OPENCV_objdetect_INCLUDE_DIR})
