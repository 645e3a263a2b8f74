#!/usr/bin/python3
"""Renders uploads with exact truth: the second, independent maker, on which nothing is tuned or trained.

render.py --out DIR --count N --seed S [--kinds prc_id_card,passport,...] [--captures phone,...]
          [--portrait FILE] [--portrait-face X,Y,W,H] [--regions FILE.tsv] [--jobs 2]

Writes DIR/NNNNN.{jpg,png,bmp,pdf} and DIR/truth.jsonl. Every file depends on seed, index and options alone.
"""
import argparse
import functools
import json
import multiprocessing
import pathlib
import sys

import numpy as np
from PIL import Image

import artwork
import camera
import documents
import groups
import holding
import licences
import others
import people
import permits
import scenes
import surfaces
from people import pick

# of python3-skimage; public domain (NASA)
PORTRAIT = "/usr/lib/python3/dist-packages/skimage/data/astronaut.png"
# what three Haar cascades and one LBP cascade of OpenCV agree on, within 2 pixels
PORTRAIT_FACE = (174, 65, 99, 99)
KINDS = (
    {"prc_id_card": 53, "passport": 22, "id_card": 17, "none": 8}
    | dict.fromkeys(permits.KINDS, 6)
    | dict.fromkeys(licences.KINDS, 12)
    | {"holding_photo": 10}
)
HELD = {"prc_id_card": 50, "passport": 22, "id_card": 8} | dict.fromkeys(permits.KINDS, 6)
TWO_SIDED = ("prc_id_card", "id_card", *permits.KINDS, "driver_licence")

# A number is called legible when a person reads it at once; see README.md.
MIN_HEIGHT, MAX_BLUR, MIN_CONTRAST, MIN_SIGNAL, MIN_EVENNESS = 9.0, 0.13, 36.0, 3.0, 0.35


def subjects(rng, kind, sides, options):
    """What is to be drawn: a list of (size in mm, function of the raster density)."""
    portrait = artwork.portrait(options.portrait, options.portrait_face)
    if kind == "prc_id_card":
        who = people.resident(rng, options.counties)
        size = documents.SIZES[kind]
        front = (size, lambda ppm: documents.resident_front(rng, ppm, who, portrait))
        back = (size, lambda ppm: documents.resident_back(rng, ppm, who))
        return [front, back] if sides == 2 else [front if rng.random() < 0.68 else back]
    if kind == "passport":
        who = people.traveller(rng)
        return [(documents.SIZES[kind], lambda ppm: documents.passport(rng, ppm, who, portrait))]
    if kind == "id_card":
        who = people.traveller(rng, card=True)
        front = (documents.SIZES["td1"], lambda ppm: documents.td1_front(rng, ppm, who, portrait))
        back = (documents.SIZES["td1"], lambda ppm: documents.td1_back(rng, ppm, who))
        two = (documents.SIZES["td2"], lambda ppm: documents.td2(rng, ppm, who, portrait))
        return [front, back] if sides == 2 else [pick(rng, (front, back, two), (35, 40, 25))]
    if kind in permits.KINDS:
        front, back = ((permits.SIZE, draw) for draw in permits.sides(rng, kind, portrait, options))
        return [front, back] if sides == 2 else [front if rng.random() < 0.6 else back]
    if kind in licences.KINDS:
        return licences.sides(rng, kind, sides == 2, options.counties, portrait)
    what = pick(rng, list(others.DRAWERS))
    return [(others.SIZES[what], lambda ppm: others.DRAWERS[what](rng, ppm, portrait))]


def cover(rng, drawn):
    """Hides one field under paper, tape or a blot; its truth becomes null."""
    field = pick(rng, list(drawn.boxes))
    x, y, w, h = drawn.boxes[field]
    s, grow = drawn.sheet, float(rng.uniform(0.5, 1.2))
    colour = pick(rng, ((12, 12, 14), (250, 250, 246), (214, 168, 140), (240, 214, 90), (60, 60, 66)))
    s.box(x - grow, y - grow, w + 2 * grow, h + 2 * grow, fill=colour, radius=float(rng.uniform(0, 1.5)))
    if field in drawn.fields:
        drawn.fields[field] = None
        drawn.accept.pop(field, None)
    drawn.defects.append(f"{field}_covered")
    return field


