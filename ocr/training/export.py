#!/usr/bin/python3
"""Writes a checkpoint as the model file that the recognizer loads (ocr/models/README.md), batch norm folded in."""
import json
import struct
import sys

import torch
from torch import nn

from lines import EPSILON
from network import HEIGHT, STRIDE, WIDTHS, Network

MAGIC = b"DIMODEL1"


def folded(convolution, norm):
    """Weight and bias of a convolution with the batch norm behind it taken in."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return convolution.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale


def layer(convolution, relu):
    return {"kind": "convolution", "in": convolution.in_channels, "out": convolution.out_channels,
            "kernel": list(convolution.kernel_size), "stride": list(convolution.stride),
            "padding": list(convolution.padding), "relu": relu}


def export(checkpoint, path):
    state = torch.load(checkpoint)
    network = Network(WIDTHS[state["kind"]], len(state["alphabet"]) + 1)
    network.load_state_dict(state["network"])
    network.eval()
    layers, weights = [], []
    with torch.no_grad():
        for part in network.body:
            if isinstance(part, nn.AvgPool2d):
                size = part.kernel_size
                layers.append({"kind": "average_pool", "kernel": list(size) if isinstance(size, tuple) else [size] * 2})
                continue
            layers.append(layer(part[0], relu=True))
            weights.append(folded(part[0], part[1]))
        layers.append(layer(network.head, relu=False))
        weights.append((network.head.weight, network.head.bias))
    header = json.dumps({"name": state["kind"], "height": HEIGHT, "stride": STRIDE, "trained_lines": state["before"] + state["lines"],
                         "normalise": {"epsilon": EPSILON}, "alphabet": "".join(state["alphabet"]), "layers": layers},
                        ensure_ascii=False).encode()
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<I", len(header)) + header)
        for weight, bias in weights:
            file.write(weight.detach().numpy().astype("<f2").tobytes())
            file.write(bias.detach().numpy().astype("<f4").tobytes())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: export.py CHECKPOINT.pt FILE.model")
    export(*sys.argv[1:])
