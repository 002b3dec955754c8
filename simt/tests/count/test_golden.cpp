// The golden table: what each kernel of golden.cu asks of memory, counted by hand. A warp's 32
// lanes are consecutive threads; every array begins at a multiple of 256 bytes.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using nlohmann::json;

/// The figures of one line of golden.cu, of one kind of access.
struct Expected {
    std::string kernel, tag, kind;
    int requests, cost, ideal, lanes;  // cost: sectors or wavefronts; ideal: of shared memory only
};

// Derived before the first run.
const std::vector<Expected> golden = {
    // 16 blocks of 8 warps, 64 steps: 8192 requests. A warp is 2 rows of 16 threads. Of A each row
    // reads one element: 2 sectors. Of B both read the same 64 bytes: 2 sectors.
    {"naive", "naive.A", "global_load", 8192, 2 * 8192, 0, 32 * 8192},
    {"naive", "naive.B", "global_load", 8192, 2 * 8192, 0, 32 * 8192},
    // 2 rows of 64 bytes.
    {"naive", "naive.C", "global_store", 128, 4 * 128, 0, 32 * 128},
    // Now 16 threads in a row of the block have 16 rows of the matrix, and 2 columns side by side.
    {"swapped", "swapped.A", "global_load", 8192, 16 * 8192, 0, 32 * 8192},
    {"swapped", "swapped.B", "global_load", 8192, 1 * 8192, 0, 32 * 8192},
    {"swapped", "swapped.C", "global_store", 128, 16 * 128, 0, 32 * 128},
    // 16 blocks of 8 warps, 4 steps: 512 requests of 2 rows of 64 bytes.
    {"tiled", "tiled.A", "global_load", 512, 4 * 512, 0, 32 * 512},
    {"tiled", "tiled.A", "shared_store", 512, 512, 512, 32 * 512},
    {"tiled", "tiled.B", "global_load", 512, 4 * 512, 0, 32 * 512},
    {"tiled", "tiled.B", "shared_store", 512, 512, 512, 32 * 512},
    // 16 times as many. Two words, 16 banks apart; 16 words in 16 banks.
    {"tiled", "tiled.A_tile", "shared_load", 8192, 8192, 8192, 32 * 8192},
    {"tiled", "tiled.B_tile", "shared_load", 8192, 8192, 8192, 32 * 8192},
    {"tiled", "tiled.C", "global_store", 128, 4 * 128, 0, 32 * 128},
    // A row is 32 words in 32 banks; a column is 32 words in one bank, or, when a row has 33,
    // in 32.
    {"column", "column.rows", "shared_store", 32, 32, 32, 32 * 32},
    {"column", "column.column", "shared_load", 1, 32, 1, 32},
    {"column", "column.column", "global_store", 1, 4, 0, 32},
    {"padded_column", "padded_column.column", "shared_load", 1, 1, 1, 32},
    // Whatever the `if` did, all lanes load together: 128 bytes.
    {"lane_dependent_if", "lane_dependent_if.in", "global_load", 8, 4 * 8, 0, 32 * 8},
    // Half of the lanes, every other one: still 4 sectors. Lined up by how often a lane has come
    // here, even and odd lanes would be at different i: 8 sectors, and 4 requests.
    {"load_in_lane_dependent_if", "load_in_if.in", "global_load", 8, 4 * 8, 0, 16 * 8},

    // ---- strides, offsets, sizes
    {"strided<2>", "strided", "global_load", 1, 8, 0, 32},   // 256 bytes
    {"strided<8>", "strided", "global_load", 1, 32, 0, 32},  // 32 bytes apart
    {"strided<100>", "strided", "global_load", 1, 32, 0, 32},
    {"strided<2>", "strided", "global_store", 1, 4, 0, 32},
    {"shifted<1>", "shifted", "global_load", 1, 5, 0, 32},  // bytes 4 to 131
    {"shifted<8>", "shifted", "global_load", 1, 4, 0, 32},  // bytes 32 to 159
    {"backwards", "backwards", "global_load", 1, 4, 0, 32},
    {"broadcast", "broadcast", "global_load", 1, 1, 0, 32},
    {"bytes_wide", "bytes_wide", "global_load", 1, 1, 0, 32},
    {"bytes_wide", "bytes_wide", "global_store", 1, 1, 0, 32},
    {"halves_wide", "halves_wide", "global_load", 1, 2, 0, 32},
    {"doubles", "doubles", "global_load", 1, 8, 0, 32},
    {"doubles", "doubles", "global_store", 1, 8, 0, 32},
    {"pairs", "pairs", "global_load", 1, 8, 0, 32},
    {"pairs", "pairs", "global_store", 1, 8, 0, 32},
    {"quads", "quads.in", "global_load", 1, 16, 0, 32},  // one request of 512 bytes, not four
    {"quads", "quads.out", "global_store", 1, 4, 0, 32},
    {"changed_quads", "changed_quads.in", "global_load", 1, 16, 0, 32},
    {"changed_quads", "changed_quads.out", "global_store", 1, 16, 0, 32},
    {"make_quads", "make_quads", "global_store", 1, 16, 0, 32},
    // 16 bytes apart: two to a sector.
    {"array_of_structures", "aos.x", "global_load", 1, 16, 0, 32},
    {"array_of_structures", "aos.mass", "global_load", 1, 16, 0, 32},
    {"structure_of_arrays", "soa.x", "global_load", 1, 4, 0, 32},
    {"structure_of_arrays", "soa.mass", "global_load", 1, 4, 0, 32},
    // 12 bytes apart: each of the 12 sectors of 384 bytes has some of x, of y and of z.
    {"three_floats", "three.x", "global_load", 1, 12, 0, 32},
    {"three_floats", "three.y", "global_load", 1, 12, 0, 32},
    {"three_floats", "three.z", "global_load", 1, 12, 0, 32},
    // 13 and 37 have no divisor in common with 32: all 32 elements, in another order.
    {"permuted", "permuted", "global_load", 1, 4, 0, 32},
    {"scattered", "scattered", "global_load", 1, 4, 0, 32},
    {"scattered", "scattered", "global_store", 1, 32, 0, 32},

    // ---- which lanes are active
    // 70 of 128 threads: two warps, 6 lanes of the third (24 bytes), none of the fourth.
    {"guarded", "guarded", "global_load", 3, 4 + 4 + 1, 0, 70},
    {"guarded", "guarded", "global_store", 3, 4 + 4 + 1, 0, 70},
    // 40 of 64: one warp and 8 lanes (32 bytes).
    {"early_return", "early_return", "global_load", 2, 4 + 1, 0, 40},
    {"early_return", "early_return", "global_store", 2, 4 + 1, 0, 40},
    // Every other lane; afterwards all together.
    {"two_ways", "two_ways.even", "global_load", 1, 4, 0, 16},
    {"two_ways", "two_ways.odd", "global_load", 1, 4, 0, 16},
    {"two_ways", "two_ways.out", "global_store", 1, 4, 0, 32},
    // Every fourth lane: two to a sector.
    {"four_ways", "four_ways.0", "global_load", 1, 4, 0, 8},
    {"four_ways", "four_ways.1", "global_load", 1, 4, 0, 8},
    {"four_ways", "four_ways.2", "global_load", 1, 4, 0, 8},
    {"four_ways", "four_ways.3", "global_load", 1, 4, 0, 8},
    {"four_ways", "four_ways.out", "global_store", 1, 4, 0, 32},
    {"nested", "nested.outer", "global_load", 1, 2, 0, 16},
    {"nested", "nested.inner", "global_load", 1, 1, 0, 4},
    {"nested", "nested.rejoined", "global_load", 1, 2, 0, 16},
    {"nested", "nested.out", "global_store", 1, 4, 0, 32},
    // Step k has lanes k to 31: 32 + 31 + … + 1 = 528; 8 steps with 4 sectors, 8 with 3, …
    {"triangle", "triangle.in", "global_load", 32, 8 * (4 + 3 + 2 + 1), 0, 528},
    {"triangle", "triangle.out", "global_store", 1, 4, 0, 32},
    // Groups of 8 lanes leave before steps 0, 1, 2 and 3.
    {"breaks", "breaks.in", "global_load", 3, 3 + 2 + 1, 0, 24 + 16 + 8},
    {"breaks", "breaks.out", "global_store", 1, 4, 0, 32},
    // Each step leaves out every fourth lane.
    {"skips", "skips.in", "global_load", 4, 4 * 4, 0, 4 * 24},
    {"skips", "skips.out", "global_store", 1, 4, 0, 32},
    // 0, 1, 2 or 3 steps; all lanes read the same word.
    {"while_odd", "while_odd.in", "global_load", 3, 3, 0, 24 + 16 + 8},
    {"while_odd", "while_odd.out", "global_store", 1, 4, 0, 32},
    // The function runs twice, for 16 lanes each (64 bytes).
    {"called_from_both_sides", "fetch", "global_load", 2, 2 + 2, 0, 32},
    {"called_from_both_sides", "called.out", "global_store", 1, 4, 0, 32},
    {"inlined_calls", "inlined_fetch", "global_load", 2, 8, 0, 64},

    // ---- shared memory
    {"shared_stride<2>", "shared_stride.store", "shared_store", 1, 2, 1, 32},  // 16 banks
    {"shared_stride<2>", "shared_stride.load", "shared_load", 1, 2, 1, 32},
    {"shared_stride<3>", "shared_stride.store", "shared_store", 1, 1, 1, 32},  // all 32
    {"shared_stride<3>", "shared_stride.load", "shared_load", 1, 1, 1, 32},
    {"shared_stride<32>", "shared_stride.store", "shared_store", 1, 32, 1, 32},  // one
    {"shared_stride<32>", "shared_stride.load", "shared_load", 1, 32, 1, 32},
    {"shared_broadcast", "shared_broadcast", "shared_load", 1, 1, 1, 32},
    {"shared_bytes", "shared_bytes", "shared_store", 1, 1, 1, 32},  // 8 words, 8 banks
    // Half a warp at a time: 16 × 8 bytes fill the 32 banks. 16 bytes apart, lanes i and i + 8
    // meet.
    {"shared_doubles", "shared_doubles", "shared_load", 1, 2, 2, 32},
    {"shared_doubles_strided", "shared_doubles_strided", "shared_load", 1, 4, 2, 32},
    // A quarter at a time: 8 × 16 bytes. 32 bytes apart, lanes i and i + 4 meet.
    {"shared_quads", "shared_quads.store", "shared_store", 1, 4, 4, 32},
    {"shared_quads", "shared_quads.load", "shared_load", 1, 4, 4, 32},
    {"shared_quads_strided", "shared_quads_strided", "shared_load", 1, 8, 4, 32},
    // lane ^ row is another order of the row; lane ^ col another bank for each row.
    {"swizzled", "swizzled.store", "shared_store", 32, 32, 32, 32 * 32},
    {"swizzled", "swizzled.load", "shared_load", 32, 32, 32, 32 * 32},
    {"dynamic", "dynamic", "shared_store", 1, 2, 1, 32},
    // 2 blocks. 64 threads are 2 warps; 32, 16, 8, 4, 2 and 1 one each: 8 requests, 127 lanes.
    {"reduction", "reduction.other", "shared_load", 16, 16, 16, 254},
    {"reduction", "reduction.sum", "shared_load", 16, 16, 16, 254},
    {"reduction", "reduction.sum", "shared_store", 16, 16, 16, 254},
    {"reduction", "reduction.out", "global_store", 2, 2, 0, 2},
    // 4 warps in each of 5 steps, then 2, then 1; within a warp all banks differ.
    {"interleaved_reduction", "interleaved.other", "shared_load", 23, 23, 23, 127},

    // ---- warps, blocks, atomics
    {"warp_sum", "warp_sum.in", "global_load", 1, 4, 0, 32},
    {"warp_sum", "warp_sum.out", "global_store", 1, 1, 0, 1},
    // 64 blocks of 2 warps, each 4 rows of 32 bytes; 16 blocks of 8 warps, each a row of 128 bytes.
    {"blocks_of_8_x_8", "any_shape", "global_load", 128, 4 * 128, 0, 4096},
    {"blocks_of_8_x_8", "any_shape", "global_store", 128, 4 * 128, 0, 4096},
    {"blocks_of_32_x_8", "any_shape", "global_load", 128, 4 * 128, 0, 4096},
    // The first warp has threads of 7 rows of 20 bytes, the second 3 threads of the last one.
    {"block_of_5_x_7", "any_shape", "global_load", 2, 7 + 1, 0, 35},
    {"block_of_5_x_7", "any_shape", "global_store", 2, 7 + 1, 0, 35},
    {"count_all", "count_all", "global_atomic", 4, 4, 0, 128},
    {"sum_all", "sum_all", "global_atomic", 1, 4, 0, 32},
    // 8 words, each changed by 4 lanes one after another.
    {"histogram", "histogram.bins", "shared_atomic", 1, 4, 1, 32},
    {"histogram", "histogram.out", "global_store", 1, 1, 0, 8},
    {"variables", "variables.device", "global_load", 1, 4, 0, 32},
    {"variables", "variables.constant", "global_load", 0, 0, 0, 0},  // has a memory of its own
    {"local_array", "local_array.in", "global_load", 8, 8 * 4, 0, 8 * 32},
    {"local_array", "local_array.out", "global_load", 0, 0, 0, 0},
    {"local_array", "local_array.out", "global_store", 1, 4, 0, 32},
    // 200 elements, 64 at a time: 2 warps three times, then 8 lanes of one.
    {"grid_stride", "grid_stride", "global_load", 7, 6 * 4 + 1, 0, 200},
    {"grid_stride", "grid_stride", "global_store", 7, 6 * 4 + 1, 0, 200},

    // ---- what the C library reads and writes for a kernel
    // 16 bytes for each lane: one request, and 4 wavefronts for it. 4 bytes for each.
    {"moved", "moved.in", "global_load", 1, 16, 0, 32},
    {"moved", "moved.in", "shared_store", 1, 4, 4, 32},
    {"moved", "moved.out", "shared_load", 1, 4, 4, 32},
    {"moved", "moved.out", "global_store", 1, 16, 0, 32},
    {"moved", "moved.cleared", "global_store", 1, 4, 0, 32},
    {"moved_by_length", "moved_by_length", "global_load", 1, 8, 0, 32},
    {"moved_by_length", "moved_by_length", "global_store", 1, 8, 0, 32},
    // 24 bytes: three pieces of 8, each with some in all 24 sectors.
    {"moved_whole", "moved_whole", "global_load", 3, 3 * 24, 0, 3 * 32},
    {"moved_whole", "moved_whole", "global_store", 3, 3 * 24, 0, 3 * 32},
    // The result that goes through a pointer; exponents in local variables are no memory.
    {"two_results", "two_results.modf", "global_load", 1, 4, 0, 32},
    {"two_results", "two_results.modf", "global_store", 1, 4, 0, 32},
    {"two_results", "two_results.frexp", "shared_store", 1, 1, 1, 32},
    {"two_results", "two_results.remquo", "global_store", 1, 4, 0, 32},
    {"two_results_of_doubles", "doubles.modf", "global_store", 1, 8, 0, 32},
    {"two_results_of_doubles", "doubles.frexp", "global_store", 0, 0, 0, 0},
    {"two_results_of_doubles", "doubles.remquo", "global_store", 1, 4, 0, 32},
};

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

