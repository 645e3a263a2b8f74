#!/usr/bin/python3
"""Makes look_alikes.txt: Chinese characters that a reader may take for each other.

    python3 look_alikes.py > look_alikes.txt

Needs Debian's python3-pil, python3-numpy and fonts-noto-cjk. Two characters look alike when their drawings, blurred as a
small print is, correlate above 0.9 in a sans-serif and in a serif font. The characters are those of GB 2312 and some that
names use besides. Each line is a character and those after it in the list that look like it.
"""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"]
SIMPLIFIED_CHINESE = 2  # the face in those collections
NAME_CHARACTERS = "喆堃昶翀玥珺煊锴焱旻霏骁翊翎祎稷竑箐羿郗鄢隗颛赟昝滂淼嵘谯镕瑄璟琰祺"
SIDE, HEIGHT, BLUR, ALIKE = 36, 28, 1.3, 0.9


def gb2312():
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def drawing(character, font):
    picture = Image.new("L", (SIDE, SIDE), 0)
    ImageDraw.Draw(picture).text((SIDE // 2, SIDE // 2), character, fill=255, font=font, anchor="mm")
    pixels = np.asarray(picture.filter(ImageFilter.GaussianBlur(BLUR)), np.float32).ravel()
    pixels = pixels - pixels.mean()
    return pixels / np.linalg.norm(pixels)


def main():
    characters = list(dict.fromkeys([*gb2312(), *NAME_CHARACTERS]))
    alike = np.ones((len(characters), len(characters)), np.float32)
    for path in FONTS:
        font = ImageFont.truetype(path, HEIGHT, index=SIMPLIFIED_CHINESE)
        drawings = np.stack([drawing(c, font) for c in characters])
        alike = np.minimum(alike, drawings @ drawings.T)
    for i, character in enumerate(characters):
        others = [characters[j] for j in range(i + 1, len(characters)) if alike[i, j] > ALIKE]
        if others:
            print(character + "".join(others))


main()
