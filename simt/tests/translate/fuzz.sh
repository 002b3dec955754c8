#!/bin/sh
# Fuzzes the translator: clang's libFuzzer, under AddressSanitizer and UndefinedBehaviorSanitizer.
#   simt/tests/translate/fuzz.sh [SECONDS]      (120 unless told)
# A failing input is left in the current directory as crash-…, timeout-… or oom-…; once mended, it
# goes into corpus/ with a name that says what it broke. Nothing is compiled or run from the inputs.
set -eu
seconds=${1:-120}
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
mkdir "$work/found"
exec_status=0
"$work/fuzz" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
    -dict="$here/fuzz.dict" "$work/found" "$here/corpus" "$root/simt/tests/cc/programs" || exec_status=$?
exit $exec_status
