// The charts: well-formed XML, values in their places, and nothing drawn from nothing.
#include "common/base/error.hpp"
#include "common/picture/svg.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <regex>
#include <string>
#include <vector>

namespace m2m::tests {
namespace {

// Checks what a parser would refuse first: tags that do not nest, attributes without quotes, bare <
// or &.
testing::AssertionResult well_formed(const std::string& xml) {
    std::vector<std::string> open;
    const auto fail = [&](const std::string& why, std::size_t at) {
        return testing::AssertionFailure() << why << " at " << at << ": " << xml.substr(at, 60);
    };
    for (std::size_t i = 0; i < xml.size();) {
        if (xml[i] == '&') {
            static const std::regex entity("^&(amp|lt|gt|quot|apos);");
            if (!std::regex_search(xml.substr(i, 8), entity)) return fail("bare &", i);
        }
        if (xml[i] != '<') {
            ++i;
            continue;
        }
        const std::size_t end = xml.find('>', i);
        if (end == std::string::npos) return fail("tag without end", i);
        const std::string tag = xml.substr(i, end - i + 1);
        static const std::regex opening(
            R"re(^<([a-z]+)((\s+[a-zA-Z0-9:-]+="[^"<]*")*)\s*(/?)>$)re");
        static const std::regex closing("^</([a-z]+)>$");
        std::smatch match;
        if (std::regex_match(tag, match, opening)) {
            if (match[4].length() == 0) open.push_back(match[1]);
        } else if (std::regex_match(tag, match, closing)) {
            if (open.empty() || open.back() != match[1])
                return fail("tag closed that is not open", i);
            open.pop_back();
        } else {
            return fail("no tag", i);
        }
        i = end + 1;
    }
    if (!open.empty()) return testing::AssertionFailure() << "never closed: " << open.back();
    return testing::AssertionSuccess();
}

// All values of one attribute on elements of one class, in the order they are drawn.
std::vector<double> attribute(const std::string& svg, const std::string& kind,
                              const std::string& name) {
    std::vector<double> values;
    const std::regex element("<[a-z]+ class=\"" + kind + "\"[^>]* " + name + "=\"([-0-9.]+)\"");
    for (std::sregex_iterator it(svg.begin(), svg.end(), element), end; it != end; ++it) {
        values.push_back(std::stod((*it)[1]));
    }
    return values;
}

BarChart ladder() {
    BarChart chart;
    chart.title = "Matrix product, 1000 x 1000 x 1000";
    chart.unit = "GFLOP/s";
    chart.caption = {"AMD EPYC, 2 threads", "2026-11-22", "./book bench"};
    chart.bars = {{"serial/ijk", 3, ""}, {"serial/ikj", 15, "5.0 x"}, {"openmp/simd", 150, "50 x"}};
    return chart;
}

LineChart losses() {
    LineChart chart;
    chart.title = "Loss";
    chart.x_label = "epoch";
    chart.y_label = "cross-entropy";
    chart.series = {{"serial/ikj", {0, 1, 2, 3, 4}, {2.3, 1.2, 0.6, 0.4, 0.3}},
                    {"openmp/simd", {0, 1, 2, 3, 4}, {2.3, 1.3, 0.7, 0.5, 0.4}}};
    return chart;
}

TEST(BarChart, IsWellFormedAndNamesEverything) {
    const std::string svg = bar_chart(ladder());
    EXPECT_TRUE(well_formed(svg));
    for (const char* text : {"serial/ijk", "openmp/simd", "GFLOP/s", "AMD EPYC, 2 threads",
                             "2026-11-22", "./book bench", "prefers-color-scheme", "50 x"}) {
        EXPECT_NE(svg.find(text), std::string::npos) << text;
    }
}

TEST(BarChart, DrawsBarsInProportionToTheirValues) {
    const auto widths = attribute(bar_chart(ladder()), "bar", "width");
    ASSERT_EQ(widths.size(), 3u);
    EXPECT_NEAR(widths[1] / widths[0], 5, 0.1);
    EXPECT_NEAR(widths[2] / widths[1], 10, 0.1);
}

TEST(BarChart, DrawsEqualRatiosAsEqualLengthsOnALogarithmicAxis) {
    BarChart chart = ladder();
    chart.logarithmic = true;
    chart.bars = {{"a", 2, ""}, {"b", 20, ""}, {"c", 200, ""}};
    const auto widths = attribute(bar_chart(chart), "bar", "width");
    ASSERT_EQ(widths.size(), 3u);
    EXPECT_NEAR(widths[1] - widths[0], widths[2] - widths[1], 0.2);
    EXPECT_GT(widths[0], 1);
}

TEST(BarChart, KeepsBarsAndTheirValuesOnThePaper) {
    BarChart chart = ladder();
    chart.bars.push_back({"a very long name of a stage that somebody wrote", 151, "1234.5 x"});
    const std::string svg = bar_chart(chart);
    const auto x = attribute(svg, "bar", "x"), widths = attribute(svg, "bar", "width");
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_LT(x[i] + widths[i], 760 - 60);
}

TEST(BarChart, RefusesWhatItCannotDraw) {
    BarChart chart = ladder();
    chart.bars.clear();
    EXPECT_THROW(bar_chart(chart), UsageError);
    for (const double bad : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
        chart.bars = {{"bad", bad, ""}};
        EXPECT_THROW(bar_chart(chart), UsageError);
    }
    chart.bars = {{"zero", 0, ""}};
    EXPECT_TRUE(well_formed(bar_chart(chart)));
    chart.logarithmic = true;
    EXPECT_THROW(bar_chart(chart), UsageError);
}

TEST(Chart, EscapesWhatXmlWouldMisread) {
    EXPECT_EQ(xml_escape("a<b & \"c\" > 'd'"), "a&lt;b &amp; &quot;c&quot; &gt; &apos;d&apos;");
    EXPECT_EQ(xml_escape("8×8"), "8×8");
    EXPECT_EQ(xml_escape("bad \x01 \xff \xc3"), "bad ? ? ?");
    BarChart chart = ladder();
    chart.title = "<script>&\"'";
    chart.bars[0].label = "</text><x y=\"";
    chart.bars[0].note = "<&>";
    chart.caption = {"./book bench --stage \"<mine>\" && true"};
    EXPECT_TRUE(well_formed(bar_chart(chart)));
    LineChart lines = losses();
    lines.series[0].name = lines.x_label = lines.y_label = "<&\"";
    EXPECT_TRUE(well_formed(line_chart(lines)));
}

TEST(Chart, BreaksALongCommandIntoLines) {
    BarChart chart = ladder();
    chart.caption = {"./book bench " + std::string(30, 'x') + " " + std::string(60, 'y') + " " +
                     std::string(40, 'z')};
    const std::string svg = bar_chart(chart);
    EXPECT_EQ(svg.find(std::string(60, 'y') + " " + std::string(40, 'z')), std::string::npos);
    EXPECT_NE(svg.find(std::string(40, 'z')), std::string::npos);
}

// The points of the curves, in drawing order (the legend's short lines are left out).
std::vector<std::vector<std::pair<double, double>>> curves(const std::string& svg) {
    std::vector<std::vector<std::pair<double, double>>> result;
    // Found by hand: std::regex recurses once for each letter, and a dense curve has many.
    const std::string open = "<path class=\"curve\"", attribute = " d=\"M";
    for (std::size_t at = 0; (at = svg.find(open, at)) != std::string::npos; ++at) {
        const std::size_t begin = svg.find(attribute, at) + attribute.size() - 1;
        const std::string d = svg.substr(begin, svg.find('"', begin) - begin);
        if (d.find('h') != std::string::npos) continue;
        result.emplace_back();
        for (std::size_t i = 0; i < d.size();) {
            const std::size_t space = d.find(' ', i + 1), next = d.find_first_of("ML", i + 1);
            result.back().push_back({std::stod(d.substr(i + 1)), std::stod(d.substr(space + 1))});
            i = std::min(next, d.size());
        }
    }
    return result;
}

TEST(LineChart, PutsEachPointWhereItsValuesSay) {
    const std::string svg = line_chart(losses());
    EXPECT_TRUE(well_formed(svg));
    const auto drawn = curves(svg);
    ASSERT_EQ(drawn.size(), 2u);
    ASSERT_EQ(drawn[0].size(), 5u);
    const double step = drawn[0][1].first - drawn[0][0].first;
    for (int i = 1; i < 5; ++i) EXPECT_NEAR(drawn[0][i].first - drawn[0][i - 1].first, step, 0.11);
    const double scale =
        (drawn[0][1].second - drawn[0][0].second) / (2.3 - 1.2);  // SVG's y grows downwards
    EXPECT_GT(scale, 0);
    EXPECT_NEAR(drawn[0][4].second - drawn[0][0].second, scale * (2.3 - 0.3), 0.5);
    EXPECT_EQ(drawn[0][0], drawn[1][0]);
}

TEST(LineChart, LeavesAGapWhereAValueIsNotFinite) {
    LineChart chart = losses();
    chart.series = {{"diverged", {0, 1, 2, 3, 4}, {1, 2, std::nan(""), 3, 4}}};
    const std::string svg = line_chart(chart);
    EXPECT_TRUE(well_formed(svg));
    EXPECT_EQ(svg.find("nan"), std::string::npos);
    ASSERT_EQ(curves(svg).size(), 1u);
    EXPECT_EQ(curves(svg)[0].size(), 4u);
    EXPECT_TRUE(std::regex_search(svg, std::regex("M[-0-9. ]+L[-0-9. ]+M[-0-9. ]+L")));
}

TEST(LineChart, KeepsTheExtremesOfADenseCurve) {
    LineChart chart = losses();
    Series noisy{"steps", {}, {}};
    for (int i = 0; i < 20000; ++i)
        noisy.x.push_back(i), noisy.y.push_back(i == 12345 ? 9.0 : 1 + 0.01 * (i % 7));
    chart.series = {noisy};
    const std::string svg = line_chart(chart);
    const auto drawn = curves(svg);
    ASSERT_EQ(drawn.size(), 1u);
    EXPECT_LT(drawn[0].size(), 1600u);
    double highest = 1e9, lowest = 0;
    for (const auto& [x, y] : drawn[0])
        highest = std::min(highest, y), lowest = std::max(lowest, y);
    EXPECT_NEAR((lowest - highest) / 300, 8.0 / 10, 0.01)
        << "the one value of 9 on an axis from 0 to 10";
}

TEST(LineChart, DrawsOnePointAndConstantCurves) {
    LineChart chart = losses();
    chart.series = {{"one", {3}, {0.5}}};
    EXPECT_TRUE(well_formed(line_chart(chart)));
    chart.series = {{"flat", {1, 2, 3}, {0, 0, 0}}};
    const std::string svg = line_chart(chart);
    EXPECT_TRUE(well_formed(svg));
    EXPECT_EQ(svg.find("nan"), std::string::npos);
    EXPECT_EQ(svg.find("inf"), std::string::npos);
}

TEST(LineChart, RefusesWhatItCannotDraw) {
    LineChart chart = losses();
    chart.series.clear();
    EXPECT_THROW(line_chart(chart), UsageError);
    chart.series = {{"empty", {}, {}}};
    EXPECT_THROW(line_chart(chart), UsageError);
    chart.series = {{"uneven", {1, 2}, {1}}};
    EXPECT_THROW(line_chart(chart), UsageError);
    chart.series = {{"nan", {1}, {std::nan("")}}};
    EXPECT_THROW(line_chart(chart), UsageError);
}

}  // namespace
}  // namespace m2m::tests
