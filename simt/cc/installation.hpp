// Where this installation's own files are: beside the program in a build, below PREFIX/lib/simt
// when installed.
#pragma once

#include <string>

namespace simt::compile {

/// The host compiler this was configured with: a program's objects must come from one compiler.
std::string host_compiler();

/// A file of options that CMake wrote: options_file("cc.options"). Found from where this program
/// lies, so an installation may be moved as a whole; else where it was built.
std::string options_file(const std::string& name);

/// The directory above bin/ of an installation; "" in a build. Stands for @PREFIX@ in its files.
std::string installed_prefix();

/// The directory in the place of a CUDA toolkit's: bin/nvcc, include, lib64, version.json.
std::string toolkit_directory();

}  // namespace simt::compile
