// The table of all claims with their verdicts, as text, Markdown and SVG.
#pragma once

#include "common/measure/claim.hpp"

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace m2m::book {

/// A claim and what came of it.
struct ClaimRow {
    Claim claim;
    ClaimReport report;
};

/// What stands below a table: date, machine and command.
struct ClaimContext {
    std::string date, machine, command;
};

/// Where the text of the chapter is: "chapters/08_fusion/README.md".
std::string chapter_text(std::string_view chapter);

/// The way from a document to the repository's root, for links: "../../" from out/claims/table.md,
/// "" at the root, and the repository's address on the web from anywhere outside: a document that
/// travels must not point into one person's disk.
std::string way_to_root(const std::filesystem::path& document, const std::filesystem::path& root);

/// One line a claim for a terminal.
void print_claims(std::ostream& out, std::span<const ClaimRow> rows);

/// A Markdown document with a table; each row links to its chapter, below it is every figure.
/// @param to_root the way from the document to the repository's root, "" or ending in '/'
std::string claims_markdown(std::span<const ClaimRow> rows, const ClaimContext& context,
                            const std::string& to_root);

/// A self-contained picture of the table, readable on white and on black; `to_root` as above.
std::string claims_svg(std::span<const ClaimRow> rows, const ClaimContext& context,
                       const std::string& to_root);

}  // namespace m2m::book
