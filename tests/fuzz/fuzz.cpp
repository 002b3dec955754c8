// clang's libFuzzer on one kind of file: the environment's FUZZ_INPUT says which, and the kind's seeds go
// into the directory FUZZ_SEEDS. tests/fuzz/fuzz.sh runs it.
#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "tests/fuzz/inputs.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace m2m {
// Of the trainer, which is not compiled for this: only what writes checkpoints asks for it.
std::string backend_text(const TrainOptions&) {
    return "";
}
}  // namespace m2m

namespace {

const m2m::fuzz::Input* input = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* const kind = std::getenv("FUZZ_INPUT");
    const char* const seeds = std::getenv("FUZZ_SEEDS");
    const auto found = m2m::fuzz::inputs().find(kind ? kind : "");
    if (found == m2m::fuzz::inputs().end()) {
        std::fprintf(stderr, "FUZZ_INPUT is one of:");
        for (const auto& [name, one] : m2m::fuzz::inputs())
            std::fprintf(stderr, " %s", name.c_str());
        std::fprintf(stderr, "\n");
        std::exit(2);
    }
    input = &found->second;
    for (std::size_t i = 0; seeds && i < input->seeds.size(); ++i)
        std::ofstream(std::string(seeds) + "/" + std::to_string(i), std::ios::binary)
            << input->seeds[i];
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    input->read({reinterpret_cast<const char*>(data), size});
    return 0;
}
