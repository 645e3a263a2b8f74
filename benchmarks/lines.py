#!/usr/bin/python3
"""Lines of held-out fonts read without a mistake, and CPU milliseconds a line on one thread, beside Tesseract.

Draws the lines with the sample maker in fonts that no network was trained on, at three degrees of wear, and has each
read by the program's networks and by Tesseract in the same run.
"""
import argparse
import datetime
import pathlib
import platform
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
WEAR = {"clean": 0.2, "mild": 0.5, "hard": 0.9}
SETS = {
    "machine": {
        "kinds": ["mrz", "number", "latin_number", "code"],
        "fonts": "ocr-b-sharp,dejavu-mono,liberation-serif,gbsn",
        "readers": ["--machine", ROOT / "ocr/models/machine.model", "--tesseract", "--alphabet", "latin"],
    },
    "general": {
        "kinds": ["name", "rare", "address", "authority", "birth", "validity", "company", "latin_name"],
        "fonts": "gbsn,gkai,liberation-serif,dejavu-sans",
        "readers": ["--general", ROOT / "ocr/models/general.model", "--tesseract"],
    },
}


def read(lines, options, wear):
    """Rows of docintake-recognize-lines: {(kind, reader): (lines, exact %, sure and wrong %, ms)}."""
    made = [BUILD / "docintake-samples", "lines", "--out", "-", "--count", options.count * len(lines["kinds"]), "--seed",
            options.seed, "--kinds", ",".join(lines["kinds"]), "--fonts", lines["fonts"], "--wear", wear]
    if options.regions:
        made += ["--regions", options.regions]
    maker = subprocess.Popen([str(part) for part in made], stdout=subprocess.PIPE)
    table = subprocess.run([str(part) for part in [BUILD / "docintake-recognize-lines", *lines["readers"]]],
                           stdin=maker.stdout, stdout=subprocess.PIPE, text=True, check=True).stdout
    if maker.wait():
        raise SystemExit("docintake-samples failed")
    rows = {}
    for line in table.splitlines()[1:]:
        kind, reader, count, exact, _, wrong, milliseconds = line.split()
        rows[kind, reader] = (int(count), float(exact), float(wrong), float(milliseconds))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="lines of each kind and degree of wear (default 100)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--regions", help="place names: TSV, as for the sample maker")
    options = parser.parse_args()
    print(f"{datetime.date.today()}  {platform.machine()}  seed {options.seed}, about {options.count} lines a row; "
          "wear " + ", ".join(f"{name} up to {bound}" for name, bound in WEAR.items()))
    print(f"{'':16s}" + "".join(f"{name:>22s}" for name in WEAR) + f"{'ms a line':>22s}{'sure+wrong':>12s}")
    print(f"{'':16s}" + f"{'ours':>13s}{'Tesseract':>9s}" * (len(WEAR) + 1) + f"{'ours':>12s}")
    for name, lines in SETS.items():
        tables = {wear: read(lines, options, bound) for wear, bound in WEAR.items()}
        for kind in lines["kinds"]:
            pairs = [(table[kind, name], table[kind, "tesseract"]) for table in tables.values()]
            cells = "".join(f"{ours[1]:12.1f} %{theirs[1]:7.1f} %" for ours, theirs in pairs)
            ours, theirs = pairs[1]
            print(f"{kind:16s}{cells}{ours[3]:13.2f}{theirs[3]:9.2f}{max(pair[0][2] for pair in pairs):10.2f} %")


if __name__ == "__main__":
    main()
