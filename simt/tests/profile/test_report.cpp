// Reading a result: figures worked out by hand, and one clear line for what is no result.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "simt/profile/report.hpp"
#include "simt/profile/sources.hpp"
#include "simt/profile/text.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <sstream>

namespace {

using namespace m2m::profile;
using Json = nlohmann::ordered_json;

Json sample(const std::string& name) {
    const std::string file = std::string(M2M_SAMPLES) + "/" + name;
    return parse_json(m2m::read_file(file), file);
}

std::string text_of(const Json& json, const TextOptions& options = {}) {
    const Report report = read_report(json, "sample");
    std::ostringstream out;
    print_report(out, report, Sources(report), options);
    return out.str();
}

TEST(Report, HasTheFiguresWorkedOutByHand) {
    const Report report = read_report(sample("coalescing.json"), "sample");
    ASSERT_EQ(report.kernels.size(), 2u);
    const Counters& naive = report.kernels[0].totals;
    const Counters& coalesced = report.kernels[1].totals;
    // Half of the naive kernel's reads touch 16 sectors (a column of A), half touch 1 (two words of
    // B); the coalesced kernel's touch 2 (two words of A) and 2 (two pieces of 64 bytes of B are
    // the same piece).
    EXPECT_DOUBLE_EQ(sectors_per_request(naive.of(Kind::global_load)), 8.5);
    EXPECT_DOUBLE_EQ(sectors_per_request(naive.of(Kind::global_store)), 16.0);
    EXPECT_DOUBLE_EQ(sectors_per_request(coalesced.of(Kind::global_load)), 2.0);
    EXPECT_DOUBLE_EQ(sectors_per_request(coalesced.of(Kind::global_store)), 4.0);
    EXPECT_DOUBLE_EQ(ideal_sectors_per_request(naive.of(Kind::global_load)), 4.0);
    EXPECT_DOUBLE_EQ(active_lanes(naive), 32.0);
    // 2 · 64³ operations; 128 bytes for the 64 operations of a warp's step, and the stores.
    EXPECT_EQ(coalesced.flops, 524288u);
    EXPECT_EQ(bytes_moved(coalesced), 32u * (16384 * 2 + 128 * 4));
    EXPECT_NEAR(*intensity(coalesced), 0.492, 0.001);
}

TEST(Report, CountsExcessWavefronts) {
    const Report report = read_report(sample("transpose.json"), "sample");
    const Access plain = shared(report.kernels[0].totals);
    const Access padded = shared(report.kernels[1].totals);
    EXPECT_EQ(plain.wavefronts, 512u * 33);  // a store in 1 turn and a load in 32, of 512 warps
    EXPECT_EQ(plain.ideal, 512u * 2);
    EXPECT_EQ(padded.wavefronts, padded.ideal);
    EXPECT_FALSE(intensity(report.kernels[0].totals).has_value()) << "0 FLOP is no intensity";
}

TEST(Report, ShowsKernelsLinesSourceAndAdvice) {
    const std::string text = text_of(sample("coalescing.json"));
    for (const char* part :
         {"Simulated on the CPU", "naive  /book/coalescing.cu:2", "1 launch: grid 4×4×1, block",
          "16.00 (4)", "sum += A[row * n + p]", "theoretical occupancy", "registers not known",
          "→ line 7: each warp touches 16 sectors where 2 would do: neighbouring threads read a"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
    }
    EXPECT_EQ(text.find("line 17:"), std::string::npos) << "advice on the coalesced kernel\n"
                                                        << text;
    EXPECT_EQ(text.find("l1tex__"), std::string::npos);
}

TEST(Report, NamesNsightsMetricsWhenAsked) {
    const std::string text = text_of(sample("transpose.json"), {true, 80});
    for (const char* metric :
         {"l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_ld.ratio",
          "memory_l1_wavefronts_shared", "derived__memory_l1_wavefronts_shared_excessive",
          "smsp__thread_inst_executed_per_inst_executed.ratio",
          "sm__maximum_warps_per_active_cycle_pct"}) {
        EXPECT_NE(text.find(metric), std::string::npos) << metric;
    }
}

TEST(Report, FindsTheConflictAndTheDivergenceAndNotThePaddedTile) {
    const std::string text = text_of(sample("transpose.json"), {false, 1000});
    EXPECT_NE(
        text.find("line 8: each warp's read takes 32 wavefronts where 1 would do: neighbouring "
                  "threads read a column, 32 words apart"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("line 26: 5.4 of 32 lanes work"), std::string::npos) << text;
    EXPECT_EQ(text.find("line 17:"), std::string::npos) << text;
}

TEST(Report, DoesNotObeyControlCharactersInSourceText) {
    Json json = sample("coalescing.json");
    json["kernels"][0]["name"] = "evil\x1b[2Jkernel";
    json["sources"][0]["text"] = "\n\n\n\n\n\n\x1b]0;title\x07 sum\n";
    const std::string text = text_of(json);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\x07'), std::string::npos);
}

TEST(Report, KeepsWhatItReadAndAddsFiguresAdviceAndLimits) {
    const Json json = sample("coalescing.json");
    const Report report = read_report(json, "sample");
    const Json more = annotated(json, report, Sources(report));
    EXPECT_EQ(more["kernels"][0]["totals"], json["kernels"][0]["totals"]);
    EXPECT_EQ(more["kernels"][0]["figures"]["global_load_sectors_per_request"], 8.5);
    EXPECT_EQ(more["kernels"][0]["advice"][0]["rule"], "global-stride");
    EXPECT_EQ(more["kernels"][0]["advice"][0]["line"], 7);
    EXPECT_TRUE(more["kernels"][1]["advice"].empty());
    EXPECT_NE(more["limits"].get<std::string>().find("no time"), std::string::npos);
    const Report again = read_report(more, "again");
    EXPECT_EQ(again.sources, report.sources);
}

// ---- what is no result ----

struct Broken {
    const char* name;
    std::function<void(Json&)> damage;
    std::string says;
};

void PrintTo(const Broken& broken, std::ostream* out) {
    *out << broken.name;
}

class BrokenReport : public testing::TestWithParam<Broken> {};

TEST_P(BrokenReport, IsRefusedInOneLineThatSaysWhere) {
    Json json = sample("coalescing.json");
    GetParam().damage(json);
    try {
        read_report(json, "file.json");
        FAIL() << "it was read";
    } catch (const m2m::Error& error) {
        const std::string what = error.what();
        EXPECT_EQ(what.find('\n'), std::string::npos);
        EXPECT_NE(what.find(GetParam().says), std::string::npos) << what;
        EXPECT_EQ(what.rfind("file.json", 0), 0u) << what;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Each, BrokenReport,
    testing::Values(
        Broken{"no_object", [](Json& j) { j = Json::array(); }, "is no profile"},
        Broken{"no_format", [](Json& j) { j.erase("format"); }, "is no profile"},
        Broken{"other_version", [](Json& j) { j["format"] = "simt-count/2"; }, "simt-count/2"},
        Broken{"no_kernels", [](Json& j) { j.erase("kernels"); }, "has no \"kernels\""},
        Broken{"kernels_no_list", [](Json& j) { j["kernels"] = 3; }, "kernels is no list"},
        Broken{"name_no_text", [](Json& j) { j["kernels"][1]["name"] = 3; },
               "kernels[1].name is no text"},
        Broken{"negative_count",
               [](Json& j) { j["kernels"][0]["totals"]["global_load"]["sectors"] = -1; },
               "kernels[0].totals.global_load.sectors is no count"},
        Broken{"grid_of_two", [](Json& j) { j["kernels"][0]["launches"][0]["grid"].erase(2); },
               "grid has not three elements"},
        Broken{"grid_of_zero", [](Json& j) { j["kernels"][0]["launches"][0]["grid"][0] = 0; },
               "grid[0] is out of range"},
        Broken{"line_too_large", [](Json& j) { j["kernels"][0]["lines"][0]["line"] = 1u << 31; },
               "line is out of range"},
        Broken{"unknown_kind",
               [](Json& j) { j["kernels"][0]["lines"][0]["examples"][0]["kind"] = "nope"; },
               "kind is no kind of access"},
        Broken{"too_few_addresses",
               [](Json& j) { j["kernels"][0]["lines"][0]["examples"][0]["addresses"].erase(31); },
               "addresses has not 32 elements"},
        Broken{"access_of_a_kilobyte",
               [](Json& j) { j["kernels"][0]["lines"][0]["examples"][0]["bytes"] = 1024; },
               "bytes is out of range"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(Report, IsRefusedWhenItIsNoJson) {
    EXPECT_THROW(parse_json("", "file.json"), m2m::Error);
    EXPECT_THROW(parse_json("{\"format\": \"simt-count/1\"", "file.json"), m2m::Error);
}

// ---- small things ----

TEST(Numbers, AreShortened) {
    EXPECT_EQ(short_number(0), "0");
    EXPECT_EQ(short_number(999), "999");
    EXPECT_EQ(short_number(1000), "1.0 K");
    EXPECT_EQ(short_number(33554432), "33.6 M");
    EXPECT_EQ(short_bytes(12), "12 B");
    EXPECT_EQ(short_bytes(8388608), "8.4 MB");
}

TEST(SourceText, OfAnotherEncodingBecomesUtf8) {
    const std::string file = testing::TempDir() + "latin.cu";
    m2m::write_file(file,
                    "int gr\xf6\xdf"
                    "e; // \xc3\xa4 stays, \xe2\x82 not\n");
    Report report;
    report.kernels.resize(1);
    report.kernels[0].file = file;
    const Sources sources(report);
    EXPECT_EQ(sources.line(file, 1), "int gr??e; // \xc3\xa4 stays, ?? not");
    EXPECT_EQ(sources.line(file, 2), "");
    EXPECT_EQ(sources.line(file, 0), "");
    EXPECT_NO_THROW(nlohmann::json(sources.texts()).dump());
}

}  // namespace