def cells(exposed, matrix, box, count=12, nx=9, ny=13):
    """Contrast (95th minus 5th percentile of luma) of the `count` cells of a box on the document."""
    x, y, w, h = box
    u, v = np.meshgrid(
        x + (np.arange(count * nx) + 0.5) / (count * nx) * w, y + (np.arange(ny) + 0.5) / ny * h
    )
    p = np.rint(camera.apply(matrix, np.c_[u.ravel(), v.ravel()])).astype(int)
    luma = exposed.crop(
        (int(p[:, 0].min()), int(p[:, 1].min()), int(p[:, 0].max()) + 1, int(p[:, 1].max()) + 1)
    ).convert("L")
    p -= p.min(0)
    values = np.asarray(luma)[p[:, 1], p[:, 0]].reshape(ny, count, nx).transpose(1, 0, 2).reshape(count, -1)
    return np.percentile(values, 95, axis=1) - np.percentile(values, 5, axis=1)


def height_in_picture(drawn, matrix):
    """The height of the number's digits in pixels."""
    x, y, w, h = drawn.number_box
    corners = camera.apply(matrix, [(x, y + h), (x, y), (x + w, y)])
    height = np.hypot(*(corners[1] - corners[0])) * drawn.number_height / h
    return min(height, np.hypot(*(corners[2] - corners[1])) * drawn.number_height / w)  # squeezed either way


LOOKS = {"copy": "photocopy", "screen": "screen_recapture"}
TAKEN = {"dark_noisy": "under_exposed", "glare": "glare"}


def picture_defects(capture, look, drawn, exposure, matrix):
    """The findings that the picture of a document deserves, by the rule's parts and by how it was taken."""
    height = height_in_picture(drawn, matrix)
    told = [LOOKS[look]] if look in LOOKS else []
    told += [TAKEN[capture]] if capture in TAKEN else []
    told += ["low_resolution"] if height < MIN_HEIGHT else []
    told += ["blur"] if exposure.blur > MAX_BLUR * height else []
    told += ["occluded"] if any(d.endswith("_covered") for d in drawn.defects) else []
    return told


def legible(drawn, exposure, matrix, quality, hidden):
    """The rule of README.md, from the height, blur, contrast and noise of the number as it is in the
    picture."""
    height = height_in_picture(drawn, matrix)
    along = cells(exposure.image, matrix, drawn.number_box)
    contrast = float(along.min())
    noise = exposure.read + 0.5 * exposure.shot
    needed = MIN_HEIGHT * (1.5 if quality < 20 else 1.0)
    return bool(
        not hidden
        and height >= needed
        and exposure.blur <= MAX_BLUR * height
        and contrast >= MIN_CONTRAST
        and contrast >= MIN_SIGNAL * noise
        and contrast >= MIN_EVENNESS * np.median(along)
    )


