#!/usr/bin/env python3
"""Whether PyTorch reads weights of the book's network as the book does; site/tests/pytorch.mjs calls it.

  python3 site/tests/pytorch.py FOLDER       FOLDER: weights.safetensors, and read.json with images of 784 numbers
                                             and the ten probabilities that the book's network has for each

Needs PyTorch (Debian and Ubuntu: python3-torch), and no package for the file's format.
"""
import json
import math
import pathlib
import struct
import sys

import torch


class Network(torch.nn.Module):
    """784 → hidden → 10, with the names that the file has."""

    def __init__(self, hidden):
        super().__init__()
        self.fc1 = torch.nn.Linear(784, hidden)
        self.fc2 = torch.nn.Linear(hidden, 10)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


def tensors(path):
    """The tensors of a .safetensors file: a length, that much JSON, the numbers."""
    data = bytearray(path.read_bytes())
    size = struct.unpack_from("<Q", data)[0]
    state = {}
    for name, about in json.loads(data[8:8 + size]).items():
        if name == "__metadata__":
            continue
        if about["dtype"] != "F32":
            sys.exit(f"{name} is {about['dtype']}, not F32")
        first, last = about["data_offsets"]
        state[name] = torch.frombuffer(data[8 + size + first:8 + size + last], dtype=torch.float32).reshape(about["shape"])
    return state


def main():
    folder = pathlib.Path(sys.argv[1])
    state = tensors(folder / "weights.safetensors")
    network = Network(len(state["fc1.bias"]))
    network.load_state_dict(state)  # strict: every name and every shape must fit
    read = json.loads((folder / "read.json").read_text())
    worst = 0.0
    with torch.no_grad():
        for image, theirs in zip(read["images"], read["probabilities"]):
            mine = torch.log_softmax(network(torch.tensor(image)), 0)
            # Logits, up to what is the same for all ten. (A probability below 1e-30 has lost its digits.)
            worst = max([worst] + [abs(float(m) - math.log(t)) for m, t in zip(mine, theirs) if t > 1e-30])
    shapes = ", ".join(f"{name} {list(value.shape)}" for name, value in state.items())
    print(f"PyTorch {torch.__version__}: {shapes}")
    print(f"{len(read['images'])} images: the logits differ by at most {worst:.1e}")
    sys.exit(0 if worst < 1e-4 else 1)


if __name__ == "__main__":
    main()
