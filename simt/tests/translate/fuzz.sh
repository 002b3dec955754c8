#!/bin/sh
# Fuzzes the translator: clang's libFuzzer, under AddressSanitizer and UndefinedBehaviorSanitizer.
#   simt/tests/translate/fuzz.sh [SECONDS [KIND…]]      (120 unless told; program ptx, each so long)
# A failing input is left in the current directory as crash-…, timeout-… or oom-…; once mended, it
# goes into corpus/ with a name that says what it broke. Nothing is compiled or run from the inputs.
set -eu
seconds=${1:-120}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- program ptx
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
clang=${CLANG:-clang++}
if ! command -v "$clang" >/dev/null; then
    echo "error: $clang is not there; the fuzzer needs clang with libFuzzer (Debian: clang libclang-rt-dev)" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=$(find "$root/simt/translate" -name '*.cpp' ! -name main.cpp -printf '%P ')
cd "$root/simt/translate"  # so that no path with a blank is split
# shellcheck disable=SC2086  # one word for each source
"$clang" -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -I "$root" \
    $sources "$here/fuzz.cpp" "$root"/simt/cc/messages.cpp "$root"/simt/cc/out_of_scope.cpp -o "$work/fuzz"
cd "$OLDPWD"  # what it finds is left where it was started
fuzz() {  # KIND DICTIONARY SEEDS…
    kind=$1 words=$2
    shift 2
    mkdir -p "$work/$kind"
    echo "==== $kind"
    FUZZ_INPUT=$kind "$work/fuzz" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=16384 \
        -print_final_stats=1 -dict="$here/$words" "$work/$kind" "$@"
}
for kind in "$@"; do
    case $kind in
        program) fuzz program fuzz.dict "$here/corpus" "$root/simt/tests/cc/programs" ;;
        ptx) fuzz ptx fuzz_ptx.dict "$here/corpus/ptx" ;;
        *) echo "error: '$kind' is neither program nor ptx" >&2; exit 2 ;;
    esac
done
