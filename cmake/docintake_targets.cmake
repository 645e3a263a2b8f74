# The two kinds of target there are: a layer's library and a folder's tests.

add_library(docintake_settings INTERFACE)
target_include_directories(docintake_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(docintake_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local)

option(DOCINTAKE_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
if(DOCINTAKE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()

# docintake_library(NAME) - the static library docintake_NAME from all sources of the current folder.
# Third-party libraries are linked PRIVATE by the caller, so that their headers stay inside.
function(docintake_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(docintake_${name} STATIC ${sources})
  target_link_libraries(docintake_${name} PUBLIC docintake_settings)
endfunction()

# docintake_tests(NAME LIBRARIES...) - the GoogleTest program test_NAME from all *_test.cpp of the current folder.
# Tests find committed files by DOCINTAKE_SOURCE_DIR and the programs by DOCINTAKE_BINARY_DIR.
function(docintake_tests name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE ${ARGN} docintake_settings GTest::gmock GTest::gtest_main)
  target_compile_definitions(test_${name} PRIVATE DOCINTAKE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                                  DOCINTAKE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 900)
endfunction()
