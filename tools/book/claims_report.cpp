#include "tools/book/claims_report.hpp"

#include "common/picture/svg.hpp"
#include "tools/book/build_config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

std::string verdict_text(const Verdict& verdict) {
    return std::string(to_string(verdict.outcome())) + (verdict.from_model() ? " (model)" : "");
}

bool starts_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;  // not inside a UTF-8 letter
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_letter));
}

// Lines of at most `width` letters, broken between words.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && letters(line) + 1 + letters(word) > width) {
            lines.push_back(line);
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

// What would end a cell or begin a tag.
std::string markdown_cell(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '|' || c == '<' || c == '*' || c == '_' || c == '`' || c == '[') safe += '\\';
        safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

const char* outcome_class(Outcome outcome) {
    switch (outcome) {
        case Outcome::confirmed:
            return "confirmed";
        case Outcome::refuted:
            return "refuted";
        case Outcome::depends:
            return "depends";
        case Outcome::not_measurable:
            break;
    }
    return "unknown";
}

}  // namespace

std::string chapter_text(std::string_view chapter) {
    return "chapters/" + std::string(chapter) + "/README.md";
}

std::string way_to_root(const fs::path& document, const fs::path& root) {
    const fs::path directory = fs::weakly_canonical(fs::absolute(document)).parent_path();
    const fs::path top = fs::weakly_canonical(root);
    const fs::path inside = directory.lexically_relative(top);
    if (inside.empty() || *inside.begin() == "..")
        return std::string(repository_url) + "/blob/main/";
    const fs::path way = top.lexically_relative(directory);
    return way == "." ? "" : way.generic_string() + "/";
}

void print_claims(std::ostream& out, std::span<const ClaimRow> rows) {
    for (const ClaimRow& row : rows) {
        const std::string number = fmt::format("{:>2}  ", row.claim.number);
        std::string before = number;
        for (const std::string& line : wrapped(row.claim.sentence, 92)) {
            out << before << line << '\n';
            before = "    ";
        }
        before = fmt::format("    {}: ", verdict_text(row.report.verdict));
        for (const std::string& line : wrapped(row.report.verdict.reason(), 92 - letters(before))) {
            out << before << line << '\n';
            before = "      ";
        }
        out << "    " << chapter_text(row.claim.chapter) << "\n\n";
    }
}

std::string claims_markdown(std::span<const ClaimRow> rows, const ClaimContext& context,
                            const std::string& to_root) {
    std::string text = fmt::format(
        "# The claims, on this machine\n\n{}, {}, `{}`\n\n"
        "| | claim | verdict here | why | chapter |\n|---:|---|---|---|---|\n",
        markdown_cell(context.machine), context.date, context.command);
    for (const ClaimRow& row : rows) {
        text += fmt::format("| {} | {} | **{}** | {} | [{}]({}{}) |\n", row.claim.number,
                            markdown_cell(row.claim.sentence), verdict_text(row.report.verdict),
                            markdown_cell(row.report.verdict.reason()), row.claim.chapter, to_root,
                            chapter_text(row.claim.chapter));
    }
    text +=
        "\n*(model)*: a figure behind the verdict was computed from published data of a part, not "
        "measured.\n\n## Figures\n";
    for (const ClaimRow& row : rows) {
        if (row.report.figures.empty()) continue;
        text +=
            fmt::format("\n### Claim {}\n\n| figure | value | on | note |\n|---|---:|---|---|\n",
                        row.claim.number);
        for (const Figure& figure : row.report.figures) {
            const std::string value =
                figure.value() ? fmt::format("{:.4g} {}", *figure.value(), figure.unit()) : "–";
            const std::string note = figure.value() ? figure.note() : figure.why_unknown();
            const std::string kind = figure.kind() == Figure::Kind::model ? " (model)"
                                     : figure.device().simulated          ? " (simulated)"
                                                                          : "";
            text += fmt::format("| {} | {} | {}{} | {} |\n", markdown_cell(figure.what()), value,
                                markdown_cell(figure.device().name), kind, markdown_cell(note));
        }
        for (const std::string& remark : row.report.remarks)
            text += fmt::format("\n{}\n", markdown_cell(remark));
    }
    return text;
}

std::string claims_svg(std::span<const ClaimRow> rows, const ClaimContext& context,
                       const std::string& to_root) {
    constexpr int width = 900, line_height = 16, gap = 14, top = 60;
    std::string body;
    int y = top;
    for (const ClaimRow& row : rows) {
        const auto sentence = wrapped(row.claim.sentence, 52);
        const auto reason = wrapped(row.report.verdict.reason(), 46);
        const int lines = static_cast<int>(std::max(sentence.size(), reason.size() + 1));
        body += fmt::format("<line class=\"grid\" x1=\"20\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n",
                            width - 20, y - gap, y - gap);
        body +=
            fmt::format("<a href=\"{}{}\"><text x=\"44\" y=\"{}\" text-anchor=\"end\">{}</text>",
                        xml_escape(to_root), xml_escape(chapter_text(row.claim.chapter)), y + 4,
                        row.claim.number);
        for (std::size_t i = 0; i < sentence.size(); ++i)
            body += fmt::format("<text x=\"58\" y=\"{}\">{}</text>",
                                y + 4 + static_cast<int>(i) * line_height, xml_escape(sentence[i]));
        body += "</a>\n";
        const std::string verdict = verdict_text(row.report.verdict);
        const std::string kind = outcome_class(row.report.verdict.outcome());
        body += fmt::format("<circle class=\"{}\" cx=\"498\" cy=\"{}\" r=\"6\"/>", kind, y - 1);
        body += fmt::format("<text class=\"verdict\" x=\"512\" y=\"{}\">{}</text>\n", y + 4,
                            xml_escape(verdict));
        for (std::size_t i = 0; i < reason.size(); ++i)
            body +=
                fmt::format("<text class=\"small\" x=\"512\" y=\"{}\">{}</text>\n",
                            y + 4 + static_cast<int>(i + 1) * line_height, xml_escape(reason[i]));
        y += lines * line_height + 2 * gap;
    }
    std::string caption;
    for (const std::string& line :
         wrapped(fmt::format("{}, {}, {}", context.machine, context.date, context.command), 120)) {
        y += line_height;
        caption +=
            fmt::format("<text class=\"small\" x=\"20\" y=\"{}\">{}</text>\n", y, xml_escape(line));
    }
    return fmt::format(
               R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">)",
               width, y + 20) +
           R"(
<style>
  text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .verdict { font-weight: 600; }
  .small { font-size: 12px; fill: #59636e; }
  .paper { fill: #ffffff; }
  .grid { stroke: #d1d9e0; }
  .confirmed { fill: #009e73; }
  .refuted { fill: #d55e00; }
  .depends { fill: #0a7abf; }
  .unknown { fill: none; stroke: #59636e; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .small { fill: #9198a1; }
    .paper { fill: #0d1117; }
    .grid { stroke: #3d444d; }
    .unknown { stroke: #9198a1; }
  }
</style>
<rect class="paper" width="100%" height="100%"/>
<text class="title" x="20" y="28">The claims, on this machine</text>
)" + body + caption +
           "</svg>\n";
}

}  // namespace m2m::book
