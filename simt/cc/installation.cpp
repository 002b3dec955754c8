#include "simt/cc/installation.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace simt::compile {

namespace fs = std::filesystem;

namespace {

fs::path program_directory() {
    std::error_code unknown;  // no /proc: macOS
    return fs::read_symlink("/proc/self/exe", unknown).parent_path();
}

}  // namespace

std::string host_compiler() {
    return SIMT_CXX_COMPILER;
}

std::string installed_prefix() {
    const fs::path prefix = program_directory().parent_path();
    return fs::exists(prefix / "lib/simt/simt-cc.options") ? prefix.string() : "";
}

std::string options_file(const std::string& name) {
    const std::string prefix = installed_prefix();
    return (prefix.empty() ? SIMT_OPTIONS_DIRECTORY : prefix + "/lib/simt") + "/simt-" + name;
}

std::string toolkit_directory() {
    // Its bin/nvcc says where it was called: through a link, perhaps, to a path that has a blank.
    if (const char* called = std::getenv("SIMT_TOOLKIT"); called != nullptr) return called;
    const std::string prefix = installed_prefix();
    return prefix.empty() ? SIMT_TOOLKIT_DIRECTORY : prefix + "/lib/simt/cuda";
}

}  // namespace simt::compile
