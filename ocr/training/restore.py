"""Takes the weights of a model file back into a network, so that training can go on from what is committed."""
import json
import struct

import numpy as np
import torch
from torch import nn

from export import MAGIC

CALIBRATED_ON = 12  # batches


def read_model(path):
    """The header of a model file and, for each convolution, its weight and bias."""
    with open(path, "rb") as file:
        content = file.read()
    if content[:8] != MAGIC:
        raise SystemExit(f"{path} is not a model file.")
    length = struct.unpack_from("<I", content, 8)[0]
    header, at, weights = json.loads(content[12:12 + length]), 12 + length, []
    for layer in header["layers"]:
        if layer["kind"] != "convolution":
            continue
        shape = (layer["out"], layer["in"], *layer["kernel"])
        size = int(np.prod(shape))
        weight = np.frombuffer(content, "<f2", size, at).astype(np.float32).reshape(shape)
        bias = np.frombuffer(content, "<f4", layer["out"], at + 2 * size).copy()
        at += 2 * size + 4 * layer["out"]
        weights.append((torch.from_numpy(weight), torch.from_numpy(bias)))
    return header, weights


def restore(network, path, alphabet, batches):
    """Loads the file into the network. The file holds batch norms folded into their convolutions; each is unfolded
    again by what its convolution gives on a few batches: scaled by the deviation and shifted by the mean found there,
    it changes nothing, and trains on as before."""
    header, weights = read_model(path)
    if header["alphabet"] != "".join(alphabet):
        raise SystemExit("The model is of another alphabet.")
    blocks = [part for part in network.body if isinstance(part, nn.Sequential)]
    found = {}
    hooks = []
    with torch.no_grad():
        for block, (weight, bias) in zip(blocks, weights):
            block[0].weight.copy_(weight)
            block[1].weight.fill_(1)
            block[1].bias.copy_(bias)
            block[1].running_mean.zero_()
            block[1].running_var.fill_(1 - block[1].eps)
            hooks.append(block[0].register_forward_hook(
                lambda layer, _, out: found.setdefault(layer, []).append(
                    torch.stack([out.mean((0, 2, 3)), out.square().mean((0, 2, 3))]))))
        network.head.weight.copy_(weights[-1][0])
        network.head.bias.copy_(weights[-1][1])
        network.eval()
        for _ in range(CALIBRATED_ON):
            network.features(next(batches).pictures)
        for hook, block in zip(hooks, blocks):
            hook.remove()
            mean, square = torch.stack(found[block[0]]).mean(0)
            block[1].running_mean.copy_(mean)
            block[1].running_var.copy_(square - mean.square())
            block[1].weight.copy_(torch.sqrt(block[1].running_var + block[1].eps))
            block[1].bias.add_(mean)
        network.train()
    return header["trained_lines"]
