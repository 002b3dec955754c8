#include "tools/notebooks/notebooks.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <sstream>
#include <utility>

namespace m2m::notebooks {
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::string_view badge_start = "[![Open in Colab]";

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

bool starts_with(const std::string& line, std::string_view start) {
    return line.rfind(start, 0) == 0;
}

// A cell's source is a list of lines, each but the last with its newline.
Json source_of(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    Json lines = Json::array();
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line + (in.eof() ? "" : "\n"));
    return lines;
}

// What a cell can run as it stands: the book, its programs and a comparison of two files.
bool is_command(const std::string& line) {
    static const std::regex command(
        R"(^([A-Z0-9_]+=\S+ +)*(\./book( |$)|cp |diff |build/cpu/bin/).*)");
    return std::regex_match(line, command);
}

class Writer {
  public:
    Writer(std::string path, std::string repository, const ReadFile& read_file)
        : folder_(fs::path(path).parent_path()),
          path_(std::move(path)),
          repository_(std::move(repository)),
          read_file_(read_file) {}

    void text(const std::string& line) {
        if (text_.empty() && line.empty()) return;
        text_ += links(line) + "\n";
    }

    // Text that is nobody's Markdown: the lines of a block.
    void verbatim(const std::string& line) { text_ += line + "\n"; }

    void code(const std::string& source) {
        end_text();
        cells_.push_back({{"cell_type", "code"},
                          {"execution_count", nullptr},
                          {"metadata", Json::object()},
                          {"outputs", Json::array()},
                          {"source", source_of(source)}});
    }

    void commands(const std::vector<std::string>& lines) {
        std::string cell;
        static const std::regex copy(R"(^cp (\S+) (my_\w+\.(cu|cpp))$)");
        for (const std::string& line : lines) {
            std::smatch match;
            if (std::regex_match(line, match, copy)) {
                if (!cell.empty()) code(cell);
                cell.clear();
                code("%%writefile " + match[2].str() + "\n" + read_file_(match[1].str()));
            } else if (!line.empty()) {
                cell += (line[0] == '#' ? "" : "!") + line + "\n";
            }
        }
        if (!cell.empty()) code(cell);
    }

    void picture(const std::string& target, const std::string& description) {
        text("*" + description + "*");
        code("display(SVG('" + from_root(target) + "'))");
    }

    // A heading begins a cell of its own: notebooks are folded by headings.
    void end_text() {
        if (text_.find_first_not_of('\n') != std::string::npos)
            cells_.push_back({{"cell_type", "markdown"},
                              {"metadata", Json::object()},
                              {"source", source_of(text_)}});
        text_.clear();
    }

    std::string json() {
        end_text();
        const Json notebook = {
            {"cells", cells_},
            {"metadata",
             {{"accelerator", "GPU"},
              {"colab",
               {{"gpuType", "T4"},
                {"name", fs::path(path_).parent_path().filename().string()},
                {"provenance", Json::array()}}},
              {"kernelspec", {{"display_name", "Python 3"}, {"name", "python3"}}},
              {"language_info", {{"name", "python"}}}}},
            {"nbformat", 4},
            {"nbformat_minor", 0}};
        return notebook.dump(1) + "\n";
    }

  private:
    std::string from_root(const std::string& target) const {
        return (folder_ / target).lexically_normal().generic_string();
    }

    // Links inside the project lead to its web page.
    std::string links(const std::string& line) const {
        static const std::regex link(R"(\]\(([^)\s]+)\))");
        std::string out;
        auto from = line.cbegin();
        for (std::sregex_iterator it(line.begin(), line.end(), link), end; it != end; ++it) {
            const std::string target = (*it)[1];
            out.append(from, (*it)[0].first);
            const bool elsewhere = target.find("://") != std::string::npos || target[0] == '#';
            out +=
                "](" + (elsewhere ? target : repository_ + "/blob/main/" + from_root(target)) + ")";
            from = (*it)[0].second;
        }
        return out.append(from, line.cend());
    }

    fs::path folder_;
    std::string path_, repository_;
    const ReadFile& read_file_;
    Json cells_ = Json::array();
    std::string text_;
};

std::string notebook_name(const fs::path& chapter) {
    return chapter.filename().string() + ".ipynb";
}

std::string name_of(const std::string& repository) {
    return repository.substr(repository.rfind('/') + 1);
}

}  // namespace

