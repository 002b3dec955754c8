#!/bin/sh
# What count mode costs: cuda/tiled, 256 × 256 × 256, all blocks counted, over fast mode, on one thread.
# bench/count_cost.sh [BUILD]     BUILD: build/cpu unless given. At most 60 is promised.
set -eu
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build/cpu}
export SIMT_THREADS=1
figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
fast=$("$build/bin/count_cost_fast")
counted=$(SIMT_COUNT_JSON="$figures" "$build/bin/count_cost_counted")
awk -v fast="$fast" -v counted="$counted" 'BEGIN {
    printf "simulated, one thread: fast %.1f ms, counted %.1f ms: %.1f x\n", 1e3 * fast, 1e3 * counted, counted / fast
}'
