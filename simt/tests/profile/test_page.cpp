// The page: well-formed, self-contained, and deaf to what hostile source text says.
#include "simt/profile/page.hpp"
#include "simt/profile/report.hpp"
#include "simt/profile/sources.hpp"
#include "simt/tests/profile/build.hpp"
#include "simt/tests/support.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace simt::profile;
using Json = nlohmann::ordered_json;

Json sample(const std::string& name) {
    const std::string file = std::string(SIMT_SAMPLES) + "/" + name;
    return parse_json(simt::test::read_file(file), file);
}

std::string page_of(const Json& json) {
    const Report report = read_report(json, "sample");
    return page(report, Sources(report), "2026-11-22");
}

std::string without(std::string html, const std::string& element) {
    const std::string open = "<" + element + ">", close = "</" + element + ">";
    for (std::size_t at; (at = html.find(open)) != std::string::npos;)
        html.erase(at, html.find(close, at) + close.size() - at);
    return html;
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
        ++found;
    return found;
}

// Every tag is closed in its turn, and no bare < or & stands in the text. Returns what is wrong.
std::string why_not_well_formed(const std::string& html) {
    static const std::regex tag(R"(^<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+="[^"<]*")*)(/?)>)");
    static const std::regex entity(R"(^&(?:amp|lt|gt|quot|apos|#\d+);)");
    std::vector<std::string> open;
    std::string rest = without(without(html, "style"), "script");
    rest.erase(0, rest.find("<html"));
    for (std::size_t at = rest.find_first_of("<&"); at != std::string::npos;
         at = rest.find_first_of("<&", at + 1)) {
        std::smatch match;
        const std::string here = rest.substr(at, 4000);
        if (here[0] == '&') {
            if (!std::regex_search(here, entity)) return "bare &: " + here.substr(0, 40);
            continue;
        }
        if (!std::regex_search(here, match, tag)) return "no tag: " + here.substr(0, 80);
        if (match[4].length() > 0) continue;
        if (match[1].length() == 0) {
            open.push_back(match[2]);
        } else {
            if (open.empty() || open.back() != match[2])
                return "closes " + match[2].str() + ": " + here.substr(0, 80);
            open.pop_back();
        }
    }
    return open.empty() ? "" : "never closed: " + open.back();
}

TEST(Page, IsWellFormed) {
    EXPECT_EQ(why_not_well_formed(page_of(sample("coalescing.json"))), "");
    EXPECT_EQ(why_not_well_formed(page_of(sample("transpose.json"))), "");
    EXPECT_NE(why_not_well_formed("<html><p></html>"), "");
    EXPECT_NE(why_not_well_formed("<html>a & b</html>"), "");
}

TEST(Page, LoadsNothingFromAnywhere) {
    const std::string html = page_of(sample("transpose.json"));
    for (const char* word : {"http:", "https:", "//www", "@import", "url(", " src=", "<link"})
        EXPECT_EQ(html.find(word), std::string::npos) << word;
}

TEST(Page, SaysThatItIsSimulatedAndWhatItCannotSay) {
    const std::string html = page_of(sample("coalescing.json"));
    for (const char* part : {"Simulated profile", "no cache and no time", "This is no measurement",
                             "2026-11-22", "prefers-color-scheme: dark", "@media print"})
        EXPECT_NE(html.find(part), std::string::npos) << part;
    EXPECT_FALSE(std::regex_search(html, std::regex("[0-9] ?GFLOP/s")));
}

TEST(Page, LinksEveryAdviceAndLineToAPictureThatExists) {
    const std::string html = page_of(sample("transpose.json"));
    std::set<std::string> ids;
    const std::regex id("id=\"([^\"]+)\""), link("href=\"#([^\"]+)\"|data-shows=\"([^\"]+)\"");
    for (std::sregex_iterator it(html.begin(), html.end(), id), end; it != end; ++it)
        EXPECT_TRUE(ids.insert((*it)[1]).second) << "twice: " << (*it)[1];
    int links = 0;
    for (std::sregex_iterator it(html.begin(), html.end(), link), end; it != end; ++it, ++links) {
        const std::string to = (*it)[1].matched ? (*it)[1] : (*it)[2];
        EXPECT_EQ(ids.count(to), 1u) << to;
    }
    EXPECT_GT(links, 10);
}

TEST(Page, PraisesTheKernelWithNothingToImprove) {
    const std::string html = page_of(sample("coalescing.json"));
    EXPECT_EQ(count(html, "class=\"fine\""), 1);  // coalesced, not naive
}

