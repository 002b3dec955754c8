// What Nsight Compute prints, read and set beside the simulated figures. The values are made up.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "simt/profile/compare.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using namespace m2m::profile;

const std::string heading =
    "\"ID\",\"Process ID\",\"Process Name\",\"Host Name\",\"Kernel Name\",\"Context\",\"Stream\","
    "\"Block Size\",\"Grid Size\",\"Device\",\"CC\",\"Section Name\",\"Metric Name\",\"Metric "
    "Unit\",\"Metric Value\"\n";

std::string row(const std::string& kernel, const std::string& metric, const std::string& value) {
    return "\"0\",\"12\",\"prog\",\"host\",\"" + kernel +
           "\",\"1\",\"7\",\"(256, 1, 1)\",\"(1, 1, 1)\",\"0\",\"7.5\",\"Command line profiler "
           "metrics\",\"" +
           metric + "\",\"\",\"" + value + "\"\n";
}

constexpr const char* loads =
    "l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_ld.ratio";

TEST(Compare, KnowsAKernelByItsBareName) {
    EXPECT_EQ(bare_name("tile"), "tile");
    EXPECT_EQ(bare_name("tile(float *, int)"), "tile");
    EXPECT_EQ(bare_name("void tile<32, float>(T2 *)"), "tile");
    EXPECT_EQ(bare_name("m2m::cuda::(anonymous namespace)::tile(int, void (*)(int))"), "tile");
    EXPECT_EQ(bare_name("shared_stride<2>"), "shared_stride");
}

TEST(Compare, ReadsNumbersWithSeparatorsAndSkipsWhatIsNoTable) {
    const std::string text = "==PROF== Connected to process 12\nthe program's output\n" + heading +
                             row("k(int)", "memory_l1_wavefronts_shared", "1,024") +
                             row("k(int)", "memory_l1_wavefronts_shared", "1,000") + heading +
                             row("k(int)", loads, "8.5") + row("k(int)", "x", "n/a");
    const Measurements all = read_ncu(text, "file.csv");
    ASSERT_EQ(all.count("k"), 1u);
    EXPECT_DOUBLE_EQ(all.at("k").at("memory_l1_wavefronts_shared").sum, 2024);
    EXPECT_EQ(all.at("k").at("memory_l1_wavefronts_shared").launches, 2);
    EXPECT_DOUBLE_EQ(all.at("k").at(loads).sum, 8.5);
    EXPECT_EQ(all.at("k").count("x"), 0u);
}

TEST(Compare, RefusesAFileWithoutMeasurements) {
    EXPECT_THROW(read_ncu("", "file.csv"), m2m::Error);
    EXPECT_THROW(read_ncu(heading, "file.csv"), m2m::Error);
    EXPECT_THROW(read_ncu(row("k", loads, "1"), "file.csv"), m2m::Error) << "no heading";
}

TEST(Compare, SetsBothSideBySideAndMarksWhatDiffers) {
    const std::string file = std::string(M2M_SAMPLES) + "/coalescing.json";
    const Report report = read_report(parse_json(m2m::read_file(file), file), file);
    const std::string text = heading + row("naive(int)", loads, "8.50") +
                             row("coalesced(int)", loads, "4.00") +
                             row("naive(int)", "sm__maximum_warps_per_active_cycle_pct", "100");
    const auto list = compare(report, read_ncu(text, "file.csv"));
    ASSERT_EQ(list.size(), 3u);
    EXPECT_TRUE(list[0].equal());   // naive's loads
    EXPECT_TRUE(list[1].equal());   // its occupancy, in percent
    EXPECT_FALSE(list[2].equal());  // coalesced: 2 simulated
    std::ostringstream out;
    print_differences(out, list);
    EXPECT_NE(out.str().find("3 figures, simulated and measured; 1 differ"), std::string::npos)
        << out.str();
}

}  // namespace
