// Text of strangers (compiler messages about their sources, what their programs print, their names),
// made harmless for whoever reads it.
#pragma once

#include <string>
#include <string_view>

namespace m2m {

/// `text` as it may be shown on a terminal and written into JSON, XML, Markdown or CSV: valid UTF-8
/// in which line breaks and tabs stay. What a terminal would obey or a reader would not see is
/// written out: control characters and bytes that are no UTF-8 as `\x1b`, characters that turn the
/// direction of text around or have no width as `\u202e`.
std::string printable(std::string_view text);

/// The same on one line: line breaks and tabs are spaces.
std::string printable_line(std::string_view text);

/// `text` as one field of CSV (RFC 4180), on one line and printable. A spreadsheet takes what begins
/// with = + - @ for a formula; a ' before it says that it is text.
std::string csv_field(std::string_view text);

/// How many bytes at the end of `text` begin a character of UTF-8 that is not there as a whole.
std::size_t incomplete_end(std::string_view text);

}  // namespace m2m
