// The table of claims as text, Markdown and SVG, from made-up rows.
#include "chapters/claims.hpp"
#include "common/base/project.hpp"
#include "tools/book/claims_report.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace m2m::tests {
namespace {

using namespace book;

const ClaimContext context{"2026-11-22", "Made-up CPU, 2 threads", "./book claims"};

std::vector<ClaimRow> rows() {
    const Figure model = Figure::model("a time", 5, "µs", "T4", "data sheet | 2020");
    const Figure counted = Figure::count("sectors", 32, "", {"simulated on the CPU", true});
    return {{{1, "A <b>claim</b> & more.", "x", "00_your_machine", nullptr},
             {"", {counted}, Verdict::from({&counted, 1}, Outcome::confirmed, "so it is | here")}},
            {{2, "Another.", "x", "08_fusion", nullptr},
             {"", {model}, Verdict::from({&model, 1}, Outcome::refuted, "no")}},
            {{3, "A third.", "x", "08_fusion", nullptr},
             {"", {}, Verdict::not_measurable("there is no GPU")}}};
}

TEST(ClaimsReport, NamesEveryVerdictWithItsReasonAndChapter) {
    std::ostringstream out;
    print_claims(out, rows());
    for (const char* part :
         {"confirmed: so it is | here", "depends (model): no",
          "not measurable here: there is no GPU", "chapters/08_fusion/README.md"}) {
        EXPECT_NE(out.str().find(part), std::string::npos) << part << " in\n" << out.str();
    }
}

TEST(ClaimsReport, LinksWithinTheRepositoryAreRelativeAndOthersGoToTheWeb) {
    const std::string root = ::testing::TempDir() + "claims_root";
    EXPECT_EQ(way_to_root(root + "/claims.md", root), "");
    EXPECT_EQ(way_to_root(root + "/out/claims.md", root), "../");
    EXPECT_EQ(way_to_root(root + "/out/a/claims.md", root), "../../");
    for (const std::string& outside : {root + "/../claims.md", root + "_too/claims.md"}) {
        const std::string way = way_to_root(outside, root);
        EXPECT_EQ(way.rfind("https://", 0), 0u) << way;
        EXPECT_EQ(way.back(), '/');
        EXPECT_NE(claims_markdown(rows(), context, way)
                      .find("](" + way + "chapters/08_fusion/README.md)"),
                  std::string::npos);
        EXPECT_NE(
            claims_svg(rows(), context, way).find("\"" + way + "chapters/08_fusion/README.md\""),
            std::string::npos);
    }
}

TEST(ClaimsReport, AsMarkdownKeepsTheTableWholeAndLinksToTheChapters) {
    const std::string text = claims_markdown(rows(), context, "../");
    EXPECT_NE(text.find("[08_fusion](../chapters/08_fusion/README.md)"), std::string::npos);
    EXPECT_NE(text.find("**depends (model)**"), std::string::npos);
    EXPECT_NE(text.find("A \\<b>claim\\</b> & more."), std::string::npos);
    EXPECT_NE(text.find("so it is \\| here"), std::string::npos);
    EXPECT_NE(text.find("(simulated)"), std::string::npos);
    EXPECT_NE(text.find("2026-11-22"), std::string::npos);
    EXPECT_NE(text.find(context.machine), std::string::npos);
}

TEST(ClaimsReport, AsPictureEscapesTextAndSaysWhereItIsFrom) {
    const std::string svg = claims_svg(rows(), context, "../");
    EXPECT_EQ(svg.rfind("<svg", 0), 0u);
    EXPECT_NE(svg.find("&lt;b&gt;claim&lt;/b&gt; &amp; more."), std::string::npos);
    EXPECT_EQ(svg.find("<b>"), std::string::npos);
    for (const char* part : {"class=\"confirmed\"", "class=\"depends\"", "class=\"unknown\"",
                             "Made-up CPU, 2 threads, 2026-11-22, ./book claims", "</svg>"}) {
        EXPECT_NE(svg.find(part), std::string::npos) << part;
    }
}

TEST(ClaimsReport, LinksToTheChapterOfEveryClaimWithAnExperiment) {
    int measured = 0;
    for (const Claim& claim : claims()) {
        if (!claim.measure) continue;
        ++measured;
        EXPECT_TRUE(std::filesystem::is_directory(
            (project_root() / chapter_text(claim.chapter)).parent_path()))
            << claim.chapter;
    }
    EXPECT_GE(measured, 6);
}

}  // namespace
}  // namespace m2m::tests
