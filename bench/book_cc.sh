#!/bin/sh
# What `book cc` costs beside the host compiler: the translator's speed, and the time to compile a file of 200 lines
# with kernels beside the same file in plain C++. Both are compiled to an object with the same options (-O3,
# -march=native, -std=c++17: what `book cc` uses when none is given) by the same compiler; both include <cstdio> and no
# more. Medians of runs that take turns. Run in the repository after ./book.
#   bench/book_cc.sh [BUILD]      (build/cpu unless told)
set -eu
build=${1:-build/cpu}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$build/bin" "$work" <<'PYTHON'
import subprocess, sys, time
tools, work = sys.argv[1:]

def seconds(command, times):
    best = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        best.append(time.perf_counter() - start)
    return best

# Ten kernels of twenty lines, in CUDA C++ and as loops in C++.
kernel = """
{qualifier}void step{i}(float* out, const float* in, int n{extra}) {{
    {index}
    if (i >= n) return;
    float sum = 0;
    for (int k = 0; k < {i} + 4; ++k) {{
        const int from = (i + k * 7) % n;
        const float x = in[from];
        if (x > 0.5f)
            sum += x * x;
        else
            sum -= 0.25f * x;
    }}
    float scale = 1;
    for (int k = 0; k < 3; ++k) {{
        scale = 0.5f * (scale + sum / scale);
    }}
    out[i] = sum * scale;
}}
"""
cuda = "#include <cstdio>\n" + "".join(kernel.format(
    qualifier="__global__ ", i=i, extra="", index="const int i = blockIdx.x * blockDim.x + threadIdx.x;") for i in range(10))
plain = "#include <cstdio>\n" + "".join(kernel.format(
    qualifier="", i=i, extra=", int i", index="i += 0;") for i in range(10))
cuda += "int main() {\n    float *a, *b;\n    cudaMalloc(&a, 4096);\n    cudaMalloc(&b, 4096);\n"
cuda += "".join(f"    step{i}<<<4, 256>>>(a, b, 1024);\n" for i in range(10)) + '    printf("%d\\n", cudaDeviceSynchronize());\n}\n'
plain += "int main() {\n    static float a[1024], b[1024];\n    for (int i = 0; i < 1024; ++i) {\n"
plain += "".join(f"        step{i}(a, b, 1024, i);\n" for i in range(10)) + '    }\n    printf("%g\\n", a[0]);\n}\n'
open(work + "/p.cu", "w").write(cuda)
open(work + "/p.cpp", "w").write(plain)
compiler = subprocess.run([tools + "/simt-compile", "--cc", "--dryrun", "-c", work + "/p.cu", "-o", work + "/p.o"],
                          capture_output=True, text=True, check=True).stderr.split()[0]
pairs = [(seconds([tools + "/simt-compile", "--cc", "-c", work + "/p.cu", "-o", work + "/p.o"], 1)[0],
          seconds([compiler, "-O3", "-march=native", "-std=c++17", "-c", work + "/p.cpp", "-o", work + "/p.o"], 1)[0])
         for _ in range(7)]
ours, host = (sorted(times)[3] for times in zip(*pairs))
print(f"{len(cuda.splitlines())} lines: book cc {ours:.2f} s, {compiler} {host:.2f} s, "
      f"more by {ours - host:.2f} s (at most 0.3)")

subprocess.run([tools + "/simt-compile", "--cc", "--keep-dir", work, "-c", work + "/p.cu", "-o", work + "/p.o"], check=True)
text = open(work + "/p.ii", "rb").read()
for megabytes in (1, 2, 4):
    size = megabytes * 1000 * 1000
    with open(work + "/big.ii", "wb") as big:
        copies = -(-size // len(text))
        big.write((text * copies)[:size])
    fastest = min(seconds([tools + "/simt-translate", work + "/big.ii", "-o", "/dev/null"], 9))
    print(f"simt-translate: {megabytes} MB of preprocessed text in {1000 * fastest:.0f} ms (at most {50 * megabytes})")
PYTHON
