#!/usr/bin/python3
"""Checks of the second maker: numbers, transliteration, coverage, truth. Run: /usr/bin/python3 -m unittest
-v test_render (in this folder)."""
import argparse
import io
import pathlib
import unittest

import numpy as np
from PIL import Image, ImageOps

import camera
import holding
import people
import permit_people
import permits
import render
import scenes
import typeset


def options(**changes):
    o = argparse.Namespace(
        seed=5,
        kinds=dict(render.KINDS),
        captures=dict(scenes.CAPTURES),
        portrait=render.PORTRAIT,
        portrait_face=render.PORTRAIT_FACE,
        counties=people.builtin_regions(),
    )
    vars(o).update(changes)
    return o


class Numbers(unittest.TestCase):
    def test_resident_check_of_the_standard(self):
        rows = (("11010519491231002", "X"), ("44052418800101001", "4"))  # the examples of GB 11643
        self.assertEqual(2, sum(people.resident_check(body) == check for body, check in rows))

    def test_mrz_check_of_the_standard(self):
        rows = (
            ("L898902C3", "6"),
            ("740812", "2"),
            ("120415", "9"),
            ("ZE184226B<<<<<", "1"),
            ("D23145890", "7"),
        )  # ICAO 9303-3, 9303-4
        self.assertEqual(5, sum(people.mrz_check(text) == check for text, check in rows))

    def test_zones_have_the_standard_widths_and_alphabet(self):
        rng, lines = np.random.default_rng(1), 0
        for _ in range(200):
            passport, card = people.traveller(rng), people.traveller(rng, card=True)
            for zone, width in (
                (people.td3(passport, passport.personal), 44),
                (people.td2(card), 36),
                (people.td1(card, card.personal), 30),
            ):
                for line in zone:
                    self.assertRegex(line, "^[A-Z0-9<]{%d}$" % width)
                    lines += 1
        self.assertEqual(200 * 7, lines)

    def test_no_name_is_cut_off_in_its_zone(self):
        rng = np.random.default_rng(2)
        for _ in range(300):
            who = people.traveller(rng, card=True)
            self.assertLessEqual(
                len(people.machine_spelling(who.surname)) + 2 + len(people.machine_spelling(who.given)), 30
            )

    def test_machine_spelling(self):
        rows = (
            ("MÜLLER", "MUELLER"),
            ("O'CONNOR", "OCONNOR"),
            ("MEYER-LÖWE", "MEYER LOEWE"),
            ("WIŚNIEWSKI", "WISNIEWSKI"),
            ("ĐẶNG", "DANG"),
            ("ŁUKASZ", "LUKASZ"),
        )
        self.assertEqual(6, sum(people.machine_spelling(a) == b for a, b in rows))

    def test_residents_agree_with_their_numbers_unless_a_defect_says_otherwise(self):
        rng, counties, wrong = np.random.default_rng(3), people.builtin_regions(), 0
        for _ in range(500):
            who = people.resident(rng, counties)
            self.assertEqual(
                "check_digit_wrong" in who.defects, people.resident_check(who.number[:17]) != who.number[17]
            )
            self.assertEqual(
                "birth_date_mismatch" in who.defects, f"{who.printed_birth:%Y%m%d}" != who.number[6:14]
            )
            self.assertEqual(who.sex == "M", int(who.number[16]) % 2 == 1)
            self.assertLessEqual(len(who.address), 33)
            wrong += bool(set(who.defects) & {"check_digit_wrong", "birth_date_mismatch"})
        self.assertTrue(2 <= wrong <= 40, wrong)


class Permits(unittest.TestCase):
    def test_numbers_follow_their_schemes(self):
        rng, counties, ran = np.random.default_rng(4), people.builtin_regions(), 0
        for _ in range(200):
            self.assertRegex(permit_people.hkm(rng).number, r"^[HM](\d{8}(\d\d)?|A\d{7})$")
            self.assertRegex(permit_people.tw(rng).number, r"^\d{8}$")
            who = permit_people.settled(rng, counties)
            self.assertIn(who.number[:6], ("810000", "820000", "830000"))
            self.assertEqual(
                "check_digit_wrong" in who.defects, people.resident_check(who.number[:17]) != who.number[17]
            )
            who = permit_people.permanent(rng)
            if who.edition == "2017":
                self.assertEqual(people.mrz_check(who.number[:14]), who.number[14])
                self.assertEqual(f"{who.birth:%y%m%d}", who.number[7:13])
            else:
                self.assertEqual(people.resident_check(who.number[:17]), who.number[17])
                self.assertEqual(who.sex == "M", int(who.number[16]) % 2 == 1)
            ran += 1
        self.assertEqual(200, ran)

    def test_the_specimens_published_with_the_cards(self):
        self.assertEqual("0", people.mrz_check("CAN11008108031"))
        self.assertEqual("4", people.resident_check("91112419810803002"))

    def test_every_kind_is_drawn_on_both_sides(self):
        for kind in permits.KINDS:
            o = options(kinds={kind: 1}, captures={"both_sides": 1})
            _, _, truth = render.render(1, o)
            self.assertEqual([kind, kind], [d["kind"] for d in truth["documents"]])
            self.assertEqual({"front", "back"}, {d["side"] for d in truth["documents"]})


