#!/bin/sh
# The simulator as a product of its own: builds its package, unpacks it where nothing else of the project is, and
# compiles, checks and profiles a program there; then a CMake project that finds it.
#   simt/tests/installed/run.sh [BUILD_DIRECTORY]      (a temporary one unless told)
# With --root DIR before it, the package is installed into that Debian root (as root; from debootstrap, say), and used there.
set -eu

here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=
if [ "${1:-}" = --root ]; then root=$2; shift 2; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
build=${1:-$work/build}
fail() { printf 'installed: %s\n' "$*" >&2; exit 1; }

cmake -S "$here/../.." -B "$build" -G Ninja -DSIMT_TESTS=OFF >"$work/log" 2>&1 || { cat "$work/log"; fail "does not configure"; }
cmake --build "$build" >"$work/log" 2>&1 || { tail -n 30 "$work/log"; fail "does not build"; }
(cd "$build" && cpack -G "TGZ;DEB" >"$work/log" 2>&1) || { tail -n 30 "$work/log"; fail "cannot be packed"; }

# What a person does with it, in any shell. $PREFIX is where the package lies.
cat >"$work/use.sh" <<'END'
set -eu
PATH=$PREFIX/bin:$PATH
simt-cc race.cu -o race
./race >/dev/null
status=0; simt-check --json found.json race.cu 2>found.txt || status=$?
[ "$status" = 1 ] || { cat found.txt; echo "installed: simt-check ended with $status, not 1"; exit 1; }
grep -q 'Race' found.txt
grep -q 'race.cu:9' found.txt || { cat found.txt; echo "installed: the race is not told at its line"; exit 1; }
simt-check repaired.cu
simt-profile --json counts.json --html page.html repaired.cu >profile.txt
grep -q 'reverse' profile.txt
[ -s counts.json ] && [ -s page.html ] && [ -s found.json ]
simt-cc -c repaired.cu -o repaired.o && simt-cc repaired.o -o repaired && ./repaired
# In the place of a toolkit: nvcc by its path, the host compiler links.
CUDA=$PREFIX/lib/simt/cuda
[ -s "$CUDA/version.json" ]
"$CUDA/bin/nvcc" -c repaired.cu -o repaired.o && g++ repaired.o -o linked "-L$CUDA/lib64" -lcudart && ./linked
END
use() { cp "$here"/*.cu "$1" && cp "$work/use.sh" "$1"; }

# 1. Anywhere, also where the path has a blank.
mkdir "$work/some where" "$work/a project"
tar -xzf "$build"/simt-*.tar.gz -C "$work/some where" --strip-components=1
use "$work/a project"
prefix="$work/some where"
[ -x "$prefix/bin/simt-cc" ] || prefix="$work/some where/usr"
(cd "$work/a project" && PREFIX=$prefix sh use.sh) || fail "the unpacked archive does not work"

# 2. find_package(simt).
mkdir "$work/cmake project"
cp "$here"/*.cu "$here/project/CMakeLists.txt" "$work/cmake project"
cmake -S "$work/cmake project" -B "$work/cmake project/build" -G Ninja -Dsimt_DIR="$prefix/lib/cmake/simt" >"$work/log" 2>&1 &&
    cmake --build "$work/cmake project/build" >>"$work/log" 2>&1 || { tail -n 30 "$work/log"; fail "find_package(simt) does not work"; }
"$work/cmake project/build/repaired" || fail "the CMake project's program fails"
if "$work/cmake project/build/checked" 2>"$work/log"; then fail "the CMake project's checked program found nothing"; fi
grep -q 'Race' "$work/log" || { cat "$work/log"; fail "the CMake project's checked program reports no race"; }

# 3. CMake's own CUDA. Through a link: CMake takes a toolkit's path apart where it has a blank.
ln -s "$prefix/lib/simt/cuda" "$work/cuda"
mkdir "$work/cuda project"
cp "$here"/*.cu "$work/cuda project"
printf '%s\n' 'cmake_minimum_required(VERSION 3.22)' 'project(uses_cuda LANGUAGES CXX CUDA)' 'find_package(CUDAToolkit REQUIRED)' \
    'add_executable(repaired repaired.cu)' >"$work/cuda project/CMakeLists.txt"
cmake -S "$work/cuda project" -B "$work/cuda project/build" -G Ninja -DCMAKE_CUDA_COMPILER="$work/cuda/bin/nvcc" >"$work/log" 2>&1 &&
    cmake --build "$work/cuda project/build" >>"$work/log" 2>&1 || { tail -n 30 "$work/log"; fail "CMake does not take it for a CUDA toolkit"; }
"$work/cuda project/build/repaired" || fail "the program of CMake's CUDA fails"

# 4. The Debian package, in a root of its own.
if [ -n "$root" ]; then
    cp "$build"/simt_*.deb "$root/tmp/simt.deb"
    mkdir -p "$root/tmp/use"
    use "$root/tmp/use"
    chroot "$root" sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /tmp/simt.deb >/dev/null &&
        cd /tmp/use && PREFIX=/usr sh use.sh' || fail "the Debian package does not work"
fi
echo "installed: compiled, checked and profiled with the package alone"