json count_golden(const std::string& kernel, const std::string& environment = "") {
    return count("'" SIMT_COUNT_GOLDEN "' '" + kernel + "'", environment);
}

/// The line of golden.cu that ends with "// @tag".
int line_of(const std::string& tag) {
    std::ifstream in(SIMT_COUNT_TESTS "/golden.cu");
    const std::string end = "// @" + tag;
    std::string text;
    for (int line = 1; std::getline(in, text); ++line)
        if (text.size() > end.size() && text.compare(text.size() - end.size(), end.npos, end) == 0)
            return line;
    ADD_FAILURE() << "golden.cu has no line // @" << tag;
    return 0;
}

json figures(const json& kernel, int line, const std::string& kind) {
    for (const json& one : kernel["lines"])
        if (one["line"] == line && one.contains(kind)) return one[kind];
    return {{"requests", 0}, {"sectors", 0}, {"wavefronts", 0}, {"ideal", 0}, {"lanes", 0}};
}

std::vector<std::string> kernels() {
    std::vector<std::string> names;
    for (const Expected& one : golden)
        if (names.empty() || names.back() != one.kernel)
            if (std::find(names.begin(), names.end(), one.kernel) == names.end())
                names.push_back(one.kernel);
    return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, AsCountedByHand) {
    const json counted = count_golden(GetParam());
    ASSERT_EQ(counted["kernels"].size(), 1u);
    for (const Expected& expected : golden) {
        if (expected.kernel != GetParam()) continue;
        const json got = figures(counted["kernels"][0], line_of(expected.tag), expected.kind);
        const bool shared = expected.kind.rfind("shared", 0) == 0;
        EXPECT_EQ(got["requests"], expected.requests) << expected.tag << ' ' << expected.kind;
        EXPECT_EQ(got[shared ? "wavefronts" : "sectors"], expected.cost)
            << expected.tag << ' ' << expected.kind;
        if (shared) {
            EXPECT_EQ(got["ideal"], expected.ideal) << expected.tag << ' ' << expected.kind;
        }
        EXPECT_EQ(got["lanes"], expected.lanes) << expected.tag << ' ' << expected.kind;
    }
}