class Letters(unittest.TestCase):
    def test_every_character_has_a_font(self):
        text = set(
            "".join(people.EVERYDAY) + "".join(c.title + c.english + c.nationality for c in people.COUNTRIES)
        )
        missing = [c for c in text if not any(typeset.covers(f, c) for f in typeset.FALLBACK)]
        self.assertEqual([], missing)
        self.assertGreater(len(text), 3755)

    def test_a_missing_glyph_is_refused(self):
        self.assertFalse(typeset.covers("ocr", "张"))
        self.assertRaises(ValueError, typeset.runs, "\U000E0FFF", "hei")


class Geometry(unittest.TestCase):
    def test_a_homography_takes_its_corners(self):
        target = [(10, 20), (300, 35), (280, 240), (5, 200)]
        got = camera.apply(
            camera.homography(camera.rectangle(85.6, 53.98), target), camera.rectangle(85.6, 53.98)
        )
        self.assertTrue(np.allclose(got, target))


class Uploads(unittest.TestCase):
    def test_the_same_seed_gives_the_same_file(self):
        o = options()
        for index in range(3):
            self.assertEqual(render.render(index, o), render.render(index, o))

    def test_truth_fits_the_picture_for_every_capture(self):
        ran = 0
        for capture in scenes.CAPTURES:
            o = options(captures={capture: 1}, kinds={"prc_id_card": 1})
            name, data, truth = render.render(ran, o)
            self.assertEqual(capture, truth["capture"])
            if not name.endswith(".pdf"):
                self.assertEqual(
                    truth["size"], list(ImageOps.exif_transpose(Image.open(io.BytesIO(data))).size)
                )
            w, h = truth["size"]
            for x, y in truth["quad"]:
                self.assertTrue(-0.06 * w <= x <= 1.06 * w and -0.06 * h <= y <= 1.06 * h, (capture, x, y))
            q = truth["quad"]
            self.assertGreater(
                sum(q[i - 1][0] * q[i][1] - q[i][0] * q[i - 1][1] for i in range(4)), 0
            )  # clockwise on the screen
            ran += 1
        self.assertEqual(18, ran)

    def test_a_negative_has_no_fields_and_no_quad(self):
        for index in range(6):
            _, _, truth = render.render(index, options(kinds={"none": 1}, captures={"phone": 1, "small": 1}))
            self.assertEqual(({}, None, []), (truth["fields"], truth["quad"], truth["documents"]))


class Holding(unittest.TestCase):
    def test_the_truth_says_who_is_to_be_seen_and_what_is_wrong(self):
        o, seen = options(kinds={"holding_photo": 1}), set()
        for index in range(14):
            name, data, truth = render.render(index, o)
            w, h = truth["size"]
            self.assertEqual((w, h), ImageOps.exif_transpose(Image.open(io.BytesIO(data))).size)
            defect = next((d for d in truth["defects"] if d in holding.DEFECTS), "")
            nobody = defect == "no_holder"
            self.assertEqual(truth["held_kind"] if nobody else "holding_photo", truth["kind"])
            self.assertEqual(truth["held_kind"], truth["documents"][0]["kind"])
            self.assertNotEqual("back", truth["side"])
            self.assertEqual(nobody, truth["holder"] is None)
            self.assertEqual(len(truth["faces"]), len(truth["face_roles"]))
            whole = defect not in ("no_holder", "holder_face_cut_off", "holder_face_covered")
            self.assertEqual(whole, "holder" in truth["face_roles"], defect)
            for x, y in truth["quad"]:
                self.assertTrue(-0.01 * w <= x <= 1.01 * w and -0.01 * h <= y <= 1.01 * h, (x, y))
            if truth["holder"]:
                x, y, bw, bh = truth["holder"]
                self.assertTrue(x >= 0 and y >= 0 and x + bw <= w + 0.1 and y + bh <= h + 0.1)
            seen.add(defect)
        self.assertGreaterEqual(len(seen), 4)


if __name__ == "__main__":
    if not pathlib.Path(render.PORTRAIT).is_file():
        raise SystemExit("python3-skimage is needed for its portrait")
    unittest.main()
