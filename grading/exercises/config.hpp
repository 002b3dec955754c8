// How this build compiles exercises. The values are in one generated source, as the book program's
// (tools/book/build_config.hpp).
#pragma once

namespace m2m::exercise::config {

extern const char* const build_directory;
extern const char* const source_directory;
extern const char* const cxx_compiler;
extern const char* const compiler_id;
extern const char* const native_flags;   ///< separated by ;
extern const char* const openmp_flags;   ///< separated by ; or spaces
extern const char* const cuda_compiler;  ///< empty: simulated
extern const char* const sanitizers;

}  // namespace m2m::exercise::config
