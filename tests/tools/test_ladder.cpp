// The counted ladder: the table and the picture in the texts are what the command makes.
#include "common/base/file.hpp"
#include "simt/profile/report.hpp"
#include "tests/tools/run_book.hpp"
#include "tools/book/ladder.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

const std::string root = M2M_SOURCE_DIR;

// What stands between the marks of a text.
std::string table_in(const std::string& text) {
    const std::string begin = "<!-- ladder -->\n\n", end = "\n<!-- end of the ladder -->";
    const std::string all = m2m::read_file(root + "/" + text);
    const std::size_t from = all.find(begin), to = all.find(end);
    if (from == all.npos || to == all.npos) return "";
    return all.substr(from + begin.size(), to - from - begin.size());
}

TEST(Ladder, InTheTextsIsWhatTheCommandCounts) {
    const m2m::TestDirectory directory;
    const auto run = m2m::run_book({"ladder", "--svg", "ladder.svg"}, directory.path());
    ASSERT_EQ(run.status, 0) << run.err;
    const std::string table = run.out.substr(0, run.out.find("\n\n") + 1);
    EXPECT_EQ(table_in("chapters/04_shared_memory/README.md"), table);
    EXPECT_EQ(table_in("README.md"), table);
    EXPECT_EQ(m2m::read_file(root + "/chapters/04_shared_memory/ladder.svg"),
              m2m::read_file(directory.file("ladder.svg")))
        << "./book ladder --svg chapters/04_shared_memory/ladder.svg draws it anew";
}

TEST(Ladder, AddsUpAllKernelsOfAStage) {
    simt::profile::Report report;
    simt::profile::Kernel rounding, product;
    auto& load = product.totals.of(simt::profile::Kind::global_load);
    load.requests = 10, load.sectors = 40;
    auto& shared = product.totals.of(simt::profile::Kind::shared_load);
    shared.requests = 4, shared.wavefronts = 8;
    product.totals.warp_instructions = 100;
    product.launches.resize(1);
    product.launches[0].occupancy.theoretical = 0.5;
    product.launches[0].occupancy.registers = 40;
    rounding.totals.of(simt::profile::Kind::global_store).sectors = 60;
    rounding.launches.resize(1);
    report.kernels = {rounding, product};
    const m2m::book::Rung rung = m2m::book::rung_of("x", report, 1000);
    EXPECT_DOUBLE_EQ(rung.sectors_per_request, 4);
    EXPECT_DOUBLE_EQ(rung.wavefronts_per_request, 2);
    EXPECT_DOUBLE_EQ(rung.global_bytes, 3.2);
    EXPECT_DOUBLE_EQ(rung.shared_bytes, 1.024);
    EXPECT_EQ(rung.registers, 40) << "of the kernel with the most instructions";
    EXPECT_DOUBLE_EQ(rung.occupancy, 0.5);
    EXPECT_NE(m2m::book::ladder_table(std::vector{rung})
                  .find("| `x` | 4.00 | 2.00 | 3.200 | 1.024 | 40 | 50 % |"),
              std::string::npos);
}

TEST(Ladder, RefusesSizesOfNothing) {
    EXPECT_EQ(m2m::run_book({"ladder", "--size", "0"}).status, 2);
    EXPECT_EQ(m2m::run_book({"ladder", "--size", "8,9"}).status, 2);
}

}  // namespace
