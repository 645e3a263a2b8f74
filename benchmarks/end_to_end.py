#!/usr/bin/python3
"""Accuracy, wrong numbers, milliseconds and peak memory of the real program on rendered uploads.

Renders a set (or takes one that has been rendered), reads it with one process a capture kind on one thread, so that
each capture's peak memory is its own, and prints `docintake score` over everything, then the memory table.
"""
import argparse
import collections
import datetime
import json
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "docintake"
PORTRAIT = ROOT / ".deps" / "portraits" / "astronaut.png"


def render(rendering, out, count, seed, extra):
    """One of the two renderings, into `out`."""
    maker = ([ROOT / "build" / "docintake-samples", "documents"] if rendering == "first"
             else ["/usr/bin/python3", ROOT / "samples" / "second" / "render.py"])
    command = [*maker, "--out", out, "--count", count, "--seed", seed, "--portrait", PORTRAIT, *extra]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def run_measured(command):
    """Runs a command in a process of its own; its output, exit status and peak memory in MB."""
    script = ("import resource, subprocess, sys\n"
              "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)\n"
              "sys.stdout.buffer.write(done.stdout)\n"
              "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024\n"
              "print(done.returncode, peak, file=sys.stderr)\n")
    done = subprocess.run([sys.executable, "-c", script, *map(str, command)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=True)
    status, peak = done.stderr.strip().splitlines()[-1].split()
    return done.stdout, int(status), float(peak)


def read_group(files, flags):
    """Outcomes of one capture's files and the peak memory of the process that read them."""
    output, status, peak = run_measured([PROGRAM, "read", "--json", *flags, *files])
    if status not in (0, 1, 3):
        sys.exit(f"docintake read ended with status {status}")
    return output, peak


def is_large(truth):
    return truth.get("size") and truth["size"][0] * truth["size"][1] >= 11_500_000


def print_timings(title, outcomes):
    totals = sorted(outcome["timings_ms"]["total"] for outcome in outcomes)
    if totals:
        p95 = totals[min(len(totals) - 1, int(0.95 * len(totals)))]
        print(f"{title:24s} {len(totals):6d} files   median {statistics.median(totals):7.1f} ms   p95 {p95:7.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rendering", choices=("first", "second"), default="second")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--set", type=pathlib.Path, help="a folder that has been rendered, with its truth.jsonl")
    parser.add_argument("--outcomes", type=pathlib.Path, help="keep the outcomes here")
    parser.add_argument("--read", default="", help="flags for `docintake read`, e.g. '--reader tesseract'")
    parser.add_argument("--render", default="", help="flags for the maker, e.g. '--captures phone'")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.set or pathlib.Path(scratch) / "set"
        if not arguments.set:
            render(arguments.rendering, folder, arguments.count, arguments.seed, arguments.render.split())
        truths = [json.loads(line) for line in open(folder / "truth.jsonl", encoding="utf-8")]
        groups = collections.defaultdict(list)
        for truth in truths:
            groups[truth["capture"]].append(folder / truth["file"])
        peaks, outcomes = {}, []
        for capture in sorted(groups):
            output, peaks[capture] = read_group(groups[capture], arguments.read.split())
            outcomes += output.splitlines()
        kept = arguments.outcomes or pathlib.Path(scratch) / "outcomes.jsonl"
        kept.write_text("\n".join(outcomes) + "\n", encoding="utf-8")

        print(f"{datetime.date.today()}  {platform.processor() or platform.machine()}, one thread a process")
        print("command: " + " ".join(sys.argv))
        subprocess.run([PROGRAM, "score", folder / "truth.jsonl", kept], check=True)
        parsed = [json.loads(line) for line in outcomes]
        large = {truth["file"] for truth in truths if is_large(truth)}
        print("\nmilliseconds, picture to outcome, models loaded")
        print_timings("all", parsed)
        print_timings("12 megapixels", [o for o in parsed if pathlib.Path(o["file"]).name in large])
        print("\npeak memory of the process that read a capture's files")
        for capture, peak in sorted(peaks.items()):
            print(f"{capture:24s} {len(groups[capture]):6d} files   {peak:7.0f} MB")


if __name__ == "__main__":
    main()