INSTANTIATE_TEST_SUITE_P(Table, Golden, testing::ValuesIn(kernels()), [](const auto& one) {
    std::string name = one.param;
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
});

TEST(Count, KnowsAKernelsPlaceShapeAndSharedMemory) {
    const json kernel = count_golden("tiled")["kernels"][0];
    EXPECT_EQ(kernel["name"], "tiled");
    EXPECT_TRUE(kernel["file"].get<std::string>().ends_with("simt/tests/count/golden.cu"));
    const json launch = kernel["launches"][0];
    EXPECT_EQ(launch["grid"], json({4, 4, 1}));
    EXPECT_EQ(launch["block"], json({16, 16, 1}));
    EXPECT_EQ(launch["static_shared"], 2048);
    EXPECT_EQ(launch["blocks_counted"], 16);
    // 1024 threads on a multiprocessor: 4 blocks of 256 are all of them.
    EXPECT_EQ(launch["occupancy"]["blocks_per_multiprocessor"], 4);
    EXPECT_EQ(launch["occupancy"]["theoretical"], 1.0);
    EXPECT_EQ(launch["occupancy"]["limiter"], "threads");
    EXPECT_TRUE(launch["occupancy"]["registers"].is_null());
}

TEST(Count, OccupancyIsLimitedByWhatRunsOutFirst) {
    // One warp a block: 32 would fit, but a multiprocessor holds 16 blocks.
    json occupancy = count_golden("column")["kernels"][0]["launches"][0]["occupancy"];
    EXPECT_EQ(occupancy["limiter"], "blocks");
    EXPECT_EQ(occupancy["theoretical"], 0.5);
    // 128 registers × 256 threads = half of the 65536: 2 blocks.
    occupancy = count_golden(
        "tiled",
        "SIMT_COUNT_REGISTERS=other=20,tiled=128")["kernels"][0]["launches"][0]["occupancy"];
    EXPECT_EQ(occupancy["limiter"], "registers");
    EXPECT_EQ(occupancy["registers"], 128);
    EXPECT_EQ(occupancy["theoretical"], 0.5);
}