// At 400 and at 1200 pixels: what cannot shrink stands in a box that scrolls, and what need not scroll
// shrinks. (Looked at in a browser, too.)
TEST(Page, FitsANarrowScreen) {
    const std::string html = page_of(sample("transpose.json"));
    EXPECT_NE(html.find("<meta name=\"viewport\" content=\"width=device-width"), std::string::npos);
    // Every picture is as wide as its place.
    EXPECT_EQ(count(html, "<svg "), count(html, "<svg viewBox="));
    EXPECT_FALSE(std::regex_search(html, std::regex("<svg[^>]* width=")));
    EXPECT_NE(html.find("svg { display: block; width: 100%; height: auto; }"), std::string::npos);
    // Only the pictures of lanes have a least width, and those scroll; so does source text.
    const std::regex least("([^{}\n]+) \\{[^{}]*min-width: [1-9][0-9.]*rem");
    for (std::sregex_iterator it(html.begin(), html.end(), least), end; it != end; ++it) {
        const std::string rule = (*it)[1];
        EXPECT_TRUE(rule == ".scroll > svg" || rule == ".code .heat") << rule;
    }
    EXPECT_NE(html.find(".scroll { overflow-x: auto; }"), std::string::npos);
    EXPECT_TRUE(std::regex_search(html, std::regex("\\.listing \\{[^}]*overflow-x: auto")));
    EXPECT_EQ(count(html, "<svg "),
              count(html, "class=\"scroll\">\n<svg") + count(html, "class=\"roofline\"><svg"));
    // The overview's rows become lists, with each column's name in its cell.
    const std::string rows = html.substr(html.find("<table class=\"kernels\">"));
    const std::string table = rows.substr(0, rows.find("</table>"));
    EXPECT_EQ(
        count(table, "<td data-column=\"") + count(table, "<td></td>") + count(table, "<tr><td>"),
        count(table, "<td"));
    EXPECT_GT(count(table, "data-column=\"sectors per load\""), 0);
    EXPECT_NE(html.find("content: attr(data-column)"), std::string::npos);
}

// Letters of 11 units in a frame of at most 400 units are 9 pixels high on 360 pixels of screen.
TEST(Picture, OfIntensityCanBeReadOnANarrowScreen) {
    const std::string svg = intensity_picture(read_report(sample("coalescing.json"), "sample"));
    std::smatch box;
    ASSERT_TRUE(std::regex_search(svg, box, std::regex("viewBox=\"0 0 ([0-9]+) ([0-9]+)\"")));
    EXPECT_LE(std::stod(box[1]), 400);
    const std::regex text("<text class=\"([a-z ]*)\" x=\"([0-9.]+)\" y=\"[0-9.]+\">([^<]*)<");
    for (std::sregex_iterator it(svg.begin(), svg.end(), text), end; it != end; ++it) {
        const std::string kind = (*it)[1];
        const double x = std::stod((*it)[2]), length = 6.0 * double((*it)[3].length());
        const bool ends = kind.find("end") != std::string::npos;
        const bool middle = kind.find("middle") != std::string::npos || kind == "in";
        EXPECT_GE(x - (ends ? length : middle ? length / 2 : 0), 0) << (*it)[3];
        EXPECT_LE(x + (ends ? 0 : middle ? length / 2 : length), std::stod(box[1])) << (*it)[3];
    }
}

const std::string hostile =
    "</script><script>alert(1)</script>\"'<img src=x onerror=alert(1)>&amp;]]>";

TEST(Page, EscapesHostileTextEverywhere) {
    Json json = sample("coalescing.json");
    json["program"] = hostile;
    json["compiler"] = hostile;
    json["blocks"] = hostile;
    json["device"]["name"] = hostile;
    json["kernels"][0]["name"] = hostile;
    json["kernels"][0]["launches"][0]["occupancy"]["limiter"] = hostile;
    json["kernels"][0]["lines"][0]["examples"][0]["allocation"] = hostile;
    json["kernels"][0]["lines"][0]["file"] = hostile;
    json["sources"][0]["file"] = hostile;
    std::string lines;
    for (int i = 0; i < 30; ++i) lines += hostile + " /* \" ' \\\n";
    json["sources"][0]["text"] = lines;
    const std::string html = page_of(json);
    EXPECT_EQ(count(html, "<script>"), 1);
    EXPECT_EQ(count(html, "</script>"), 1);
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_EQ(why_not_well_formed(html), "");
}

TEST(Page, WorksWithoutSourceTextAndWithoutExamples) {
    Json json = sample("coalescing.json");
    json.erase("sources");
    for (Json& line : json["kernels"][0]["lines"]) line.erase("examples");
    const std::string html = page_of(json);
    EXPECT_EQ(why_not_well_formed(html), "");
    EXPECT_NE(html.find("its text was not found"), std::string::npos);
}

