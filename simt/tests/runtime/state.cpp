// The one object behind the API: usable before main() and after it, and nothing beside it.
#include <cuda_runtime_api.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace {

/// Made before anything has called the API, so that it goes when all that was made later has gone.
struct First {
    void* memory = nullptr;
    void* pinned = nullptr;
    cudaStream_t stream = nullptr;
    cudaEvent_t event = nullptr;
    bool checks = false;

    ~First() {
        if (!checks) return;
        const bool well = cudaEventDestroy(event) == cudaSuccess &&
                          cudaStreamSynchronize(stream) == cudaSuccess &&
                          cudaStreamDestroy(stream) == cudaSuccess &&
                          cudaFreeHost(pinned) == cudaSuccess && cudaFree(memory) == cudaSuccess;
        if (!well) std::_Exit(3);
    }
} first;

/// A static constructor of the program.
const bool made_before_main = [] {
    return cudaMalloc(&first.memory, 1000) == cudaSuccess &&
           cudaMallocHost(&first.pinned, 1000) == cudaSuccess &&
           cudaStreamCreate(&first.stream) == cudaSuccess &&
           cudaEventCreate(&first.event) == cudaSuccess;
}();

TEST(SimtRuntime, ServesStaticConstructorsAndTheLastStaticDestructor) {
    ASSERT_TRUE(made_before_main);
    EXPECT_EXIT((first.checks = true, std::exit(0)), testing::ExitedWithCode(0), "");
}

TEST(SimtRuntime, KeepsNothingBesideTheOneObject) {
    // state.cpp makes that object; executor.cpp's threads stand below it.
    const std::regex leaked(R"(static[^;{}()]*=\s*\*?\s*new\b)");
    int files = 0;
    for (const auto& file : std::filesystem::directory_iterator(RUNTIME_SOURCES)) {
        const std::string name = file.path().filename().string();
        if (file.path().extension() != ".cpp") continue;
        std::ifstream in(file.path());
        const std::string text(std::istreambuf_iterator<char>(in), {});
        const bool may = name == "state.cpp" || name == "executor.cpp";
        EXPECT_EQ(may, std::regex_search(text, leaked))
            << name << ": what outlives main() belongs to the Runtime of state.hpp";
        ++files;
    }
    EXPECT_GT(files, 20);
}

}  // namespace