TEST(Count, FloatingPointWorkIsThatOfTheSource) {
    EXPECT_EQ(count_golden("tiled")["kernels"][0]["totals"]["flops"], 2 * 64 * 64 * 64);
    // A multiplication, an addition and a division by each of 32 threads.
    EXPECT_EQ(count_golden("multiply_add")["kernels"][0]["totals"]["flops"], 3 * 32);
    EXPECT_EQ(count_golden("bytes_wide")["kernels"][0]["totals"]["flops"], 0);
}

TEST(Count, AllLanesAreActiveWhereNoneGoesItsOwnWay) {
    for (const std::string kernel : {"naive", "tiled", "swizzled", "warp_sum"}) {
        const json totals = count_golden(kernel)["kernels"][0]["totals"];
        const double lanes =
            totals["thread_instructions"].get<double>() / totals["warp_instructions"].get<double>();
        if (kernel == "warp_sum") {
            EXPECT_LT(lanes, 32.0);  // one lane stores
            EXPECT_GT(lanes, 24.0);
        } else {
            EXPECT_EQ(lanes, 32.0) << kernel;
        }
    }
}

TEST(Count, SampledBlocksAreCountedAlone) {
    const json all = count_golden("blocks_of_8_x_8");
    const json some = count_golden("blocks_of_8_x_8", "SIMT_COUNT_BLOCKS=first,middle,last");
    EXPECT_EQ(some["blocks"], "first,middle,last");
    EXPECT_EQ(some["kernels"][0]["launches"][0]["blocks_counted"], 3);
    const json load = some["kernels"][0]["totals"]["global_load"];
    EXPECT_EQ(load["requests"], 3 * 2);
    EXPECT_EQ(load["sectors"], 3 * 2 * 4);
    EXPECT_EQ(all["kernels"][0]["totals"]["global_load"]["requests"], 64 * 2);
}