std::string repository_of(std::string_view citation) {
    static const std::regex line(
        R"re((^|\n)repository-code: "(https://github\.com/[\w.-]+/[\w.-]+)"\n)re");
    std::smatch match;
    const std::string text(citation);
    if (!std::regex_search(text, match, line))
        throw Error("CITATION.cff has no line repository-code: \"https://github.com/OWNER/NAME\"");
    return match[2];
}

std::string badge(const std::string& repository, const std::string& notebook,
                  const std::string& to_root) {
    const std::string owner_and_name = repository.substr(std::string("https://github.com/").size());
    return std::string(badge_start) + "(" + to_root +
           "docs/open_in_colab.svg)](https://colab.research.google.com/github/" + owner_and_name +
           "/blob/main/notebooks/" + notebook + ")";
}

std::string with_badge(std::string_view markdown, const std::string& line) {
    auto lines = lines_of(markdown);
    if (lines.size() < 3 || !starts_with(lines[0], "# ") || !lines[1].empty())
        throw Error("line 1: a chapter begins with its title and an empty line");
    if (starts_with(lines[2], badge_start)) {
        lines[2] = line;
    } else {
        lines.insert(lines.begin() + 2, {line, ""});
    }
    std::string text;
    for (const std::string& one : lines) text += one + "\n";
    return text;
}

std::string notebook(std::string_view markdown, const std::string& path,
                     const std::string& repository, const ReadFile& read_file) {
    Writer writer(path, repository, read_file);
    const auto lines = lines_of(markdown);
    const auto fail = [](std::size_t line, const std::string& what) {
        throw Error("line " + std::to_string(line + 1) + ": " + what);
    };
    static const std::regex picture(R"(^!\[([^\]]*)\]\(([^):]+\.svg)\)$)"), heading("^##+ .*");
    // Before the first heading, picture or command: where all of that comes from.
    bool as_text = false, ready = false;
    const auto prepare = [&] {
        if (std::exchange(ready, true)) return;
        const std::string name = name_of(repository);
        writer.end_text();
        writer.text(
            "*This notebook is made from [the chapter's text](README.md). For a GPU choose* "
            "Runtime → "
            "Change runtime type → T4 GPU. *Without one the CUDA code runs on the CPU, and no "
            "speed is "
            "printed for it. The first cell gets the book; the second installs a few packages and "
            "builds, "
            "which takes some minutes.*");
        writer.code("!test -d " + name + " || git clone --depth 1 " + repository + "\n%cd " + name +
                    "\nfrom IPython.display import SVG, display");
        writer.code("!./book --yes stages");
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string& line = lines[i];
        std::smatch match;
        if (starts_with(line, badge_start)) continue;
        if (line == "<!-- notebook: text -->") {
            if (i + 1 == lines.size() || !starts_with(lines[i + 1], "```"))
                fail(i, "no block follows '" + line + "'");
            as_text = true;
            continue;
        }
        if (starts_with(line, "<!--") && line.find("-->") != std::string::npos) continue;
        if (std::regex_match(line, heading)) {
            writer.end_text();
            prepare();
        }
        if (std::regex_match(line, match, picture)) {
            prepare();
            writer.picture(match[2], match[1]);
            continue;
        }
        if (!starts_with(line, "```")) {
            writer.text(line);
            continue;
        }
        std::size_t last = i + 1;
        while (last < lines.size() && !starts_with(lines[last], "```")) ++last;
        if (last == lines.size()) fail(i, "the block is not closed");
        const std::vector<std::string> block(lines.begin() + i + 1, lines.begin() + last);
        const auto may_run = [](const std::string& one) {
            return one.empty() || one[0] == '#' || is_command(one);
        };
        const bool runs = (line == "```" || line == "```sh") &&
                          std::any_of(block.begin(), block.end(), is_command) &&
                          std::all_of(block.begin(), block.end(), may_run);
        if (runs && !as_text) {
            prepare();
            writer.commands(block);
        } else {
            for (std::size_t at = i; at <= last; ++at) writer.verbatim(lines[at]);
        }
        as_text = false;
        i = last;
    }
    return writer.json();
}

std::vector<std::string> update_all(const fs::path& root, bool check_only) {
    const std::string repository = repository_of(read_file(root / "CITATION.cff"));
    std::vector<fs::path> chapters;
    for (const auto& entry : fs::directory_iterator(root / "chapters"))
        if (fs::exists(entry.path() / "README.md")) chapters.push_back(entry.path());
    std::sort(chapters.begin(), chapters.end());
    std::vector<std::string> differing;
    const auto update = [&](const fs::path& file, const std::string& after) {
        if (fs::exists(file) && read_file(file) == after) return;
        differing.push_back(fs::relative(file, root).generic_string());
        if (!check_only) write_file(file, after);
    };
    const fs::path front = root / "README.md";
    update(front, with_badge(read_file(front), badge(repository, "colab.ipynb", "")));
    for (const fs::path& chapter : chapters) {
        const fs::path text = chapter / "README.md";
        try {
            const std::string after =
                with_badge(read_file(text), badge(repository, notebook_name(chapter), "../../"));
            update(text, after);
            const auto read = [&](const std::string& path) { return read_file(root / path); };
            update(root / "notebooks" / notebook_name(chapter),
                   notebook(after, fs::relative(text, root).generic_string(), repository, read));
        } catch (const Error& error) {
            throw Error(fs::relative(text, root).generic_string() + ", " + error.what());
        }
    }
    return differing;
}

}  // namespace m2m::notebooks
