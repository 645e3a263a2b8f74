"""Several documents in one upload: two that do not belong together, and pages of three or four."""
from people import pick

# Never drawn unless asked for by name, so that a seed goes on giving the same pictures.
CAPTURES = {"mismatched": 1, "several": 1}
KINDS = ("prc_id_card", "id_card", "hkm_travel_permit", "tw_travel_permit", "hkmt_residence_permit", "foreign_pr_card")
# Whose backs say who the holder is.
_TELLING_BACKS = ("id_card", "hkm_travel_permit", "tw_travel_permit")


def subjects(rng, kind, capture, both_sides):
    """What is to be drawn and the finding it must give, if any: (list of (size, drawer), list of codes).
    `both_sides(kind)` draws front and back of one new person."""
    if capture == "several":
        first, second = both_sides(kind), both_sides(pick(rng, KINDS))
        drawn = first + second
        rng.shuffle(drawn)
        return drawn[: int(pick(rng, (3, 4)))], []
    what = pick(rng, ("same_side_twice", "persons_differ", "sides_disagree", "kinds_differ"))
    if what == "sides_disagree" and kind not in _TELLING_BACKS:
        what = "persons_differ"
    mine = both_sides(kind)
    if what == "same_side_twice":
        side = int(rng.integers(0, 2))
        return [mine[side], mine[side]], [what]
    if what == "persons_differ":
        return [mine[0], both_sides(kind)[0]], [what]
    if what == "sides_disagree":
        return [mine[0], both_sides(kind)[1]], [what]
    return [mine[0], both_sides(pick(rng, [other for other in KINDS if other != kind]))[1]], [what]