TEST(Count, RefusesToGuessWhichBlocksAreMeant) {
    EXPECT_NE(std::system("SIMT_COUNT_BLOCKS=some '" SIMT_COUNT_GOLDEN "' tiled 2>/dev/null"), 0);
}

TEST(Count, ShowsTheDearestRequestOfALine) {
    const json kernel = count_golden("column")["kernels"][0];
    json shared;
    for (const json& line : kernel["lines"])
        for (const json& example : line.value("examples", json::array()))
            if (example["kind"] == "shared_load") shared = example;
    ASSERT_TRUE(shared.is_object());
    EXPECT_EQ(shared["wavefronts"], 32);
    EXPECT_EQ(shared["ideal"], 1);
    EXPECT_EQ(shared["bytes"], 4);
    EXPECT_EQ(shared["allocation"], "shared tile, 4096 bytes");
    ASSERT_EQ(shared["addresses"].size(), 32u);
    for (int lane = 0; lane < 32; ++lane) EXPECT_EQ(shared["addresses"][lane], (lane * 32 + 3) * 4);
}

TEST(Count, LanesThatDoNotTakePartHaveNoAddress) {
    const json kernel = count_golden("two_ways")["kernels"][0];
    for (const json& line : kernel["lines"]) {
        if (line["line"] != line_of("two_ways.odd")) continue;
        const json& addresses = line["examples"][0]["addresses"];
        EXPECT_TRUE(addresses[0].is_null());
        EXPECT_EQ(addresses[1], (64 + 1) * 4);
        return;
    }
    FAIL() << "no figures for the line";
}

}  // namespace
