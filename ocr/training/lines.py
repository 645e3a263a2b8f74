"""Lines of the sample maker's stream (samples/README.md), gathered into batches of like width."""
import random
import struct
import subprocess

import numpy as np
import torch

from network import HEIGHT, STRIDE

COLUMNS = 10240     # of one batch, summed over its lines
POOLED = 4096       # lines that batches are gathered from
LONGEST = 1400      # columns; longer lines are left out
EPSILON = 4.0       # added to the deviation, so that an empty line does not become noise
CORE = 0.2          # share of a character's extent, on each side of its middle, that shows it for certain
NOT_LABELLED = -1
BLANK = 0


class Line:
    """A picture (uint8, 32 x W) with its text and each character's extent in columns."""
    __slots__ = ("picture", "kind", "text", "spans")

    def __init__(self, picture, kind, text, spans):
        self.picture, self.kind, self.text, self.spans = picture, kind, text, spans


def read_stream(stream):
    """Yields the lines of a stream until it ends."""
    if stream.read(8) != b"DILINES1":
        raise ValueError("not a stream of lines")
    while len(head := stream.read(8)) == 8:
        height, width, kind, count = struct.unpack("<4H", head)
        spans = np.frombuffer(stream.read(8 * count), dtype=[("c", "<u4"), ("l", "<u2"), ("r", "<u2")])
        picture = np.frombuffer(stream.read(height * width), np.uint8).reshape(height, width)
        yield Line(picture, kind, "".join(map(chr, spans["c"])),
                   np.stack([spans["l"], spans["r"]], 1).astype(np.float32))


def made_lines(maker, seed, arguments):
    """An endless supply from the sample maker."""
    command = [maker, "lines", "--out", "-", "--height", str(HEIGHT), "--seed", str(seed), "--count", str(2 ** 40),
               "--jobs", "1", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=1 << 20) as process:
        yield from read_stream(process.stdout)


def normalised(picture):
    pixels = picture.astype(np.float32)
    return (pixels - pixels.mean()) / (pixels.std() + EPSILON)


def frame_labels(line, classes, frames):
    """The class of every frame that shows a character or the gap between two for certain."""
    labels = np.full(frames, NOT_LABELLED, np.int64)
    if not len(line.spans):
        return labels
    middles = line.spans.mean(1)
    labels[: int(max(0, line.spans[0, 0] - 3) // STRIDE)] = BLANK
    labels[int((line.spans[-1, 1] + 3) // STRIDE) + 1:] = BLANK
    for gap in (line.spans[:-1, 1] + line.spans[1:, 0]) / 2:
        labels[min(frames - 1, int(gap / STRIDE))] = BLANK
    for character, middle, (left, right) in zip(line.text, middles, line.spans):
        reach = CORE * (right - left)
        first, last = int((middle - reach) / STRIDE), int((middle + reach) / STRIDE)
        labels[min(frames - 1, first): min(frames, last + 1)] = classes[character]
    return labels


class Batch:
    """Lines of like width as tensors: pictures, labels a frame, the frames each line has, targets for CTC."""

    def __init__(self, lines, classes):
        width = (max(line.picture.shape[1] for line in lines) + STRIDE - 1) // STRIDE * STRIDE
        pictures = np.zeros((len(lines), 1, HEIGHT, width), np.float32)
        labels = np.zeros((len(lines), width // STRIDE), np.int64)
        for i, line in enumerate(lines):
            own = line.picture.shape[1]
            pictures[i, 0, :, :own] = normalised(line.picture)
            labels[i] = frame_labels(line, classes, width // STRIDE)
        self.pictures = torch.from_numpy(pictures)
        self.labels = torch.from_numpy(labels)
        self.texts = [line.text for line in lines]
        self.kinds = [line.kind for line in lines]
        self.frames = torch.tensor([min(width // STRIDE, line.picture.shape[1] // STRIDE + 2) for line in lines])
        self.targets = torch.tensor([classes[c] for line in lines for c in line.text])
        self.lengths = torch.tensor([len(line.text) for line in lines])

    def __len__(self):
        return len(self.texts)


def batches(lines, classes, seed):
    """Batches of about COLUMNS columns, in random order, out of an endless supply of lines."""
    order = random.Random(seed)
    while True:
        pool = []
        while len(pool) < POOLED:
            line = next(lines)
            if line.picture.shape[1] <= LONGEST and all(c in classes for c in line.text):
                pool.append(line)
        pool.sort(key=lambda line: line.picture.shape[1])
        gathered, batch = [], []
        for line in pool:
            if batch and (len(batch) + 1) * line.picture.shape[1] > COLUMNS:
                gathered.append(batch)
                batch = []
            batch.append(line)
        gathered.append(batch)
        order.shuffle(gathered)
        for each in gathered:
            yield Batch(each, classes)
