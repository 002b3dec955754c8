// The words of the chapters' pictures stay in their boxes, and apart from each other, in DejaVu
// Sans: the widest of the fonts that a reader's system may take.
#include "common/base/file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Box {
    double left, top, right, bottom;
    std::string what;
};

// Advance widths in thousandths of the font's size, from DejaVu Sans 2.37: ASCII from the space on.
constexpr int plain[] = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr int bold[] = {348, 456, 521, 838, 696,  1002, 872, 306,  457, 457, 523, 838, 380, 415,
                        380, 365, 696, 696, 696,  696,  696, 696,  696, 696, 696, 696, 400, 400,
                        838, 838, 838, 580, 1000, 774,  762, 734,  830, 683, 683, 821, 837, 372,
                        372, 775, 637, 995, 837,  850,  733, 850,  770, 720, 682, 812, 774, 1103,
                        771, 724, 725, 457, 365,  457,  838, 500,  500, 675, 716, 593, 716, 678,
                        435, 716, 712, 343, 343,  665,  343, 1042, 712, 687, 716, 716, 493, 595,
                        478, 712, 652, 924, 645,  652,  582, 712,  365, 712, 838};
// The other characters that the pictures use, plain and bold.
const std::map<std::string, std::pair<int, int>> others = {
    {"²", {401, 438}},  {"µ", {636, 736}}, {"·", {318, 380}}, {"¼", {969, 1035}},
    {"½", {969, 1035}}, {"×", {838, 838}}, {"α", {659, 687}}, {"β", {638, 716}},
    {"ε", {541, 557}},  {"ᵀ", {385, 430}}, {"’", {318, 380}}, {"…", {1000, 1000}},
    {"₁", {401, 438}},  {"₂", {401, 438}}, {"←", {838, 838}}, {"→", {838, 838}},
    {"↑", {838, 838}},  {"↓", {838, 838}}, {"↔", {838, 838}}, {"−", {838, 838}},
    {"–", {500, 500}},  {"√", {637, 667}}, {"≈", {838, 838}}, {"≤", {838, 838}},
    {"≥", {838, 838}},  {"Σ", {632, 683}}, {"π", {602, 791}}};
constexpr int mono = 602;

double width_of(const std::string& text, bool is_bold, bool is_mono) {
    double width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        const std::string letter = text.substr(i, length);
        i += length;
        if (is_mono) {
            width += mono;
        } else if (length == 1) {
            width += byte < 32 || byte > 126 ? 0 : (is_bold ? bold : plain)[byte - 32];
        } else if (const auto found = others.find(letter); found != others.end()) {
            width += is_bold ? found->second.second : found->second.first;
        } else {
            ADD_FAILURE() << "the width of \"" << letter << "\" is not in this test's table";
        }
    }
    return width / 1000;
}

std::string attribute(const std::string& tag, const std::string& name) {
    const std::string start = " " + name + "=\"";
    const std::size_t at = tag.find(start);
    if (at == std::string::npos) return "";
    const std::size_t from = at + start.size();
    return tag.substr(from, tag.find('"', from) - from);
}

double number(const std::string& text, double otherwise = 0) {
    return text.empty() ? otherwise : std::stod(text);
}

std::string unescaped(std::string text) {
    const std::pair<const char*, const char*> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
    text = std::regex_replace(text, std::regex("<[^>]*>"), "");
    for (const auto& [entity, letter] : entities) {
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
            text.replace(at, std::string(entity).size(), letter);
    }
    return text;
}

