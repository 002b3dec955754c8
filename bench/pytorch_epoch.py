#!/usr/bin/env python3
"""Times one epoch of chapter 06's network in PyTorch on the CPU, to have something to compare with.

  python3 bench/pytorch_epoch.py --data $M2M_DATA/mnist [--threads 1 2] [--epochs 5] [--batch 32] [--until 97]

The same work as `./book train`: 784 → 128 → 10, cross-entropy, Adam. All batches lie shuffled in
memory before the clock starts, so only forward pass, backward pass and update are timed, at
PyTorch's best: `./book train` also shuffles and gathers inside its time. Needs PyTorch and NumPy
(Debian and Ubuntu: python3-torch).
"""
import argparse
import gzip
import pathlib
import time

import numpy as np
import torch


def read_idx(directory, name, header):
    """The bytes of an IDX file, plain or .gz, without its header."""
    path = pathlib.Path(directory) / name
    data = path.read_bytes() if path.exists() else gzip.open(f"{path}.gz").read()
    return np.frombuffer(data, dtype=np.uint8, offset=header)


def load(directory, part):
    images = read_idx(directory, f"{part}-images-idx3-ubyte", 16).reshape(-1, 784)
    labels = read_idx(directory, f"{part}-labels-idx1-ubyte", 8)
    return torch.from_numpy(images.astype(np.float32) / 255), torch.from_numpy(labels.astype(np.int64))


def make_network():
    """Keras' initial values: Glorot uniform weights, zero biases."""
    network = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    for layer in (network[0], network[2]):
        torch.nn.init.xavier_uniform_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
    return network


def train(images, labels, test_images, test_labels, epochs, batch, threads, seed, until):
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    # Adam's means of weights whose pixel is always 0 decay until they are too small for a normal
    # float32; x86 CPUs compute with such numbers a hundred times slower.
    torch.set_flush_denormal(True)
    network = make_network()
    adam = torch.optim.Adam(network.parameters(), lr=1e-3, eps=1e-7)
    loss_of = torch.nn.CrossEntropyLoss()
    seconds = []
    for _ in range(epochs):
        order = torch.randperm(len(images))
        batches = [(images[part], labels[part]) for part in order.split(batch)]
        start = time.perf_counter()
        for x, y in batches:
            adam.zero_grad(set_to_none=True)
            loss_of(network(x), y).backward()
            adam.step()
        seconds.append(time.perf_counter() - start)
        with torch.no_grad():
            accuracy = (network(test_images).argmax(1) == test_labels).float().mean().item()
        if until is not None and 100 * accuracy >= until:
            print(f"PyTorch {torch.__version__}, {threads} thread(s), batch {batch}: {until} % after "
                  f"{len(seconds)} epoch(s), {sum(seconds):.2f} s of training", flush=True)
            return
    print(f"PyTorch {torch.__version__}, {threads} thread(s), batch {batch}: best epoch {min(seconds):.3f} s, "
          f"median {sorted(seconds)[len(seconds) // 2]:.3f} s, test {100 * accuracy:.2f} % "
          f"after {epochs} epochs", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Times chapter 06's network in PyTorch on the CPU.")
    parser.add_argument("--data", required=True, help="directory with MNIST's four files")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--until", type=float, help="stop at this accuracy (per cent) and say after how long")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    images, labels = load(args.data, "train")
    test_images, test_labels = load(args.data, "t10k")
    for threads in args.threads:
        train(images, labels, test_images, test_labels, args.epochs, args.batch, threads, args.seed, args.until)


if __name__ == "__main__":
    main()
