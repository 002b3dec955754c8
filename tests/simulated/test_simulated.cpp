// The book's own kernels under the simulator's check mode and count mode.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using nlohmann::json;

// The stages that copy in another way on newer devices (copies.hpp); the others are the same code there.
TEST(BookStages, AreCleanWithAsynchronousCopies) {
    const std::string command =
        "'" SIMT_BOOK_STAGES_8_0 "' cuda/double_buffered cuda/warp_tiled tensor/mma > /dev/null";
    EXPECT_EQ(std::system(("SIMT_SEED=0 " + command).c_str()), 0);
    EXPECT_EQ(std::system(("SIMT_SEED=7 " + command).c_str()), 0);
}

// In any order of threads and blocks.
TEST(BookStages, AreClean) {
    EXPECT_EQ(std::system("SIMT_SEED=0 '" SIMT_BOOK_STAGES "' > /dev/null"), 0);
    EXPECT_EQ(std::system("SIMT_SEED=7 '" SIMT_BOOK_STAGES "' > /dev/null"), 0);
}

TEST(BookStages, AndEveryOperationOfATrainingStepAreClean) {
    for (const std::string seed : {"0", "1", "7"})
        EXPECT_EQ(std::system(("SIMT_SEED=" + seed + " '" SIMT_BOOK_TRAINING "'").c_str()), 0);
}

TEST(BookStages, AndTheJobsOfChapters00And07And08AreClean) {
    for (const std::string seed : {"0", "7"})
        EXPECT_EQ(std::system(("SIMT_SEED=" + seed + " '" SIMT_BOOK_JOBS "'").c_str()), 0);
}

/// What a program wrote with SIMT_COUNT_JSON, run with this environment.
json count(const std::string& command, const std::string& environment = "") {
    const std::string file = testing::TempDir() + "/simt_count_" + std::to_string(::getpid());
    const int status =
        std::system((environment + " SIMT_COUNT_JSON='" + file + "' " + command).c_str());
    EXPECT_EQ(status, 0) << command;
    std::ifstream in(file);
    json result = json::parse(in, nullptr, false);
    std::filesystem::remove(file);
    EXPECT_FALSE(result.is_discarded()) << command;
    return result;
}

/// Requests and sectors, or wavefronts and ideal, of a kernel of the book at 128 × 128 × 128.
void expect_per_request(const json& counted, const std::string& name, const std::string& kind,
                        double cost) {
    for (const json& kernel : counted["kernels"]) {
        if (kernel["name"] != name) continue;
        const json& got = kernel["totals"][kind];
        const bool shared = kind.rfind("shared", 0) == 0;
        EXPECT_EQ(got[shared ? "wavefronts" : "sectors"].get<double>(),
                  cost * got["requests"].get<double>())
            << name << ' ' << kind;
        return;
    }
    ADD_FAILURE() << "no kernel " << name;
}

TEST(Count, AgreesWithTheTextsOfChapters03And04) {
    const json counted = count("'" SIMT_COUNT_BOOK_STAGES "'");
    // 16 sectors of A and 1 of B; 2 and 2. Stores: 16; 4.
    expect_per_request(counted, "naive_kernel", "global_load", (16 + 1) / 2.0);
    expect_per_request(counted, "naive_kernel", "global_store", 16);
    expect_per_request(counted, "coalesced_kernel", "global_load", (2 + 2) / 2.0);
    expect_per_request(counted, "coalesced_kernel", "global_store", 4);
    // Ideal loads, no bank conflict.
    expect_per_request(counted, "tiled_kernel", "global_load", 4);
    expect_per_request(counted, "tiled_kernel", "shared_load", 1);
    expect_per_request(counted, "tiled_kernel", "shared_store", 1);
    // The padding keeps the transposed stores free of conflicts.
    expect_per_request(counted, "register_tiled_kernel", "global_load", 4);
    expect_per_request(counted, "register_tiled_kernel", "shared_store", 1);
    // Four words a lane: 16 sectors are 512 bytes, 4 wavefronts too; nothing is fetched in vain.
    expect_per_request(counted, "vectorized_kernel<width>", "global_load", 16);
    expect_per_request(counted, "vectorized_kernel<width>", "global_store", 16);
    expect_per_request(counted, "vectorized_kernel<width>", "shared_load", 4);
    expect_per_request(counted, "double_buffered_kernel<width>", "shared_load", 4);
    expect_per_request(counted, "warp_tiled_kernel<T, width>", "global_load", 16);
    expect_per_request(counted, "warp_tiled_kernel<T, width>", "global_store", 16);
    expect_per_request(counted, "warp_tiled_kernel<T, width>", "shared_load", 4);
}

}  // namespace
