// Makes a Jupyter notebook of each chapter from the chapter's text, so that the book can be read and run on Colab.
//
// Text stays text. A block of commands becomes a cell that runs them, a picture a cell that shows it, and
// `cp STAGE.cu my_kernel.cu` a cell that holds the stage's source, to be edited there. `<!-- notebook: text -->` before
// a block of commands keeps it as text (what needs a second machine, say). Links lead to the repository's web page.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::notebooks {

/// Where the project is at home: `repository-code` of CITATION.cff, the one place that says so.
/// @throws Error when `citation` does not say, or says something that is not on GitHub.
std::string repository_of(std::string_view citation);

/// The line under a chapter's title: a picture that opens `notebook` (a name in notebooks/) in Colab.
/// `to_root` is the way from the text to the project's root ("../../").
std::string badge(const std::string& repository, const std::string& notebook,
                  const std::string& to_root);

/// `markdown` with that line in the third place, under the title.
/// @throws Error when the text does not begin with a title and an empty line.
std::string with_badge(std::string_view markdown, const std::string& line);

/// Gives a file of the project, by its path from the root.
using ReadFile = std::function<std::string(const std::string& path)>;

/// The notebook of the text `path` (from the root) as JSON in nbformat 4, with Colab's choice of a T4.
/// @throws Error naming the line of a block that is not closed or of a marker that stands before no block.
std::string notebook(std::string_view markdown, const std::string& path,
                     const std::string& repository, const ReadFile& read_file);

/// Updates notebooks/NN_name.ipynb and the badge of every chapter below `root`; with `check_only` nothing is written.
/// @return the files that differ (or did), relative to root.
std::vector<std::string> update_all(const std::filesystem::path& root, bool check_only);

}  // namespace m2m::notebooks
