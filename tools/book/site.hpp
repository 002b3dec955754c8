// What the commands share that build the book for a browser, or test it there.
#pragma once

#include <filesystem>

namespace m2m::book {

/// site/, with Node and the packages of site/package-lock.json, as they are written down there.
/// @throws Error with what to do, where they are not and cannot be installed.
std::filesystem::path site_with_its_packages();

/// Builds out/site. @throws Error
void build_site(const std::filesystem::path& site);

/// Builds the site and tests it, in Node and in Chromium. @returns the exit status
int test_site();

}  // namespace m2m::book
