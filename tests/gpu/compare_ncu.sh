#!/bin/sh
# Sets what the simulator says beside what NVIDIA's tools measure, on a machine with a GPU.
#
#   tests/gpu/compare_ncu.sh [DIRECTORY]        default: out/validation
#   tests/gpu/compare_ncu.sh --measured CSVS [DIRECTORY]    on any machine, from tables that a GPU gave:
#                                               ./book results FILE --golden CSVS writes them
#
# 1. The golden kernels of simt/tests/count: simulated counts, and Nsight Compute's on the GPU.
# 2. The broken kernels of simt/tests/check: what book check and compute-sanitizer say.
# The tables go to DIRECTORY; simt/validation/README.md says what to do with them.
# Exit status: 0 done (figures may differ), 1 something failed, 77 no GPU or no tool here.
set -eu

measured=
if [ "${1:-}" = --measured ]; then
    measured=${2:?--measured needs the directory with the tables}
    shift 2
fi
root=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd -P)
out=${1:-$root/out/validation}
without() { printf 'compare_ncu: %s\n' "$*" >&2; exit 77; }
book() { "$root/book" --preset cpu "$@"; }
note() { printf 'compare_ncu: %s\n' "$*" >&2; }

# ---- what is needed ----
PATH=$PATH:/usr/local/cuda/bin
[ -n "$measured" ] || nvidia-smi -L >/dev/null 2>&1 || without "no NVIDIA GPU here, so there is nothing to compare with"
for tool in nvcc ncu compute-sanitizer; do
    [ -z "$measured" ] || break
    command -v $tool >/dev/null 2>&1 || without "$tool is missing; it comes with the CUDA toolkit"
done
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
LC_ALL=C
export LC_ALL

if [ -z "$measured" ]; then
    device=$(nvidia-smi --query-gpu=name --format=csv,noheader | head -n 1)
    capability=$(nvidia-smi --query-gpu=compute_cap --format=csv,noheader | head -n 1 | tr -d .)
    heading="$device, compute capability $capability, $(date +%Y-%m-%d), $(nvcc --version | tail -n 1)"
else
    heading="measured: $measured"
fi

# ---- the golden kernels: Nsight Compute ----
note "golden kernels"
golden=$root/simt/tests/count
book cc --count -I "$root" "$golden/golden.cu" "$golden/main.cpp" -o "$work/simulated"
[ -n "$measured" ] || nvcc -std=c++17 -O3 -lineinfo -arch="sm_$capability" -I "$root" "$golden/golden.cu" \
    "$golden/main.cpp" -o "$work/golden"
metrics=l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_ld.ratio
metrics=$metrics,l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_st.ratio
metrics=$metrics,memory_l1_wavefronts_shared,derived__memory_l1_wavefronts_shared_excessive
metrics=$metrics,smsp__thread_inst_executed_per_inst_executed.ratio,sm__maximum_warps_per_active_cycle_pct

printf '%s\n\n%-24s%12s %12s\n' "$heading" kernel simulated measured >"$out/counts.txt"
names=$(sed -n 's/^ *{"\([^"]*\)",.*/\1/p' "$golden/golden.cu")
[ -n "$names" ] || { note "found no kernel in golden.cu"; exit 1; }
for name in $names; do
    SIMT_COUNT_JSON="$work/$name.json" "$work/simulated" "$name" >/dev/null
    if [ -n "$measured" ]; then
        [ -s "$measured/$name.csv" ] || continue
        book profile --report "$work/$name.json" --ncu "$measured/$name.csv" >>"$out/counts.txt"
        continue
    fi
    if ! ncu --csv --clock-control none --metrics "$metrics" "$work/golden" "$name" >"$work/$name.csv" 2>"$work/ncu.log"; then
        cat "$work/$name.csv" "$work/ncu.log" >&2
        note "ncu failed; without the right to read counters it needs root (ERR_NVGPUCTRPERM)"
        exit 1
    fi
    book profile --report "$work/$name.json" --ncu "$work/$name.csv" >>"$out/counts.txt"
done
cat "$out/counts.txt"
[ -z "$measured" ] || exit 0

# ---- the broken kernels: compute-sanitizer ----
note "broken kernels"
catalogue="$root/simt/tests/check"
book cc --check -I "$root" -I "$catalogue" "$catalogue"/*.cu "$catalogue/main.cpp" -o "$work/checked"
nvcc -std=c++17 -O1 -lineinfo -arch="sm_$capability" -I "$root" -I "$catalogue" "$catalogue"/*.cu \
    "$catalogue/main.cpp" -o "$work/catalogue"
printf '%s\n\n%-32s %-9s %10s %10s %10s %10s %10s\n' "$heading" case version book memcheck racecheck \
    initcheck synccheck >"$out/checks.txt"
# The number in the last "ERROR SUMMARY: 3 errors" or "RACECHECK SUMMARY: 2 hazards …"
findings() { sed -n 's/.*SUMMARY: \([0-9]*\) .*/\1/p' "$1" | tail -n 1; }
"$work/checked" | while read -r name; do
    for version in broken repaired; do
        timeout 120 "$work/checked" "$name" $version >"$work/book.log" 2>&1 || true
        row=$(printf '%-32s %-9s %10s' "$name" $version "$(findings "$work/book.log")")
        for tool in memcheck racecheck initcheck synccheck; do
            timeout 120 compute-sanitizer --tool $tool "$work/catalogue" "$name" $version \
                >"$work/tool.log" 2>&1 || true
            count=$(findings "$work/tool.log")
            row="$row $(printf '%10s' "${count:--}")"
        done
        printf '%s\n' "$row" >>"$out/checks.txt"
    done
done
cat "$out/checks.txt"
note "the tables are $out/counts.txt and $out/checks.txt"
