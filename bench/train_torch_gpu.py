#!/usr/bin/env python3
"""Times training steps of chapter 06's network in PyTorch on a GPU, to have something to compare with.

  python3 bench/train_torch_gpu.py --data DIR [--batches 8 32 128 512 2048] [--steps 300] [--json FILE]

The same work as `./book train --backend cublas/sgemm`: 784 → 128 → 10, cross-entropy, Adam, float32
without TF32; the images lie in the GPU's memory and every step gathers its batch from them. Twice:
eager, and with the whole step recorded as a CUDA graph, whose replay is one launch. A time is the
median of nine runs of --steps steps, waited for, after a warm-up. Needs PyTorch with CUDA and NumPy.
Without DIR the images are random: the time does not depend on what they show.
"""
import argparse
import gzip
import json
import pathlib
import statistics
import time

import numpy as np
import torch


def read_idx(directory, name, header):
    """The bytes of an IDX file, plain or .gz, without its header."""
    path = pathlib.Path(directory) / name
    data = path.read_bytes() if path.exists() else gzip.open(f"{path}.gz").read()
    return np.frombuffer(data, dtype=np.uint8, offset=header)


def load(directory, device):
    """MNIST's training images in [0, 1] and labels, or random ones of the same size."""
    if directory and list(pathlib.Path(directory).glob("train-images-idx3-ubyte*")):
        images = read_idx(directory, "train-images-idx3-ubyte", 16).reshape(-1, 784).astype(np.float32) / 255
        labels = read_idx(directory, "train-labels-idx1-ubyte", 8).astype(np.int64)
        name = "mnist"
    else:
        random = np.random.default_rng(1)
        images = random.random((60000, 784), dtype=np.float32)
        labels = random.integers(0, 10, 60000)
        name = "random"
    return torch.from_numpy(images).to(device), torch.from_numpy(labels).to(device), name


class Step:
    """A network with its optimiser, and one training step on the batch at `index`."""

    def __init__(self, images, labels, batch, graph):
        device = images.device
        torch.manual_seed(1)
        self.network = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
        self.network.to(device)
        self.adam = torch.optim.Adam(self.network.parameters(), lr=1e-3, eps=1e-7, capturable=graph)
        self.loss_of = torch.nn.CrossEntropyLoss()
        self.images, self.labels = images, labels
        self.index = torch.arange(batch, device=device)  # a graph reads its inputs from fixed places
        self.loss = torch.zeros((), device=device)
        self.graph = None
        if graph:
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):  # allocations and cuBLAS's set-up stay out of the graph
                for _ in range(3):
                    self.run()
            torch.cuda.current_stream().wait_stream(side)
            self.graph = torch.cuda.CUDAGraph()
            self.adam.zero_grad(set_to_none=True)
            with torch.cuda.graph(self.graph):
                self.run()

    def run(self):
        x, y = self.images[self.index], self.labels[self.index]
        self.adam.zero_grad(set_to_none=True)
        loss = self.loss_of(self.network(x), y)
        loss.backward()
        self.adam.step()
        self.loss.copy_(loss.detach())

    def __call__(self, index):
        self.index.copy_(index)
        if self.graph:
            self.graph.replay()
        else:
            self.run()


def measure(images, labels, batch, graph, steps):
    """Seconds per step (median of nine runs) and the last loss, as a dictionary."""
    step = Step(images, labels, batch, graph)
    count = len(images) // batch
    order = torch.randperm(len(images), device=images.device)
    batches = [order[batch * i : batch * (i + 1)] for i in range(count)]
    done = 0

    def run(number):
        nonlocal done
        for _ in range(number):
            step(batches[done % count])
            done += 1
        torch.cuda.synchronize()

    run(max(20, steps // 4))
    times = []
    for _ in range(9):
        start = time.perf_counter()
        run(steps)
        times.append((time.perf_counter() - start) / steps)
    per_step = statistics.median(times)
    return {
        "mode": "graph" if graph else "eager",
        "batch": batch,
        "steps": steps,
        "seconds_per_step": per_step,
        "fastest": min(times),
        "slowest": max(times),
        "seconds_per_epoch": per_step * -(-len(images) // batch),
        "loss": step.loss.item(),
    }


def main():
    parser = argparse.ArgumentParser(description="Times chapter 06's training step in PyTorch on a GPU.")
    parser.add_argument("--data", help="directory with MNIST's files")
    parser.add_argument("--batches", type=int, nargs="+", default=[8, 32, 128, 512, 2048])
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--json", help="write the figures to this file")
    parser.add_argument("--device", default="cuda")
    args = parser.parse_args()
    torch.backends.cuda.matmul.allow_tf32 = False
    images, labels, name = load(args.data, args.device)
    device = torch.cuda.get_device_name() if images.is_cuda else "cpu"
    rows = []
    for batch in args.batches:
        for graph in (False, True):
            rows.append(measure(images, labels, batch, graph, args.steps))
            print(f"{device}, PyTorch {torch.__version__}, {rows[-1]['mode']}, batch {batch}: "
                  f"{1e6 * rows[-1]['seconds_per_step']:.1f} µs a step", flush=True)
            if args.json:
                whole = {"version": torch.__version__, "device": device, "data": name, "rows": rows}
                part = pathlib.Path(f"{args.json}.part")  # whole or not at all
                part.write_text(json.dumps(whole, indent=1))
                part.rename(args.json)


if __name__ == "__main__":
    main()
