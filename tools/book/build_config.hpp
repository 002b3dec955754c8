// What this build of the book program knows about how it was built. The values are in one generated
// source, so that the others are the same in every clone, and a compiler's cache knows them.
#pragma once

namespace m2m::book {

extern const char* const build_directory;
extern const char* const source_directory;
extern const char* const project_version;
extern const char* const repository_url;
extern const char* const cxx_compiler;
extern const char* const cxx_compiler_name;
extern const char* const build_type;
extern const char* const stage_flags;    ///< separated by ;
extern const char* const cuda_compiler;  ///< empty: the device is simulated
extern const char* const cuda_version;
extern const char* const cuda_architectures;  ///< separated by ;
extern const char* const ctest_program;
extern const char* const chapter_programs;  ///< chapter_01_serial;…

}  // namespace m2m::book
