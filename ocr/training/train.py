#!/usr/bin/python3
"""Trains one of the two line recognizers on lines made as it goes. Resumes from its checkpoint.

First frame by frame, since the sample maker says where each character lies; the last part by CTC over whole lines.
Writes CHECKPOINT.pt, CHECKPOINT.tsv (the curve) and, through export.py, the model file.
"""
import argparse
import dataclasses
import math
import os
import pathlib
import tempfile
import time

import torch
from torch import multiprocessing
from torch.nn import functional

import alphabets
import lines as supply
from export import export
from network import WIDTHS, Network
from recipes import RECIPES
from restore import restore

BLANKS_KEPT = 0.35        # share of the blank frames trained on: there are many and they are easy
WARM_UP = 200             # steps
LONGEST_GRADIENT = 5.0
MEASURED_EVERY = 120.0    # seconds, also between checkpoints
MEASURED_LINES = 240


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=sorted(RECIPES))
    parser.add_argument("--maker", default="build/docintake-samples", help="the sample maker")
    parser.add_argument("--regions", help="place names: TSV, as for the sample maker")
    parser.add_argument("--checkpoint", required=True, help="path without its ending; resumed from if it is there")
    parser.add_argument("--from-model", help="where there is no checkpoint: begin with this model file's weights")
    parser.add_argument("--lines", type=int, help="of the whole training; the recipe's by default")
    parser.add_argument("--frame-share", type=float, help="of the lines: trained frame by frame; the recipe's by default")
    parser.add_argument("--rate", type=float, help="of learning, at its highest; the recipe's by default")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--wear", type=float, default=0.9)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def maker_arguments(options, recipe, alphabet_file, held_out):
    fonts = ["--fonts" if held_out else "--without-fonts", recipe.held_out_fonts]
    places = ["--regions", options.regions] if options.regions else []
    return ["--kinds", recipe.kinds, "--wear", str(options.wear), "--alphabet", alphabet_file, *fonts, *places]


def feed(queue, options, recipe, classes, alphabet_file, seed):
    """The body of the process that makes batches."""
    torch.set_num_threads(1)
    made = supply.made_lines(options.maker, seed, maker_arguments(options, recipe, alphabet_file, held_out=False))
    for batch in supply.batches(made, classes, seed):
        queue.put(batch)


def held_out_batches(options, recipe, classes, alphabet_file):
    made = supply.made_lines(options.maker, 999, maker_arguments(options, recipe, alphabet_file, held_out=True))
    chosen = []
    while len(chosen) < MEASURED_LINES:
        line = next(made)
        if line.picture.shape[1] <= supply.LONGEST and all(c in classes for c in line.text):
            chosen.append(line)
    chosen.sort(key=lambda line: line.picture.shape[1])
    return [supply.Batch(chosen[i:i + 16], classes) for i in range(0, len(chosen), 16)]


def greedy(classes_by_frame, alphabet):
    text, previous = [], supply.BLANK
    for index in classes_by_frame:
        if index not in (supply.BLANK, previous):
            text.append(alphabet[index - 1])
        previous = index
    return "".join(text)


def exact(network, measured, alphabet):
    """Share of lines read without any mistake."""
    network.eval()
    right = total = 0
    with torch.no_grad():
        for batch in measured:
            best = network(batch.pictures).argmax(1)
            for frames, count, text in zip(best.tolist(), batch.frames.tolist(), batch.texts):
                right += greedy(frames[:count], alphabet) == text
                total += 1
    network.train()
    return right / total


def frame_loss(network, features, labels):
    kept = (labels > 0) | ((labels == supply.BLANK) & (torch.rand(labels.shape) < BLANKS_KEPT))
    return functional.cross_entropy(network.scores_at(features.permute(0, 2, 1)[kept]).float(), labels[kept])


def line_loss(network, features, batch):
    scores = network.scores_at(features.permute(2, 0, 1)).float().log_softmax(2)
    return functional.ctc_loss(scores, batch.targets, batch.frames, batch.lengths, zero_infinity=True)


def learning_rate(recipe, step, share):
    return recipe.rate * min(1.0, (step + 1) / WARM_UP) * (0.5 * (1 + math.cos(math.pi * min(1.0, share))) + 0.005)


def has_bfloat16():
    """Whether this processor multiplies in bfloat16 itself: training then takes half the time."""
    return " avx512_bf16" in pathlib.Path("/proc/cpuinfo").read_text(encoding="ascii")


def save(path, state):
    torch.save(state, f"{path}.pt.new")
    os.replace(f"{path}.pt.new", f"{path}.pt")


def train(options):
    recipe = RECIPES[options.network]
    given = {"lines": options.lines, "frame_share": options.frame_share, "rate": options.rate}
    recipe = dataclasses.replace(recipe, **{name: value for name, value in given.items() if value is not None})
    total = recipe.lines
    alphabet = alphabets.alphabet(options.network)
    classes = {c: i + 1 for i, c in enumerate(alphabet)}
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    network = Network(WIDTHS[options.network], len(alphabet) + 1).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(network.parameters(), recipe.rate, weight_decay=1e-4)
    seen = step = starts = before = 0
    if pathlib.Path(f"{options.checkpoint}.pt").exists():
        state = torch.load(f"{options.checkpoint}.pt")
        if state["alphabet"] != alphabet:
            raise SystemExit("The checkpoint is of another alphabet.")
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        seen, step, starts, before = state["lines"], state["step"], state["starts"] + 1, state.get("before", 0)

    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(alphabet))
        file.flush()
        measured = held_out_batches(options, recipe, classes, file.name)
        if options.from_model and step == 0:
            before = restore(network, options.from_model, alphabet, iter(measured))
        queue = multiprocessing.Queue(16)
        multiprocessing.Process(target=feed, daemon=True, args=(
            queue, options, recipe, classes, file.name, options.seed + 1000 * (starts + 1))).start()
        bfloat16 = has_bfloat16()
        mean, since, began = None, time.monotonic(), seen
        while seen < total:
            batch = queue.get()
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(recipe, step, seen / total)
            by_frame = seen < recipe.frame_share * total
            with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
                features = network.features(batch.pictures.contiguous(memory_format=torch.channels_last))
                loss = frame_loss(network, features, batch.labels) if by_frame else line_loss(network, features, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), LONGEST_GRADIENT)
            optimizer.step()
            step, seen = step + 1, seen + len(batch)
            mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
            if time.monotonic() - since < MEASURED_EVERY and seen < total:
                continue
            rate = (seen - began) / (time.monotonic() - since)
            record = (f"{seen}\t{'frames' if by_frame else 'ctc'}\t{mean:.4f}\t"
                      f"{exact(network, measured, alphabet):.4f}\t{rate:.0f}")
            print(record, flush=True)
            with open(f"{options.checkpoint}.tsv", "a", encoding="utf-8") as curve:
                curve.write(record + "\n")
            save(options.checkpoint, {"network": network.state_dict(), "optimizer": optimizer.state_dict(),
                                      "alphabet": alphabet, "kind": options.network, "lines": seen, "step": step,
                                      "starts": starts, "before": before})
            export(f"{options.checkpoint}.pt", f"{options.checkpoint}.model")
            since, began = time.monotonic(), seen


if __name__ == "__main__":
    multiprocessing.set_sharing_strategy("file_system")
    train(parse())
