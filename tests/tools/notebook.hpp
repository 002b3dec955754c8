// A notebook's code cells as a shell script, so that a test can run what a reader would run.
#pragma once

#include <string>

namespace m2m {

/// The commands of `notebook` (JSON) as a bash script that stops at the first failure. `!command`
/// lines, `%cd` and
/// `%%writefile` become shell; a `git clone URL` clones `repository` instead; `SVG('file')` becomes
/// a check that the file is there.
/// @throws Error for anything else: a cell that the test cannot run must not pass unseen.
std::string notebook_to_shell(const std::string& notebook, const std::string& repository);

}  // namespace m2m
