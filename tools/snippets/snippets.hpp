// Keeps the code in the chapters' texts in step with the code in the chapters' files.
//
// In a source file one comment line starts a snippet:            // [load] Each thread brings one
// element of each tile. In the text a comment before a code block names it:            <!--
// snippet: tiled.cu load --> The block then holds the snippet, and its first line reads:    // Each
// thread brings one element of each tile.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::snippets {

/// The text of snippet `tag` in `source`: without the tag, without common indentation, ending in
/// one newline.
///
/// A snippet starts at its marker line and ends before the next marker of the same or smaller
/// indentation, or before the first non-blank line that is indented less than the marker; a snippet
/// at column 0 also ends after the first line that begins with `}`. An empty tag means the whole
/// file; inner tags are dropped everywhere.
/// @throws Error when the tag is missing or stands twice.
std::string extract(std::string_view source, std::string_view tag);

/// Gives the text of a source file that a chapter's text names, relative to that chapter.
using ReadSource = std::function<std::string(const std::string& name)>;

/// `markdown` with the code block after every `<!-- snippet: FILE [TAG] -->` replaced by the
/// snippet.
/// @throws Error naming the line when no code block follows or the snippet does not exist.
std::string update(std::string_view markdown, const ReadSource& read_source);

/// Files below `root` that are texts of the book: chapters/, docs/, exercises/, solutions/, common/
/// and README.md.
std::vector<std::filesystem::path> texts(const std::filesystem::path& root);

/// Updates every text below `root`; with `check_only` nothing is written.
/// @return the texts that differ (or did, before they were rewritten), relative to root.
std::vector<std::string> update_all(const std::filesystem::path& root, bool check_only);

}  // namespace m2m::snippets
