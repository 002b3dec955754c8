// simt-cc: compiles CUDA programs for the CPU, with nvcc's command line. Try it: simt-cc --help
#include "simt/cc/nvcc.hpp"

#include <iostream>

int main(int argc, char** argv) {
    using namespace simt::compile;
    forward_signals();
    try {
        return nvcc({argv + 1, argv + argc}, "simt-cc");
    } catch (const Failure& failure) {
        if (!failure.message.empty()) std::cerr << "error: " << failure.message << '\n';
        return failure.status;
    } catch (const std::exception& failure) {
        std::cerr << "error: " << failure.what() << '\n';
        return 1;
    }
}
