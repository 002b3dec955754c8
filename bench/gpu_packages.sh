#!/bin/sh
# Gathers the packages that the cuda build needs, unpacked, for a GPU machine that can install nothing.
#
#   bench/gpu_packages.sh DIRECTORY       on a Debian or Ubuntu machine with a network; needs no root
#
# Carry DIRECTORY to the GPU machine beside this project, and name it there: bench/on_a_gpu.sh --packages DIRECTORY.
# It holds headers, GoogleTest's source, zlib as a static library and fmt as a shared one; DIRECTORY/packages.txt lists
# the versions. The GPU machine has the rest: CUDA with cuBLAS, CMake, Ninja, g++ and glibc 2.34 or newer.
set -eu

[ $# -eq 1 ] && [ -n "$1" ] || { echo "usage: bench/gpu_packages.sh DIRECTORY" >&2; exit 2; }
for tool in apt-get dpkg-deb; do
    command -v $tool >/dev/null 2>&1 || { echo "error: $tool is missing: run this on Debian or Ubuntu" >&2; exit 1; }
done
# libfmt's name carries its version: ask which one libfmt-dev wants.
fmt=$(apt-cache depends libfmt-dev 2>/dev/null | sed -n 's/^ *Depends: *\(libfmt[0-9][^ ]*\).*/\1/p' | head -n 1)
[ -n "$fmt" ] || { echo "error: apt-cache does not know libfmt-dev: run apt-get update first" >&2; exit 1; }
packages="$fmt libfmt-dev libcli11-dev nlohmann-json3-dev libstb-dev googletest zlib1g-dev"

mkdir -p "$1"
directory=$(CDPATH='' cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# shellcheck disable=SC2086  # a list of words
if ! (cd "$work" && apt-get -qq download $packages >log 2>&1); then
    cat "$work/log" >&2
    echo "error: the packages could not be downloaded; apt-get update may help" >&2
    exit 1
fi
: >"$directory/packages.txt"
for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$directory"
    dpkg-deb -W "$package" >>"$directory/packages.txt"
done
# What nobody compiles, and links to libraries that are not here: the next one found is the static one.
rm -rf "$directory/usr/share/doc" "$directory/usr/share/man" "$directory/usr/share/lintian" \
    "$directory/usr/src/googletest/googlemock"
for link in "$directory"/usr/lib/*/lib*.so; do
    case $(readlink "$link") in /*) rm -f "$link" ;; esac
done
echo "$directory: $(du -sh "$directory" | cut -f 1)"
cat "$directory/packages.txt"