TEST(Page, DoesNotCallAtomicsOnOneWordIdeal) {
    Json json = sample("coalescing.json");
    json["kernels"][0]["lines"][0]["examples"][0]["kind"] = "global_atomic";
    for (Json& address : json["kernels"][0]["lines"][0]["examples"][0]["addresses"]) address = 64;
    EXPECT_NE(page_of(json).find("32 lanes on one word"), std::string::npos);
}

// ---- pictures ----

TEST(Picture, DrawsOneBoxForEachLaneAndEachSector) {
    const std::string ideal =
        access_picture(example(Kind::global_load, 4, [](int lane) { return 4 * lane; }));
    EXPECT_EQ(count(ideal, "class=\"sector\""), 4);
    EXPECT_EQ(count(ideal, "class=\"lane "), 32);
    EXPECT_EQ(count(ideal, "<path"), 32);
    EXPECT_EQ(count(ideal, "class=\"used"), 32);  // every word of the four sectors is used
    const std::string column =
        access_picture(example(Kind::global_load, 4, [](int lane) { return 1024 * lane; }));
    EXPECT_EQ(count(column, "class=\"sector\""), 32);
    EXPECT_EQ(count(column, "class=\"used"), 32);  // one word of each
}

TEST(Picture, StacksTheWordsOfABankIntoTurns) {
    const std::string column =
        access_picture(example(Kind::shared_load, 4, [](int lane) { return 128 * lane; }));
    EXPECT_EQ(count(column, "class=\"bank\""), 32);
    EXPECT_EQ(count(column, "class=\"rule\""), 32);
    EXPECT_NE(column.find("takes 32 turns"), std::string::npos);
    const std::string padded =
        access_picture(example(Kind::shared_load, 4, [](int lane) { return 132 * lane; }));
    EXPECT_EQ(count(padded, "class=\"rule\""), 1);
    EXPECT_NE(padded.find(">turn 1<"), std::string::npos);
}

TEST(Picture, MarksLanesThatTakeNoPart) {
    const std::string half = access_picture(example(
        Kind::global_load, 4, [](int lane) { return 4 * lane; }, 16));
    EXPECT_EQ(count(half, "box idle"), 16);
    EXPECT_EQ(count(half, "<path"), 16);
}

TEST(Picture, StaysWithinItsFrameWhateverTheAddresses) {
    const std::vector<Example> cases = {
        example(
            Kind::global_load, 4, [](int) { return 0; }, 0),
        example(Kind::global_load, 16, [](int lane) { return std::int64_t{1} << (lane + 20); }),
        example(Kind::global_load, 64, [](int lane) { return 8 + 1000 * lane; }),
        example(Kind::shared_load, 16, [](int lane) { return 512 * lane; }),
        example(Kind::global_store, 1, [](int lane) { return -500 + 33 * lane; })};
    for (const Example& one : cases) {
        const std::string svg = access_picture(one);
        std::smatch box;
        ASSERT_TRUE(std::regex_search(svg, box, std::regex("viewBox=\"0 0 ([0-9]+) ([0-9]+)\"")));
        const std::regex x(" x=\"(-?[0-9.]+)\""), y(" y=\"(-?[0-9.]+)\"");
        for (std::sregex_iterator it(svg.begin(), svg.end(), x), end; it != end; ++it) {
            EXPECT_GE(std::stod((*it)[1]), 0);
            EXPECT_LE(std::stod((*it)[1]), std::stod(box[1]));
        }
        for (std::sregex_iterator it(svg.begin(), svg.end(), y), end; it != end; ++it) {
            EXPECT_GE(std::stod((*it)[1]), 0);
            EXPECT_LE(std::stod((*it)[1]), std::stod(box[2]));
        }
        EXPECT_EQ(svg.find("nan"), std::string::npos);
    }
}

TEST(Highlighting, KeepsEveryCharacterAndFollowsComments) {
    bool in_comment = false;
    EXPECT_EQ(highlighted("float x = 1.5f; // a < b", in_comment),
              "<span class=\"k\">float</span> x = <span class=\"n\">1.5f</span>; <span "
              "class=\"c\">// a &lt; b</span>");
    EXPECT_FALSE(in_comment);
    highlighted("a /* begins", in_comment);
    EXPECT_TRUE(in_comment);
    EXPECT_EQ(highlighted("ends */ b", in_comment), "<span class=\"c\">ends */</span> b");
    EXPECT_FALSE(in_comment);
    EXPECT_EQ(highlighted("\"open string\\", in_comment),
              "<span class=\"s\">&quot;open string\\</span>");
}

}  // namespace
