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
"$clang" -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -I "$root" \
    "$here/fuzz.cpp" "$root"/simt/translate/lexer.cpp "$root"/simt/translate/declaration.cpp \
    "$root"/simt/translate/output.cpp "$root"/simt/translate/ptx.cpp "$root"/simt/translate/translator.cpp \
    "$root"/simt/cc/messages.cpp "$root"/simt/cc/out_of_scope.cpp -o "$work/fuzz"
mkdir "$work/found"
exec_status=0
"$work/fuzz" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
    -dict="$here/fuzz.dict" "$work/found" "$here/corpus" "$root/simt/tests/cc/programs" || exec_status=$?
exit $exec_status
