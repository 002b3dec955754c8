#include "common/base/project.hpp"

#include <cstdlib>

namespace m2m {

std::filesystem::path project_root() {
    if (const char* root = std::getenv("M2M_ROOT"); root != nullptr && *root != '\0') return root;
    return M2M_SOURCE_DIR;
}

}  // namespace m2m