/// What is wrong with a picture; nothing when all words fit.
std::vector<std::string> faults_of(const std::string& svg) {
    static const std::regex tags(
        R"((<text[^>]*)>([\s\S]*?)</text>|(<rect[^>]*)/?>|(<g[^>]*)>|</g>)");
    std::vector<std::string> faults;
    std::vector<Box> rects, words;
    std::vector<double> down = {0};  // the groups around, and how far they move what is in them
    struct Text {
        Box box;
        double x, y;
    };
    std::vector<Text> texts;
    for (std::sregex_iterator it(svg.begin(), svg.end(), tags), end; it != end; ++it) {
        const std::smatch& match = *it;
        if (match[4].matched) {
            static const std::regex shift(R"(translate\(0 ([\d.]+)\))");
            std::smatch moved;
            const std::string transform = attribute(match[4].str(), "transform");
            down.push_back(down.back() + (std::regex_search(transform, moved, shift)
                                              ? std::stod(moved[1].str())
                                              : 0.0));
            continue;
        }
        if (match.str() == "</g>") {
            if (down.size() > 1) down.pop_back();
            continue;
        }
        if (match[3].matched) {
            const std::string tag = match[3].str();
            const double x = number(attribute(tag, "x")), y = number(attribute(tag, "y"));
            const double w = number(attribute(tag, "width")), h = number(attribute(tag, "height"));
            rects.push_back({x, y + down.back(), x + w, y + h + down.back(), ""});
            continue;
        }
        const std::string tag = match[1].str(), what = unescaped(match[2].str());
        const std::string kind = attribute(tag, "class"), anchor = attribute(tag, "text-anchor");
        const double size = number(attribute(tag, "font-size"), kind == "title"   ? 16
                                                                : kind == "small" ? 11
                                                                                  : 13);
        const bool is_bold = attribute(tag, "font-weight") == "bold" || kind == "title";
        const bool is_mono = attribute(tag, "font-family").find("mono") != std::string::npos;
        const double width = size * width_of(what, is_bold, is_mono);
        static const std::regex turned(R"(translate\(([\d.]+)[ ,]([\d.]+)\) rotate)");
        std::smatch place;
        const std::string transform = attribute(tag, "transform");
        if (std::regex_search(transform, place, turned)) {  // upwards, around its middle
            const double x = std::stod(place[1].str());
            const double y = std::stod(place[2].str()) + down.back();
            words.push_back({x - 0.76 * size, y - width / 2, x + 0.2 * size, y + width / 2, what});
            continue;
        }
        const double x = number(attribute(tag, "x"));
        const double y = number(attribute(tag, "y")) + down.back();
        const double left = anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x;
        const Box box{left, y - 0.73 * size, left + width, y + 0.2 * size, what};
        words.push_back(box);
        texts.push_back({box,
                         anchor == "end"      ? x - 1
                         : anchor == "middle" ? x
                                              : x + 1,
                         y - 0.35 * size});
    }
    if (rects.empty()) return {"there is no paper"};
    const Box paper = *std::max_element(rects.begin(), rects.end(), [](const Box& a, const Box& b) {
        return (a.right - a.left) * (a.bottom - a.top) < (b.right - b.left) * (b.bottom - b.top);
    });
    for (const Box& word : words) {
        if (word.left < paper.left + 4 || word.right > paper.right - 4 || word.top < paper.top ||
            word.bottom > paper.bottom)
            faults.push_back("\"" + word.what + "\" leaves the picture");
    }
    for (const Text& text : texts) {  // the smallest box around where it stands
        const Box* around = &paper;
        for (const Box& rect : rects) {
            const bool inside = rect.left <= text.x && text.x <= rect.right && rect.top <= text.y &&
                                text.y <= rect.bottom;
            if (inside && (rect.right - rect.left) * (rect.bottom - rect.top) <
                              (around->right - around->left) * (around->bottom - around->top))
                around = &rect;
        }
        if (text.box.left < around->left - 0.5 || text.box.right > around->right + 0.5)
            faults.push_back("\"" + text.box.what + "\" is wider than its box");
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Box &a = words[i], &b = words[j];
            if (std::min(a.right, b.right) - std::max(a.left, b.left) > 1 &&
                std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > 1)
                faults.push_back("\"" + a.what + "\" lies over \"" + b.what + "\"");
        }
    }
    return faults;
}

constexpr const char* paper = R"(<rect x="0" y="0" width="200" height="100"/>)";

TEST(PictureFaults, AreWordsThatLeaveTheirBoxOrThePictureOrLieOverOthers) {
    const std::string start = paper;
    EXPECT_EQ(faults_of(start + R"(<text x="10" y="20" font-size="12">short</text>)").size(), 0u);
    EXPECT_EQ(faults_of(start + R"(<text x="150" y="20" font-size="12">a long label</text>)"),
              (std::vector<std::string>{"\"a long label\" leaves the picture",
                                        "\"a long label\" is wider than its box"}));
    EXPECT_EQ(
        faults_of(start +
                  R"(<rect x="60" y="10" width="30" height="20"/>)"
                  R"(<text x="75" y="24" font-size="12" text-anchor="middle">too wide</text>)"),
        std::vector<std::string>{"\"too wide\" is wider than its box"});
    EXPECT_EQ(faults_of(start + R"(<text x="10" y="20" font-size="12">one</text>)"
                                R"(<text x="20" y="22" font-size="12">two</text>)"),
              std::vector<std::string>{"\"two\" lies over \"one\""});
    EXPECT_TRUE(faults_of(start + R"(<text x="10" y="20" font-size="12">one</text>)"
                                  R"x(<g transform="translate(0 18.0)">)x"
                                  R"(<text x="20" y="22" font-size="12">two</text></g>)")
                    .empty());
}

TEST(Pictures, HoldTheirWordsInDejaVuSans) {
    int pictures = 0;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(M2M_SOURCE_DIR) / "chapters")) {
        if (entry.path().extension() != ".svg") continue;
        ++pictures;
        for (const std::string& fault : faults_of(m2m::read_file(entry.path())))
            ADD_FAILURE() << entry.path().filename().string() << ": " << fault;
    }
    EXPECT_GE(pictures, 17);
}

}  // namespace
