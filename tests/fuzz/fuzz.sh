#!/bin/sh
# Fuzzes what reads files: clang's libFuzzer, under AddressSanitizer and UndefinedBehaviorSanitizer.
#   tests/fuzz/fuzz.sh SECONDS [KIND…]      each kind so long: images labels picture weights checkpoint
#                                           profile manifest submission
#   tests/fuzz/fuzz.sh 600                  the whole of it: 80 minutes on one core
# (For programs and inline PTX: simt/tests/translate/fuzz.sh.)
# A failing input is left in the current directory as crash-…, timeout-… or oom-…; once mended, it becomes a
# case in test_inputs.cpp. Needs Debian's clang and libclang-rt-dev, and what the book needs.
# A picture of 64 megapixels, the most that is read, takes 154 bytes and, under the sanitizers, many seconds.
set -eu
seconds=${1:?how many seconds for each kind?}
shift
[ $# -gt 0 ] || set -- images labels picture weights checkpoint profile manifest submission
root=$(cd "$(dirname "$0")/../.." && pwd)
clang=${CLANG:-clang++}
if ! command -v "$clang" >/dev/null; then
    echo "error: $clang is not there; the fuzzer needs clang with libFuzzer (Debian: clang libclang-rt-dev)" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work"  # libFuzzer ends without the destructors that would remove what a target wrote
cd "$root"
sources="tests/fuzz/fuzz.cpp tests/fuzz/inputs.cpp tests/fuzz/grading_inputs.cpp
    common/base/file.cpp common/data/idx.cpp common/data/image.cpp
    common/data/stb_image.cpp common/picture/png.cpp common/picture/stb_image_write.cpp common/weights/safetensors.cpp
    chapters/06_mnist_mlp/weights.cpp chapters/06_mnist_mlp/program/checkpoint.cpp simt/profile/report.cpp
    common/base/project.cpp grading/exercises/exercise.cpp grading/exercises/skeleton.cpp
    grading/grader/intake.cpp grading/grader/object_file.cpp grading/grader/signature.cpp grading/grader/task.cpp"
flags="-std=c++20 -O1 -g1 -w -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -DFMT_HEADER_ONLY
    -DM2M_HAS_GRADER=1 -DM2M_SOURCE_DIR=__FILE__ -I."
for source in $sources; do
    # shellcheck disable=SC2086
    "$clang" $flags -c "$source" -o "$work/$(basename "$source").o"
done
"$clang" -fsanitize=fuzzer,address,undefined "$work"/*.o -lz -o "$work/fuzz"
cd "$OLDPWD"
for kind in "$@"; do
    mkdir "$work/$kind.seeds" "$work/$kind"
    echo "==== $kind"
    FUZZ_INPUT=$kind FUZZ_SEEDS=$work/$kind.seeds "$work/fuzz" -runs=0 >/dev/null 2>&1
    FUZZ_INPUT=$kind "$work/fuzz" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=3000 -max_len=8192 \
        -print_final_stats=1 "$work/$kind" "$work/$kind.seeds"
done
