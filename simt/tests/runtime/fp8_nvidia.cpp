// What NVIDIA's own cuda_fp8.h, compiled for the host, makes of the arguments of
// fp8_conversions.hpp: numbers of 64 bits on the standard output. Built where the toolkit is.
#include "fp8_conversions.hpp"

#include <cstdio>

int main() {
    const Fp8Results all = fp8_conversions();
    const std::size_t written =
        std::fwrite(all.values.data(), sizeof all.values[0], all.values.size(), stdout);
    return written == all.values.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
