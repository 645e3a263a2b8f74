#!/usr/bin/python3
"""Writes every file of this folder, and expected.tsv, which says what decoding each must come to.

Run it here: ./make.py. Needs Pillow for the JPEG pictures; all else is put together byte by byte, so that each
lie is in one visible place. Writing is deterministic; other versions of Pillow may code the JPEGs differently.
"""

import hashlib
import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

HERE = Path(__file__).resolve().parent
ROWS = []
CORRUPT, UNSUPPORTED, PIXELS = "corrupt_file", "unsupported_format", "too_many_pixels"


def emit(name, data, expected, what, size=""):
    """One file. `expected` is an error code or "ok"; `size` is what an ok first page measures."""
    (HERE / name).write_bytes(data)
    ROWS.append((name, expected, size, what))


def ok(name, data, size, what):
    emit(name, data, "ok", what, "{}x{}".format(*size))


def refuse(name, data, code, what):
    emit(name, data, code, what)


# ---------------------------------------------------------------- the picture

WIDTH, HEIGHT = 48, 32
SIZE, TURNED = (WIDTH, HEIGHT), (HEIGHT, WIDTH)


def picture(width=WIDTH, height=HEIGHT):
    """Light, with a dark block in the upper left corner and a grey bar at the right, so that every way of turning
    and mirroring it looks different."""
    image = Image.new("RGB", (width, height), (230, 225, 215))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 3, height // 3), fill=(40, 30, 60))
    draw.rectangle((width * 5 // 6, 0, width, height), fill=(120, 140, 110))
    return image


# ---------------------------------------------------------------- JPEG


def jpeg(image=None, **options):
    buffer = io.BytesIO()
    options.setdefault("quality", 92)
    (image or picture()).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def segments(data):
    """(marker, start, end) of each segment up to and including the first SOS."""
    at = 2
    while True:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        yield marker, at, at + 2 + length
        if marker == 0xDA:
            return
        at += 2 + length


def find(data, *markers):
    return next((start, end) for marker, start, end in segments(data) if marker in markers)


def patched(data, at, new):
    return data[:at] + new + data[at + len(new) :]


def with_segment(data, marker, content):
    return data[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content + data[2:]


def without(data, *markers):
    parts, last = [], 0
    for marker, start, end in segments(data):
        if marker in markers:
            parts.append(data[last:start])
            last = end
    return b"".join(parts) + data[last:]


def exif(orientation, kind=3, order="<", offset=8, entries=1):
    head = b"II*\0" if order == "<" else b"MM\0*"
    value = struct.pack(order + "HH", orientation, 0) if kind == 3 else struct.pack(order + "I", orientation)
    return (head + struct.pack(order + "IH", offset, entries)
            + struct.pack(order + "HHI", 0x0112, kind, 1) + value + b"\0\0\0\0")


def with_exif(data, block):
    return with_segment(data, 0xE1, b"Exif\0\0" + block)


STORED = {  # How to store the picture so that the orientation makes it upright.
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def scans(data):
    """Header up to the first scan, and the scans, of a progressive JPEG."""
    starts = []
    at = find(data, 0xDA)[0]
    header = data[:at]
    while data[at + 1] != 0xD9:  # Tables may stand between scans; keep them with the scan that follows.
        start = at
        while data[at + 1] != 0xDA:
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        while data[at] != 0xFF or data[at + 1] == 0:
            at += 1
        starts.append(data[start:at])
    return header, starts


def make_jpegs():
    plain = jpeg()
    sof = find(plain, 0xC0)[0]
    scan = find(plain, 0xDA)[1]
    large = jpeg(picture(320, 240))

    ok("jpeg_plain.jpg", plain, SIZE, "an ordinary JPEG")
    ok("jpeg_grey.jpg", jpeg(picture().convert("L")), SIZE, "one component")
    ok("jpeg_progressive.jpg", jpeg(progressive=True), SIZE, "progressive")
    ok("jpeg_444.jpg", jpeg(subsampling=0), SIZE, "no chroma subsampling")
    ok("jpeg_one_pixel.jpg", jpeg(picture(1, 1)), (1, 1), "one pixel")
    for orientation, way in STORED.items():
        image = picture() if way is None else picture().transpose(way)
        ok(f"jpeg_exif_{orientation}.jpg", with_exif(jpeg(image, subsampling=0), exif(orientation)), SIZE,
           f"EXIF orientation {orientation}: upright once applied")
    ok("jpeg_exif_big_endian.jpg", with_exif(plain, exif(6, order=">")), TURNED, "EXIF in the other byte order")
    ok("jpeg_exif_0.jpg", with_exif(plain, exif(0)), SIZE, "orientation 0, which is none: taken for 1")
    ok("jpeg_exif_9.jpg", with_exif(plain, exif(9)), SIZE, "orientation 9, which is none: taken for 1")
    ok("jpeg_exif_65535.jpg", with_exif(plain, exif(65535)), SIZE, "orientation 65535: taken for 1")
    ok("jpeg_exif_wrong_type.jpg", with_exif(plain, exif(6, kind=7)), SIZE, "orientation of undefined type")
    ok("jpeg_exif_far_directory.jpg", with_exif(plain, exif(6, offset=0xFFFFFFF0)), SIZE,
       "directory far outside the block")
    ok("jpeg_exif_many_entries.jpg", with_exif(plain, exif(6, entries=65535)), TURNED,
       "more entries announced than the block holds; the one that counts is there")
    ok("jpeg_exif_cut.jpg", with_exif(plain, exif(6)[:14]), SIZE, "EXIF block that ends within its directory")
    ok("jpeg_exif_empty.jpg", with_exif(plain, b""), SIZE, "EXIF block without content")
    ok("jpeg_exif_twice.jpg", with_exif(with_exif(plain, exif(3)), exif(6)), TURNED, "two EXIF blocks: the first counts")

    cmyk = jpeg(picture().convert("CMYK"))
    ok("jpeg_cmyk_adobe.jpg", cmyk, SIZE, "CMYK stored inverted, as Adobe does")
    ok("jpeg_cmyk.jpg", without(jpeg(picture().convert("CMYK").point(lambda v: 255 - v)), 0xEE), SIZE,
       "CMYK without Adobe's marker, not inverted")
    ok("jpeg_ycck.jpg", ycck(), SIZE, "YCCK, inverted, as Photoshop writes")
    ok("jpeg_rgb.jpg", rgb_coded(), SIZE, "RGB stored without conversion to YCbCr")
    ok("jpeg_two_pictures.jpg", plain + jpeg(picture(20, 20)), SIZE, "a second picture behind (MPO): the first counts")
    ok("jpeg_trailing_zeros.jpg", plain + bytes(3000), SIZE, "padding behind the end")
    ok("jpeg_fill_bytes.jpg", plain[:2] + b"\xff" * 500 + plain[2:], SIZE, "fill bytes before a marker")
    ok("jpeg_no_end_marker.jpg", plain[:-2], SIZE, "only the end marker is missing")
    ok("jpeg_png_quoted.jpg", with_segment(plain, 0xFE, b"\x89PNG\r\n\x1a\n %PDF-1.4 BM"), SIZE,
       "other formats' signatures in a comment")
    ok("jpeg_last_row_missing.jpg", large[: int(len(large) * 0.985)], (320, 240), "the last few rows are missing")

    refuse("jpeg_half.jpg", large[: len(large) // 2], CORRUPT, "half of the file is missing")
    refuse("jpeg_progressive_half.jpg", cut_scan(), CORRUPT, "a progressive one without most of its scans")
    refuse("jpeg_header_only.jpg", plain[:scan], CORRUPT, "ends where the picture begins")
    refuse("jpeg_cut_header.jpg", plain[: sof + 6], CORRUPT, "ends within the frame header")
    refuse("jpeg_start_only.jpg", plain[:4], CORRUPT, "nothing but the start")
    refuse("jpeg_no_scan.jpg", plain[: find(plain, 0xDA)[0]] + b"\xff\xd9", CORRUPT, "tables only")
    middle = scan + (len(large) - scan) // 3
    refuse("jpeg_damaged.jpg", patched(large, middle, b"\xff\xd9"), CORRUPT, "an end marker in the middle")
    refuse("jpeg_zero_height.jpg", patched(plain, sof + 5, b"\0\0"), CORRUPT, "height 0")
    refuse("jpeg_zero_width.jpg", patched(plain, sof + 7, b"\0\0"), CORRUPT, "width 0")
    refuse("jpeg_bomb.jpg", patched(plain, sof + 5, struct.pack(">HH", 65500, 65500)), PIXELS, "65500 x 65500 in the header")
    refuse("jpeg_too_large.jpg", patched(plain, sof + 5, struct.pack(">HH", 65535, 65535)), CORRUPT,
           "a side longer than libjpeg reads")
    refuse("jpeg_taller_than_data.jpg", patched(plain, sof + 5, struct.pack(">H", 3000)), CORRUPT,
           "header promises a hundred times the rows there are")
    refuse("jpeg_12_bit.jpg", patched(plain, sof + 4, b"\x0c"), UNSUPPORTED, "12 bits a sample")
    refuse("jpeg_lossless.jpg", patched(plain, sof + 1, b"\xc3"), UNSUPPORTED, "lossless process")
    refuse("jpeg_hierarchical.jpg", patched(plain, sof + 1, b"\xc5"), UNSUPPORTED, "hierarchical process")
    refuse("jpeg_no_quantization.jpg", without(plain, 0xDB), CORRUPT, "no quantization tables")
    refuse("jpeg_sampling_0.jpg", patched(plain, sof + 11, b"\0"), CORRUPT, "sampling factor 0")
    refuse("jpeg_eleven_components.jpg", patched(plain, sof + 9, b"\x0b"), CORRUPT, "more components than the segment holds")
    refuse("jpeg_lying_segment.jpg", patched(plain, 4, b"\xff\xff"), CORRUPT, "a segment longer than the file")
    refuse("jpeg_short_segment.jpg", patched(plain, find(plain, 0xDB)[0] + 2, b"\0\1"), CORRUPT, "a segment shorter than its length")
    refuse("jpeg_many_scans.jpg", many_scans(), CORRUPT, "a bomb of 500 scans")


def ycck():
    """CMYK with C, M and Y, taken for R, G and B, coded as YCbCr. Pillow cannot write it, but what it writes as
    CMYK from the right numbers is it, once the marker says so."""
    inks = ImageChops.invert(picture())
    luma, blue, red = inks.convert("YCbCr").split()
    black = Image.new("L", inks.size, 255)  # Inverted: no black.
    # Pillow inverts what it writes as CMYK.
    planes = [plane.point(lambda v: 255 - v) for plane in (luma, blue, red, black)]
    data = jpeg(Image.merge("CMYK", planes), subsampling=0)
    adobe = find(data, 0xEE)[0]
    return patched(data, adobe + 15, b"\x02")


def rgb_coded():
    """The planes of an RGB picture written as if they were Y, Cb and Cr, and a marker that says that they are not."""
    image = Image.merge("YCbCr", picture().split())
    data = without(jpeg(image, subsampling=0), 0xE0)
    return with_segment(data, 0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, 0))


def cut_scan():
    header, parts = scans(jpeg(picture(96, 64), progressive=True))
    return header + b"".join(parts[:2]) + parts[2][: len(parts[2]) // 2]


def many_scans():
    header, parts = scans(jpeg(picture(8, 8).convert("L"), progressive=True))
    return header + b"".join(parts) + parts[-1] * 500 + b"\xff\xd9"


# ---------------------------------------------------------------- PNG

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(kind, data, crc=None):
    crc = zlib.crc32(kind + data) if crc is None else crc
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def header(width=WIDTH, height=HEIGHT, depth=8, color=2, compression=0, filtering=0, interlace=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, compression, filtering, interlace))


def samples(x, y, color, depth):
    """The picture's samples at a pixel: a ramp with a dark corner."""
    top = (1 << depth) - 1
    value = top // 5 if x < WIDTH // 3 and y < HEIGHT // 3 else top * (x + y) // (WIDTH + HEIGHT)
    if color == 3:
        return [min(value, top)]
    alpha = [top if (x // 8) % 2 == 0 else top // 2] if color in (4, 6) else []
    return [value] * (3 if color in (2, 6) else 1) + alpha


def packed(values, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", v) for v in values)
    bits = "".join(format(v, f"0{depth}b") for v in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def rows(color, depth, interlace=0, width=WIDTH, height=HEIGHT):
    data = b""
    for x0, y0, dx, dy in ADAM7 if interlace else ((0, 0, 1, 1),):
        if x0 >= width:
            continue
        for y in range(y0, height, dy):
            values = [v for x in range(x0, width, dx) for v in samples(x, y, color, depth)]
            data += b"\0" + packed(values, depth)
    return data


def palette(depth):
    top = (1 << depth) - 1
    return chunk(b"PLTE", b"".join(bytes([v * 255 // top] * 3) for v in range(top + 1)))


def png(color=2, depth=8, interlace=0, before=b"", between=b"", data=None, head=None, end=chunk(b"IEND", b"")):
    data = zlib.compress(rows(color, depth, interlace), 9) if data is None else data
    head = header(depth=depth, color=color, interlace=interlace) if head is None else head
    colors = palette(depth) if color == 3 else b""
    return SIGNATURE + head + before + colors + between + chunk(b"IDAT", data) + end


def make_pngs():
    for color, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}.items():
        for depth in depths:
            ok(f"png_color{color}_{depth}bit.png", png(color, depth), SIZE, f"colour type {color}, {depth} bits")
    for color, depth in ((0, 1), (0, 16), (2, 8), (3, 4), (6, 16)):
        ok(f"png_color{color}_{depth}bit_interlaced.png", png(color, depth, 1), SIZE, f"colour type {color}, {depth} bits, Adam7")
    ok("png_interlaced_1x1.png", png(data=zlib.compress(rows(2, 8, 1, 1, 1)), head=header(1, 1, interlace=1)), (1, 1),
       "Adam7 of one pixel: six empty passes")
    ok("png_trns_grey.png", png(0, between=chunk(b"tRNS", struct.pack(">H", 51))), SIZE, "one grey transparent")
    ok("png_trns_rgb.png", png(2, between=chunk(b"tRNS", struct.pack(">HHH", 51, 51, 51))), SIZE, "one colour transparent")
    ok("png_trns_palette.png", png(3, 4, between=chunk(b"tRNS", bytes(range(0, 256, 17)))), SIZE, "transparent palette")
    ok("png_exif_6.png", png(before=chunk(b"eXIf", exif(6))), TURNED, "EXIF orientation 6 in an eXIf chunk")
    bomb = zlib.compress(bytes(8_000_000), 9)
    ok("png_text_bomb.png", png(before=4 * chunk(b"zTXt", b"Comment\0\0" + bomb)), SIZE, "texts that expand to 32 MB")
    ok("png_profile_bomb.png", png(before=chunk(b"iCCP", b"p\0\0" + bomb)), SIZE, "a colour profile that expands to 8 MB")
    ok("png_many_texts.png", png(before=2000 * chunk(b"tEXt", b"a\0b")), SIZE, "more texts than libpng takes")
    ok("png_animated.png", png(before=chunk(b"acTL", struct.pack(">II", 1, 0))), SIZE, "APNG: the still picture counts")
    ok("png_unknown_chunk.png", png(before=chunk(b"abCd", b"?")), SIZE, "an unknown ancillary chunk")
    ok("png_trailing.png", png() + b"trailing" * 100, SIZE, "something behind the end")
    ok("png_too_much_data.png", png(data=zlib.compress(rows(2, 8) + bytes(5000))), SIZE, "more rows than the header says")
    ok("png_ancillary_crc.png", png(before=chunk(b"tEXt", b"a\0b", crc=1)), SIZE, "wrong CRC of a chunk that is not needed")
    ok("png_no_end.png", png(end=b""), SIZE, "only IEND is missing")
    ok("png_gamma_nonsense.png", png(before=chunk(b"gAMA", struct.pack(">I", 0))), SIZE, "gamma 0")

    whole = zlib.compress(rows(2, 8), 9)
    refuse("png_signature_only.png", SIGNATURE, CORRUPT, "nothing but the signature")
    refuse("png_newlines.png", png().replace(b"\r\n", b"\n", 1), CORRUPT, "signature changed by a transfer as text")
    refuse("png_header_cut.png", png()[:20], CORRUPT, "ends within the header")
    refuse("png_header_crc.png", png(head=chunk(b"IHDR", header()[8:21], crc=7)), CORRUPT, "wrong CRC of the header")
    refuse("png_header_short.png", png(head=chunk(b"IHDR", header()[8:20])), CORRUPT, "header of 12 bytes")
    refuse("png_header_second.png", png(head=chunk(b"tEXt", b"a\0b") + header()), CORRUPT, "header not first")
    refuse("png_data_crc.png", png(data=whole).replace(chunk(b"IDAT", whole), chunk(b"IDAT", whole, crc=9)), CORRUPT, "wrong CRC of the pixels")
    refuse("png_data_damaged.png", png(data=patched(whole, len(whole) // 2, b"\0\0\0\0")), CORRUPT, "damaged compressed data, CRC right")
    refuse("png_data_short.png", png(data=zlib.compress(rows(2, 8)[:2000])), CORRUPT, "half of the rows")
    refuse("png_half.png", png(2, 16)[:300], CORRUPT, "half of the file is missing")
    refuse("png_no_data.png", SIGNATURE + header() + chunk(b"IEND", b""), CORRUPT, "no pixels at all")
    refuse("png_empty_data.png", png(data=b""), CORRUPT, "an empty IDAT")
    refuse("png_not_zlib.png", png(data=b"this is not zlib data"), CORRUPT, "pixels that are not compressed data")
    refuse("png_no_palette.png", SIGNATURE + header(color=3) + chunk(b"IDAT", zlib.compress(rows(3, 8))), CORRUPT, "no palette")
    refuse("png_zero_width.png", png(head=header(width=0)), CORRUPT, "width 0")
    refuse("png_zero_height.png", png(head=header(height=0)), CORRUPT, "height 0")
    refuse("png_bomb.png", png(head=header(60000, 60000)), PIXELS, "60000 x 60000 in the header")
    refuse("png_largest.png", png(head=header(0x7FFFFFFF, 0x7FFFFFFF)), PIXELS, "the largest size that can be said")
    refuse("png_negative.png", png(head=header(0xFFFFFFFF, 1)), PIXELS, "a width that some read as -1")
    refuse("png_just_too_large.png", png(head=header(10001, 10000)), PIXELS, "one column over the budget")
    refuse("png_lying_size.png", png(head=header(3000, 3000)), CORRUPT, "3000 x 3000 in the header, 48 x 32 in the data")
    for color, depth in ((1, 8), (5, 8), (7, 8), (9, 8), (2, 4), (3, 16), (0, 3), (4, 2), (6, 99), (0, 0)):
        refuse(f"png_bad_color{color}_{depth}bit.png", png(data=whole, head=header(color=color, depth=depth)), CORRUPT,
               f"colour type {color} with {depth} bits, which is not defined")
    refuse("png_compression_1.png", png(head=header(compression=1)), CORRUPT, "compression method 1")
    refuse("png_filter_method_1.png", png(head=header(filtering=1)), CORRUPT, "filter method 1")
    refuse("png_interlace_2.png", png(head=header(interlace=2)), CORRUPT, "interlace method 2")
    refuse("png_row_filter_9.png", png(data=zlib.compress(rows(2, 8).replace(b"\0", b"\x09", 1))), CORRUPT, "row filter 9")
    refuse("png_chunk_longer_than_file.png", SIGNATURE + header() + struct.pack(">I", 0x7FFFFFFF) + b"IDAT" + whole, CORRUPT,
           "a chunk of 2 GB announced")


# ---------------------------------------------------------------- BMP


def dib(size=40, width=WIDTH, height=HEIGHT, planes=1, bits=24, compression=0, colors=0, masks=()):
    if size == 12:
        return struct.pack("<IHHHH", 12, width, height, planes, bits)
    if size == 16:
        return struct.pack("<IiiHH", 16, width, height, planes, bits)
    data = struct.pack("<IiiHHIIiiII", size, width, height, planes, bits, compression, 0, 2835, 2835, colors, 0)
    data += b"".join(struct.pack("<I", mask) for mask in masks)
    return data + bytes(max(0, size - len(data)))


def bmp(head, body, colors=b"", offset=None):
    offset = 14 + len(head) + len(colors) if offset is None else offset
    return b"BM" + struct.pack("<IHHI", 14 + len(head) + len(colors) + len(body), 0, 0, offset) + head + colors + body


def bmp_rows(pack, bits, upside_down=True):
    lines = []
    for y in range(HEIGHT):
        line = pack(y)
        lines.append(line + bytes(-len(line) % 4))
    return b"".join(reversed(lines) if upside_down else lines)


def grey(x, y):
    return 51 if x < WIDTH // 3 and y < HEIGHT // 3 else 255 * (x + y) // (WIDTH + HEIGHT)


def bgr(y):
    return b"".join(bytes([grey(x, y)] * 3) for x in range(WIDTH))


def indexed(bits):
    def pack(y):
        return packed([grey(x, y) >> (8 - bits) for x in range(WIDTH)], bits)
    return bmp_rows(pack, bits)


def grey_palette(bits, entry=4):
    top = (1 << bits) - 1
    return b"".join(bytes([v * 255 // top] * 3) + bytes(entry - 3) for v in range(top + 1))


def wide(bits, value):
    code = "<H" if bits == 16 else "<I"
    return bmp_rows(lambda y: b"".join(struct.pack(code, value(x, y)) for x in range(WIDTH)), bits)


def rle8():
    """Runs, a literal stretch and ends of lines, from the bottom row up."""
    data = b""
    for y in reversed(range(HEIGHT)):
        literal = bytes(grey(x, y) for x in range(11))
        data += b"\0\x0b" + literal + b"\0" + bytes([WIDTH - 11, grey(40, y)]) + b"\0\0"
    return data + b"\0\1"


def rle4():
    data = b""
    for y in reversed(range(HEIGHT)):
        literal = packed([grey(x, y) >> 4 for x in range(6)], 4)
        data += b"\0\x06" + literal + b"\0" + bytes([WIDTH - 6, 0x3A]) + b"\0\0"
    return data + b"\0\1"


def make_bmps():
    plain = bmp_rows(bgr, 24)
    ok("bmp_24.bmp", bmp(dib(), plain), SIZE, "24 bits")
    for bits in (1, 4, 8):
        ok(f"bmp_{bits}.bmp", bmp(dib(bits=bits), indexed(bits), grey_palette(bits)), SIZE, f"{bits} bits")
    ok("bmp_top_down.bmp", bmp(dib(height=-HEIGHT), bmp_rows(bgr, 24, False)), SIZE, "rows from the top down")
    five = lambda x, y: (grey(x, y) >> 3) * 0x0421
    ok("bmp_16.bmp", bmp(dib(bits=16), wide(16, five)), SIZE, "16 bits: 5 a colour")
    six = lambda x, y: grey(x, y) >> 3 << 11 | grey(x, y) >> 2 << 5 | grey(x, y) >> 3
    ok("bmp_565.bmp", bmp(dib(bits=16, compression=3, masks=(0xF800, 0x07E0, 0x001F)), wide(16, six)), SIZE, "bit fields 5-6-5")
    solid = lambda x, y: grey(x, y) * 0x010101
    ok("bmp_32.bmp", bmp(dib(bits=32), wide(32, solid)), SIZE, "32 bits, the fourth byte 0 and without meaning")
    masks = (0xFF0000, 0xFF00, 0xFF)
    ok("bmp_v4_alpha.bmp", bmp(dib(108, bits=32, compression=3, masks=masks + (0xFF000000,)),
                               wide(32, lambda x, y: solid(x, y) | (255 - 2 * x) << 24)), SIZE, "version 4 header with alpha")
    ok("bmp_v5_alpha_0.bmp", bmp(dib(124, bits=32, compression=3, masks=masks + (0xFF000000,)), wide(32, solid)), SIZE,
       "version 5 header whose alpha was never filled in: opaque")
    ok("bmp_10_bit_fields.bmp", bmp(dib(bits=32, compression=3, masks=(0x3FF00000, 0x000FFC00, 0x3FF)),
                                    wide(32, lambda x, y: (grey(x, y) << 2) * 0x00100401)), SIZE, "bit fields of 10 bits")
    ok("bmp_os2_v1.bmp", bmp(dib(12, bits=8), indexed(8), grey_palette(8, 3)), SIZE, "OS/2 1 header")
    ok("bmp_os2_v2.bmp", bmp(dib(64, bits=8), indexed(8), grey_palette(8)), SIZE, "OS/2 2 header")
    ok("bmp_os2_v2_short.bmp", bmp(dib(16, bits=8), indexed(8), grey_palette(8)), SIZE, "shortest OS/2 2 header")
    ok("bmp_rle8.bmp", bmp(dib(bits=8, compression=1), rle8(), grey_palette(8)), SIZE, "run lengths, 8 bits")
    ok("bmp_rle4.bmp", bmp(dib(bits=4, compression=2), rle4(), grey_palette(4)), SIZE, "run lengths, 4 bits")
    ok("bmp_rle8_delta.bmp", bmp(dib(bits=8, compression=1), b"\0\2\x05\x05\x03\xff\0\1", grey_palette(8)), SIZE, "a jump, the rest left out")
    ok("bmp_short_palette.bmp", bmp(dib(bits=8, colors=16), indexed(8), grey_palette(4)), SIZE, "indices beyond the palette: black")
    ok("bmp_palette_count_lies.bmp", bmp(dib(bits=8, colors=0xFFFFFFFF), indexed(8), grey_palette(8)), SIZE, "four thousand million colours")
    ok("bmp_trailing.bmp", bmp(dib(), plain) + b"trailing", SIZE, "something behind the end")

    refuse("bmp_signature_only.bmp", b"BM", UNSUPPORTED, "two letters")
    refuse("bmp_text.bmp", b"BMW is a maker of motor cars.\n", UNSUPPORTED, "a text that begins like a BMP")
    refuse("bmp_header_cut.bmp", bmp(dib(), b"")[:30], CORRUPT, "ends within the header")
    refuse("bmp_unknown_header.bmp", bmp(patched(dib(), 0, b"\x29\0\0\0"), plain), UNSUPPORTED, "a header of 41 bytes")
    refuse("bmp_zero_width.bmp", bmp(dib(width=0), plain), CORRUPT, "width 0")
    refuse("bmp_zero_height.bmp", bmp(dib(height=0), plain), CORRUPT, "height 0")
    refuse("bmp_negative_width.bmp", bmp(dib(width=-WIDTH), plain), CORRUPT, "negative width")
    refuse("bmp_lowest_height.bmp", bmp(dib(height=-0x80000000), plain), PIXELS, "the height that has no opposite")
    refuse("bmp_bomb.bmp", bmp(dib(width=60000, height=60000), plain), PIXELS, "60000 x 60000 in the header")
    refuse("bmp_largest.bmp", bmp(dib(width=0x7FFFFFFF, height=0x7FFFFFFF), plain), PIXELS, "the largest size that can be said")
    refuse("bmp_lying_size.bmp", bmp(dib(height=HEIGHT + 1), plain), CORRUPT, "one row more than there is")
    refuse("bmp_half.bmp", bmp(dib(), plain)[:2000], CORRUPT, "half of the file is missing")
    refuse("bmp_pixels_outside.bmp", bmp(dib(), plain, offset=0x7FFFFFFF), CORRUPT, "pixels behind the end")
    refuse("bmp_pixels_in_header.bmp", bmp(dib(), plain, offset=0), CORRUPT, "pixels before the header")
    refuse("bmp_3_bits.bmp", bmp(dib(bits=3), plain), UNSUPPORTED, "3 bits")
    refuse("bmp_0_bits.bmp", bmp(dib(bits=0), plain), UNSUPPORTED, "0 bits, as for an embedded JPEG")
    refuse("bmp_jpeg_inside.bmp", bmp(dib(compression=4), jpeg()), UNSUPPORTED, "a JPEG inside")
    refuse("bmp_rle8_24_bits.bmp", bmp(dib(compression=1), rle8()), UNSUPPORTED, "run lengths with 24 bits")
    refuse("bmp_rle8_top_down.bmp", bmp(dib(height=-HEIGHT, bits=8, compression=1), rle8(), grey_palette(8)), UNSUPPORTED, "run lengths from the top down")
    refuse("bmp_rle8_too_wide.bmp", bmp(dib(bits=8, compression=1), b"\xff\1\0\1", grey_palette(8)), CORRUPT, "a run beyond the row")
    refuse("bmp_rle8_too_tall.bmp", bmp(dib(bits=8, compression=1), b"\0\0" * 40 + b"\1\1\0\1", grey_palette(8)), CORRUPT, "a pixel beyond the top")
    refuse("bmp_rle8_jump.bmp", bmp(dib(bits=8, compression=1), b"\0\2\xff\xff\1\1\0\1", grey_palette(8)), CORRUPT, "a jump out of the picture")
    refuse("bmp_rle8_no_end.bmp", bmp(dib(bits=8, compression=1), rle8()[:300], grey_palette(8)), CORRUPT, "runs that end early")
    refuse("bmp_rle8_literal_cut.bmp", bmp(dib(bits=8, compression=1), b"\0\x20abc", grey_palette(8)), CORRUPT, "a literal stretch beyond the end")
    refuse("bmp_mask_with_holes.bmp", bmp(dib(bits=32, compression=3, masks=(0xF0F000, 0x0F00, 0xFF)), wide(32, solid)), CORRUPT, "a colour mask with holes")


# ---------------------------------------------------------------- PDF


def stream(entries, data):
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def pdf(objects, trailer=b""):
    """A PDF of these objects; the first is the catalog."""
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def one_page(content, xobjects=(), box=b"0 0 144 96", page=b"", resources=b""):
    """A PDF of one page, 2 x 1.33 inches unless said, that draws its XObjects by the names /X5, /X6 ..."""
    names = b" ".join(b"/X%d %d 0 R" % (5 + i, 5 + i) for i in range(len(xobjects)))
    return pdf([
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [" + box + b"] /Contents 4 0 R /Resources << /XObject << " + names
        + b" >> " + resources + b" >> " + page + b" >>",
        stream(b"", content),
        *xobjects,
    ])


def jpeg_image(data=None, extra=b"/ColorSpace /DeviceRGB", width=WIDTH, height=HEIGHT):
    return stream(b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /Filter /DCTDecode " % (width, height) + extra,
                  jpeg() if data is None else data)


def flate_image(width=WIDTH, height=HEIGHT, data=None):
    data = picture().convert("L").tobytes() if data is None else data
    return stream(b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode" % (width, height),
                  zlib.compress(data, 9))


COVER = b"q 144 0 0 96 0 0 cm /X5 Do Q"
RENDERED = (400, 266)  # The page at 200 dots per inch.


def rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted(user):
    """One page, encrypted by the standard handler's first revision (ISO 32000-1, 7.6.3) for that user password."""
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    pad = lambda password: (password + padding)[:32]
    identity = b"0123456789abcdef"
    owner = rc4(hashlib.md5(pad(b"owner")).digest()[:5], pad(user))
    key = hashlib.md5(pad(user) + owner + struct.pack("<i", -4) + identity).digest()[:5]
    content = rc4(hashlib.md5(key + struct.pack("<I", 4)[:3] + b"\0\0").digest()[:10], b"0 0 72 48 re f")
    hexed = lambda data: b"<" + data.hex().encode() + b">"
    handler = (b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O " + hexed(owner) + b" /U " + hexed(rc4(key, padding))
               + b" >> /ID [" + hexed(identity) + hexed(identity) + b"]")
    return pdf([
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 144 96] /Contents 4 0 R >>",
        stream(b"", content),
    ], handler)


def many_pages(count):
    """Empty pages, their objects in an object stream (ISO 32000-1, 7.5.7), where ten thousand take little room."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + i) for i in range(count))
    inside = [(2, b"<< /Type /Pages /MediaBox [0 0 144 96] /Kids [" + kids + b"] /Count %d >>" % count)]
    inside += [(first + i, b"<< /Type /Page /Parent 2 0 R >>") for i in range(count)]
    index, bodies = b"", b""
    for number, body in inside:
        index += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    out = b"%PDF-1.5\n"
    at_catalog = len(out)
    out += b"1 0 obj\n" + CATALOG + b"\nendobj\n"
    at_objects = len(out)
    out += b"3 0 obj\n" + stream(b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(inside), len(index)),
                                 zlib.compress(index + bodies, 9)) + b"\nendobj\n"
    at_table = len(out)
    entry = lambda kind, a, b: struct.pack(">BIH", kind, a, b)
    table = entry(0, 0, 65535) + entry(1, at_catalog, 0) + entry(2, 3, 0) + entry(1, at_objects, 0) + entry(1, at_table, 0)
    table += b"".join(entry(2, 3, 1 + i) for i in range(count))
    out += b"4 0 obj\n" + stream(b"/Type /XRef /W [1 4 2] /Size %d /Root 1 0 R /Filter /FlateDecode" % (first + count),
                                 zlib.compress(table, 9)) + b"\nendobj\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % at_table


def jpeg2000_of(width, height):
    """The first marker segments of a JPEG 2000 code stream, and nothing behind them."""
    size = struct.pack(">HIIIIIIIIH", 0, width, height, 0, 0, width, height, 0, 0, 3) + b"\x07\1\1" * 3
    return b"\xff\x4f\xff\x51" + struct.pack(">H", len(size) + 2) + size


def make_pdfs():
    image = jpeg_image()
    ok("pdf_jpeg.pdf", one_page(COVER, [image]), SIZE, "a page that is a JPEG: taken as that")
    for turn, size in ((90, TURNED), (180, SIZE), (270, TURNED), (-90, TURNED)):
        ok(f"pdf_jpeg_rotate_{turn}.pdf", one_page(COVER, [image], page=b"/Rotate %d" % turn), size, f"the same with /Rotate {turn}")
    ok("pdf_jpeg_turned.pdf", one_page(b"q 0 96 -144 0 144 0 cm /X5 Do Q", [jpeg_image(jpeg(picture(32, 48)), width=32, height=48)]), SIZE,
       "a JPEG turned by its matrix")
    ok("pdf_jpeg_exif.pdf", one_page(COVER, [jpeg_image(with_exif(jpeg(), exif(6)))]), SIZE, "EXIF orientation does not count in a PDF")
    ok("pdf_jpeg_hidden_text.pdf", one_page(COVER + b" BT 3 Tr /F 12 Tf (recognized) Tj ET", [image], resources=FONT), SIZE,
       "a scan with invisible recognized text")
    ok("pdf_jpeg_on_white.pdf", one_page(b"1 g 0 0 144 96 re f " + COVER, [image]), SIZE, "paper painted under the JPEG")
    ok("pdf_jpeg_clipped_to_page.pdf", one_page(b"q 0 0 144 96 re W n " + COVER + b" Q", [image]), SIZE, "clipped to the page")
    form = stream(b"/Type /XObject /Subtype /Form /BBox [0 0 144 96] /Resources << /XObject << /X5 5 0 R >> >>", COVER)
    ok("pdf_jpeg_in_form.pdf", one_page(b"/X6 Do", [image, form]), SIZE, "a JPEG in a form that covers the page")
    ok("pdf_jpeg_and_text.pdf", one_page(COVER + b" BT /F 12 Tf 20 20 Td (text) Tj ET", [image], resources=FONT), RENDERED, "text on the JPEG: rendered")
    ok("pdf_jpeg_clipped.pdf", one_page(b"q 0 0 72 48 re W n " + COVER + b" Q", [image]), RENDERED, "half of the JPEG hidden: rendered")
    ok("pdf_jpeg_mirrored.pdf", one_page(b"q -144 0 0 96 144 0 cm /X5 Do Q", [image]), RENDERED, "mirrored: rendered")
    ok("pdf_jpeg_half_page.pdf", one_page(b"q 72 0 0 48 36 24 cm /X5 Do Q", [image]), RENDERED, "a JPEG with margins: rendered")
    ok("pdf_jpeg_stretched.pdf", one_page(COVER, [jpeg_image(jpeg(picture(48, 48)), width=48, height=48)]), (72, 48), "stretched: rendered")
    ok("pdf_jpeg_inverted.pdf", one_page(COVER, [jpeg_image(extra=b"/ColorSpace /DeviceRGB /Decode [1 0 1 0 1 0]")]), SIZE,
       "inverted by /Decode: rendered at its own resolution")
    ok("pdf_jpeg_cmyk.pdf", one_page(COVER, [jpeg_image(jpeg(picture().convert("CMYK")), b"/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]")]), SIZE,
       "CMYK: rendered at its own resolution")
    ok("pdf_flate.pdf", one_page(COVER, [flate_image()]), SIZE, "a page that is a picture, not a JPEG")
    ok("pdf_text.pdf", one_page(b"BT /F 12 Tf 20 20 Td (text) Tj ET", resources=FONT), RENDERED, "text only")
    ok("pdf_speck_2897_dpi.pdf", one_page(b"q 2.485 0 0 2.485 70 40 cm /X5 Do Q 0 0 20 20 re f", [flate_image(100, 100, bytes(10000))]), RENDERED,
       "a speck of 2897 dots per inch does not decide")
    ok("pdf_huge_page.pdf", one_page(b"0 0 7000 7000 re f", box=b"0 0 7000 7000"), (10000, 10000), "97 inches square: rendered at less")
    ok("pdf_no_contents.pdf", pdf([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 144 96] >>"]),
       RENDERED, "an empty page")
    ok("pdf_junk_before.pdf", b"junk\n" * 200 + one_page(COVER, [image]), SIZE, "1,000 bytes of junk before the header")
    ok("pdf_no_xref.pdf", one_page(COVER, [image]).replace(b"\nxref\n", b"\n\n"), SIZE, "no cross-reference table: rebuilt")
    ok("pdf_wrong_xref.pdf", one_page(COVER, [image]).replace(b"startxref\n", b"startxref\n9"), SIZE, "wrong cross-reference offset")
    ok("pdf_box_reversed.pdf", one_page(b"0 0 20 20 re f", box=b"144 96 0 0"), RENDERED, "media box with its corners exchanged")
    ok("pdf_crop_box.pdf", one_page(b"0 0 20 20 re f", page=b"/CropBox [0 0 72 96]"), (200, 266), "only the crop box is shown")
    ok("pdf_form_draws_itself.pdf", one_page(b"/X5 Do", [stream(b"/Type /XObject /Subtype /Form /BBox [0 0 144 96] /Resources << /XObject << /X5 5 0 R >> >>", b"/X5 Do")]),
       RENDERED, "a form that draws itself")
    ok("pdf_deep_states.pdf", one_page(b"q " * 5000 + b"0 0 20 20 re f"), RENDERED, "5,000 states saved, none restored")
    bomb = zlib.compress(b"0 0 m " * 1_000_000, 9)
    ok("pdf_long_content.pdf", one_page(b"").replace(stream(b"", b""), stream(b"/Filter /FlateDecode", bomb)), RENDERED, "a content stream that expands to 6 MB")
    ok("pdf_empty_password.pdf", encrypted(b""), RENDERED, "encrypted, opens without a password")
    ok("pdf_20_pages.pdf", many_pages(20), RENDERED, "as many pages as are allowed")

    refuse("pdf_password.pdf", encrypted(b"secret"), "encrypted_file", "asks for a password")
    refuse("pdf_21_pages.pdf", many_pages(21), "too_many_pages", "one page too many")
    refuse("pdf_10000_pages.pdf", many_pages(10000), "too_many_pages", "10,000 pages")
    refuse("pdf_header_only.pdf", b"%PDF-1.4\n", CORRUPT, "nothing but the header")
    refuse("pdf_no_pages.pdf", pdf([CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"]), CORRUPT, "no pages")
    refuse("pdf_no_catalog.pdf", pdf([b"<< /Type /Nothing >>"]), CORRUPT, "no catalog")
    refuse("pdf_no_trailer.pdf", one_page(COVER, [image]).split(b"xref")[0], CORRUPT, "nothing says where the catalog is")
    refuse("pdf_tree_loop.pdf", pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]), CORRUPT, "a page tree that holds itself")
    refuse("pdf_junk_far_before.pdf", b"junk\n" * 220 + one_page(COVER, [image]), UNSUPPORTED, "1,100 bytes of junk before the header")
    refuse("pdf_page_too_large.pdf", one_page(b"", box=b"0 0 14400 14400"), PIXELS, "200 inches square")
    refuse("pdf_page_absurd.pdf", one_page(b"", box=b"0 0 1000000000 1000000000"), PIXELS, "a page the size of a country")
    refuse("pdf_page_line.pdf", one_page(b"", box=b"0 0 1000000000 0.001"), PIXELS, "a page as long and as thin as a thread")
    refuse("pdf_image_bomb.pdf", one_page(COVER, [flate_image(60000, 60000)]), PIXELS, "a picture of 60000 x 60000")
    refuse("pdf_jpeg_bomb.pdf", one_page(COVER, [jpeg_image(patched(jpeg(), find(jpeg(), 0xC0)[0] + 5, struct.pack(">HH", 65500, 65500)))]), PIXELS,
           "a JPEG larger than the PDF says")
    refuse("pdf_jpeg2000_bomb.pdf", one_page(COVER, [stream(b"/Type /XObject /Subtype /Image /Width 48 /Height 32 /Filter /JPXDecode", jpeg2000_of(60000, 60000))]), PIXELS,
           "a JPEG 2000 picture larger than the PDF says")
    refuse("pdf_jpeg_damaged.pdf", one_page(COVER, [jpeg_image(jpeg()[:300])]), CORRUPT, "a page that is half a JPEG")


# ---------------------------------------------------------------- others


def make_others():
    refuse("empty.jpg", b"", "empty_file", "no bytes")
    refuse("one_byte.png", b"\x89", UNSUPPORTED, "one byte")
    refuse("two_bytes.jpg", b"\xff\xd8", UNSUPPORTED, "two bytes")
    refuse("zeros.jpg", bytes(2000), UNSUPPORTED, "zeros")
    gif = io.BytesIO()
    picture().convert("P").save(gif, "GIF")
    refuse("gif.jpg", gif.getvalue(), UNSUPPORTED, "a GIF named .jpg")
    tiff = io.BytesIO()
    picture().save(tiff, "TIFF")
    refuse("tiff.png", tiff.getvalue(), UNSUPPORTED, "a TIFF named .png")
    refuse("tiff_big_endian.png", b"MM\0*" + bytes(100), UNSUPPORTED, "a TIFF of the other byte order")
    webp = io.BytesIO()
    picture().save(webp, "WEBP", lossless=True)
    refuse("webp.jpg", webp.getvalue(), UNSUPPORTED, "a WebP named .jpg")
    refuse("heic.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), UNSUPPORTED, "a HEIC named .jpg")
    refuse("html.pdf", b"<!DOCTYPE html><html><body>Session expired</body></html>\n", UNSUPPORTED, "an error page named .pdf")
    refuse("svg.png", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n', UNSUPPORTED, "an SVG named .png")
    refuse("zip.pdf", b"PK\3\4" + bytes(26) + b"PK\5\6" + bytes(18), UNSUPPORTED, "a ZIP named .pdf")
    refuse("postscript.pdf", b"%!PS-Adobe-3.0\nshowpage\n", UNSUPPORTED, "PostScript named .pdf")
    refuse("psd.jpg", b"8BPS\0\1" + bytes(40), UNSUPPORTED, "a Photoshop document named .jpg")
    refuse("text.bmp", b"Dear sir or madam,\n", UNSUPPORTED, "a letter named .bmp")
    ok("png_named.jpg", png(), SIZE, "a PNG named .jpg: content counts")
    ok("jpeg_named.pdf", jpeg(), SIZE, "a JPEG named .pdf: content counts")
    ok("pdf_named.png", one_page(COVER, [jpeg_image()]), SIZE, "a PDF named .png: content counts")


def main():
    for old in HERE.iterdir():
        if old.suffix in (".jpg", ".png", ".bmp", ".pdf"):
            old.unlink()
    make_jpegs()
    make_pngs()
    make_bmps()
    make_pdfs()
    make_others()
    lines = ["# file\texpected\tsize of page 1\twhat it is; written by make.py"]
    lines += ["\t".join(row) for row in ROWS]
    (HERE / "expected.tsv").write_text("\n".join(lines) + "\n")
    print(len(ROWS), "files,", sum((HERE / row[0]).stat().st_size for row in ROWS), "bytes")


main()