def face_on_page(matrix, box):
    """A document's face box on the page: the centre carried over, the side from the area's scale (faces are
    boxed upright)."""
    x, y, w, h = box
    c = camera.apply(matrix, [(x + w / 2, y + h / 2)])[0]
    q = camera.apply(matrix, [(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    area = abs(sum(q[i][0] * q[i - 3][1] - q[i - 3][0] * q[i][1] for i in range(4))) / 2
    k = (area / (w * h)) ** 0.5
    return [round(float(v), 1) for v in (c[0] - w * k / 2, c[1] - h * k / 2, w * k, h * k)]


def corners_of(quad):
    """A quad as JSON."""
    return [[round(float(x), 2), round(float(y), 2)] for x, y in quad]


def without_document(rng, capture, options):
    """A landscape or a portrait alone: (page, truth of its faces)."""
    w, h = pick(rng, ((1600, 1200), (1280, 960), (1080, 1440), (4032, 3024)), (4, 4, 3, 1))
    if rng.random() < 0.5:
        return surfaces.landscape(rng, w, h), []
    image, box = others.portrait_alone(
        rng, min(w, h) * 3 // 4, min(w, h), artwork.portrait(options.portrait, options.portrait_face)
    )
    return image, [[round(float(v), 1) for v in box]]


def render(index, options):
    """One upload: (file name, bytes, truth)."""
    rng = np.random.default_rng([options.seed, index])
    kind = pick(rng, list(options.kinds), list(options.kinds.values()))
    capture = pick(rng, list(options.captures), list(options.captures.values()))
    if kind == "holding_photo":
        capture = "holding"
    if capture == "both_sides" and kind not in TWO_SIDED:
        capture = "phone"
    if capture in groups.CAPTURES and kind not in groups.KINDS:
        kind = pick(rng, groups.KINDS)
    sides = (
        2
        if capture == "both_sides" or (capture == "pdf" and kind in ("prc_id_card", *permits.KINDS) and rng.random() < 0.6)
        else 1
    )
    truth = {
        "file": "",
        "kind": kind,
        "side": None,
        "capture": capture,
        "fields": {},
        "quad": None,
        "size": None,
        "faces": [],
        "ghost_faces": [],
        "defects": [],
        "picture_defects": [],
        "pages": 1,
        "documents": [],
        "legible": False,
        "mrz": [],
        "accept": {},
    }
    if kind == "holding_photo":
        extension, data = with_holder(rng, options, truth)
    elif kind == "none" and rng.random() < 0.35:
        image, truth["faces"] = without_document(rng, capture, options)
        exposure = scenes.expose(rng, capture, "photo", image, [camera.rectangle(*image.size)])
        pages, mask = [scenes.develop(rng, exposure)], Image.new("L", image.size, 255)
        extension, data, _ = scenes.encode(rng, capture, pages, mask)
        truth["size"] = list(image.size)
    else:
        extension, data = with_documents(rng, kind, capture, sides, options, truth)
    truth["file"] = f"{index:05d}.{extension}"
    return truth["file"], data, truth


def with_documents(rng, kind, capture, sides, options, truth):
    """Draws, lays down, takes and encodes; fills in the truth."""
    if capture in groups.CAPTURES:
        drawers, truth["expected"] = groups.subjects(
            rng, kind, capture, lambda one: subjects(rng, one, 2, options)
        )
        capture = "both_sides"  # as far as light and file go
        plan = scenes.group(rng, [size for size, _ in drawers])
    else:
        drawers = subjects(rng, kind, sides, options)
        plan = scenes.stage(rng, capture, [size for size, _ in drawers])
    pages = [scenes.ground(rng, plan.look, size) for size in plan.sizes]
    laid, mask = [], None
    for (size, draw), place in zip(drawers, plan.places):
        q = place.quad
        longest = max(np.hypot(*(q[1] - q[0])), np.hypot(*(q[2] - q[3])))
        drawn = draw(float(np.clip(longest * 1.08 / size[0], 5, 30)))
        hidden = None
        if drawn.boxes and plan.look != "cutout" and rng.random() < 0.035:
            hidden = cover(rng, drawn)
        if (
            kind == "passport"
            and plan.look in ("photo", "scan", "copy")
            and capture != "fills_frame"
            and rng.random() < 0.5
        ):
            scenes.open_booklet(rng, pages[place.page], drawn, q)
        scenes.lay(rng, pages[place.page], drawn, q, plan.look)
        if plan.look == "cutout":
            mask = Image.new("L", plan.sizes[0], 0)
            camera.warp_onto(
                mask,
                Image.new("L", drawn.sheet.image.size, 255),
                camera.card_mask(*drawn.sheet.image.size, drawn.corner * drawn.sheet.ppm),
                q,
            )
        if (
            plan.look == "photo"
            and capture in ("phone", "turned", "glare", "exif", "shadow")
            and sides == 1
            and size[0] < 130
            and rng.random() < 0.12
        ):
            scenes.thumb(rng, pages[place.page], drawn, q)
        matrix = camera.homography(camera.rectangle(*size), q)
        laid.append((drawn, place, matrix, hidden))
    exposures = [
        scenes.expose(rng, capture, plan.look, page, [p.quad for p in plan.places if p.page == i])
        for i, page in enumerate(pages)
    ]
    extension, data, quality = scenes.encode(rng, capture, [scenes.develop(rng, e) for e in exposures], mask)
    truth.update(size=list(plan.sizes[0]), pages=len(pages))
    if kind == "none":
        for drawn, place, matrix, _ in laid:
            truth["faces"] += [face_on_page(matrix, f) for f in drawn.faces if place.page == 0]
        return extension, data
    readable = []
    for drawn, place, matrix, hidden in laid:
        truth["documents"].append(
            {
                "kind": drawn.kind,
                "side": drawn.side,
                "page": place.page,
                "quad": corners_of(place.quad),
                "fields": drawn.fields,
            }
        )
        for source, target in ((drawn.fields, truth["fields"]), (drawn.accept, truth["accept"])):
            for name, value in source.items():
                if target.get(name) is None:  # covered on one side may stand on the other
                    target[name] = value
        if place.page == 0:
            truth["faces"] += [face_on_page(matrix, f) for f in drawn.faces]
            truth["ghost_faces"] += [face_on_page(matrix, f) for f in drawn.ghosts]
        truth["defects"] += [d for d in drawn.defects if d not in truth["defects"]]
        told = picture_defects(capture, plan.look, drawn, exposures[place.page], matrix)
        truth["picture_defects"] += [d for d in told if d not in truth["picture_defects"]]
        truth["mrz"] = truth["mrz"] or drawn.mrz
        readable.append(
            legible(drawn, exposures[place.page], matrix, quality, hidden in ("number", "number_printed"))
        )
    if "expected" in truth:  # of several persons: only `documents` says what stands where
        truth["fields"], truth["accept"], truth["mrz"] = {}, {}, []
    truth["quad"] = truth["documents"][0]["quad"]
    truth["side"] = "both" if len(laid) > 1 else laid[0][0].side
    truth["legible"] = all(readable)
    return extension, data


def with_holder(rng, options, truth):
    """A person with the front of a document in the hands; fills in the truth."""
    portrait = artwork.portrait(options.portrait, options.portrait_face)
    held = pick(rng, list(HELD), list(HELD.values()))
    (size, draw), *_ = subjects(rng, held, 2 if held in TWO_SIDED else 1, options)
    photo = holding.plan(rng, size, holding.DEFECTS)
    longest = float(np.hypot(*(photo.quad[1] - photo.quad[0])))
    drawn = draw(float(np.clip(longest * 1.08 / size[0], 5, 30)))
    page = holding.draw(rng, photo, drawn, portrait)
    exposure = scenes.expose(rng, "holding", "photo", page, [photo.quad])
    capture = "exif" if rng.random() < 0.2 else "phone"
    extension, data, quality = scenes.encode(rng, capture, [scenes.develop(rng, exposure)])
    matrix = camera.homography(camera.rectangle(*size), photo.quad)
    defect = photo.defect.split(":")[0]
    truth["documents"] = [
        {"kind": drawn.kind, "side": drawn.side, "page": 0, "quad": corners_of(photo.quad), "fields": drawn.fields}
    ]
    portraits = [face_on_page(matrix, f) for f in drawn.faces]
    holder = holding.holder_box(photo)
    half_seen = defect in ("holder_face_cut_off", "holder_face_covered")  # may or may not be found
    whole = [holder] if holder and not half_seen else []
    truth.update(
        kind="holding_photo" if holder else drawn.kind,
        held_kind=drawn.kind,
        side=drawn.side,
        capture="holding",
        fields=drawn.fields,
        accept=drawn.accept,
        quad=corners_of(photo.quad),
        size=list(photo.size),
        faces=whole + portraits,
        face_roles=["holder"] * len(whole) + ["portrait"] * len(portraits),
        holder=holder,
        ghost_faces=[face_on_page(matrix, f) for f in drawn.ghosts] + ([holder] if holder and half_seen else []),
        defects=drawn.defects + ([defect] if defect else []),
        mrz=drawn.mrz,
        legible=legible(drawn, exposure, matrix, quality, defect == "document_blurred"),
    )
    return extension, data


def _write(options, index):
    name, data, truth = render(index, options)
    (options.out / name).write_bytes(data)
    return json.dumps(truth, ensure_ascii=False)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--count", type=int, required=True)
    p.add_argument("--seed", type=int, required=True)
    p.add_argument("--kinds", default=",".join(KINDS))
    p.add_argument("--captures", default=",".join(scenes.CAPTURES))
    p.add_argument(
        "--portrait", default=PORTRAIT, help="picture of one person (default: Debian's python3-skimage)"
    )
    p.add_argument(
        "--portrait-face",
        default=",".join(map(str, PORTRAIT_FACE)),
        help="its face as a frontal cascade boxes it",
    )
    p.add_argument(
        "--regions", help="table code, name, first_year, last_year (tab-separated); without it 31 counties"
    )
    p.add_argument("--jobs", type=int, default=2)
    options = p.parse_args()
    captures = scenes.CAPTURES | groups.CAPTURES
    for given, known in ((options.kinds, KINDS), (options.captures, captures)):
        unknown = set(given.split(",")) - set(known)
        if unknown:
            p.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    options.kinds = {k: KINDS[k] for k in options.kinds.split(",")}
    options.captures = {k: captures[k] for k in options.captures.split(",")}
    options.portrait_face = tuple(int(v) for v in options.portrait_face.split(","))
    if not pathlib.Path(options.portrait).is_file():
        p.error(f"no portrait at {options.portrait}: install python3-skimage or give --portrait")
    options.counties = people.read_regions(options.regions) if options.regions else people.builtin_regions()
    options.out.mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool(options.jobs) as pool, open(
        options.out / "truth.jsonl", "w", encoding="utf-8"
    ) as truth:
        for line in pool.imap(functools.partial(_write, options), range(options.count), chunksize=4):
            truth.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
