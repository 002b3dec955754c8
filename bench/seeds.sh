#!/bin/sh
# Test accuracy after five epochs for seeds 1 to 5 on both data sets: bench/seeds.sh [BACKEND]
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
backend=${1:-openmp/simd}
for data in mnist fashion-mnist; do
    for seed in 1 2 3 4 5; do
        printf '%-14s seed %s  ' "$data" "$seed"
        "$root/book" train --backend "$backend" --data "$data" --epochs 5 --seed "$seed" --progress none | grep 'Test images'
    done
done
