// Command-line helpers by the names that NVIDIA's samples use: -flag, --flag, -name=value. Our own
// code, written from how the samples call them.
#pragma once

#include <strings.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#ifndef EXIT_WAIVED
#define EXIT_WAIVED 2
#endif
#ifndef STRCASECMP
#define STRCASECMP strcasecmp
#endif
#ifndef STRNCASECMP
#define STRNCASECMP strncasecmp
#endif

namespace simt {

/// The text behind `name` in an argument "-name" or "--name=value"; null when there is none. A flag
/// without a value gives "".
inline const char* sample_argument(int argc, const char** argv, const char* name) {
    const std::size_t length = std::strlen(name);
    for (int i = 1; i < argc; ++i) {
        const char* word = argv[i];
        if (*word != '-') continue;
        while (*word == '-') ++word;
        if (::strncasecmp(word, name, length) != 0) continue;
        if (word[length] == '=' || word[length] == ':') return word + length + 1;
        if (word[length] == '\0') return word + length;
    }
    return nullptr;
}

}  // namespace simt

inline bool checkCmdLineFlag(const int argc, const char** argv, const char* name) {
    return simt::sample_argument(argc, argv, name) != nullptr;
}

inline int getCmdLineArgumentInt(const int argc, const char** argv, const char* name) {
    const char* text = simt::sample_argument(argc, argv, name);
    return text != nullptr ? std::atoi(text) : 0;
}

inline float getCmdLineArgumentFloat(const int argc, const char** argv, const char* name) {
    const char* text = simt::sample_argument(argc, argv, name);
    return text != nullptr ? static_cast<float>(std::atof(text)) : 0.0f;
}

template <class T>
bool getCmdLineArgumentValue(const int argc, const char** argv, const char* name, T* value) {
    const char* text = simt::sample_argument(argc, argv, name);
    if (text != nullptr) *value = static_cast<T>(std::atof(text));
    return text != nullptr;
}

inline bool getCmdLineArgumentString(const int argc, const char** argv, const char* name,
                                     char** value) {
    const char* text = simt::sample_argument(argc, argv, name);
    *value = const_cast<char*>(text);
    return text != nullptr;
}

/// A data file's path: the file itself, or the one in `data/` beside the program. The caller frees
/// it. @returns null when there is none
inline char* sdkFindFilePath(const char* file, const char* program) {
    std::string beside = program != nullptr ? program : "";
    const std::size_t slash = beside.rfind('/');
    beside = slash == std::string::npos ? "" : beside.substr(0, slash + 1);
    for (const std::string& directory :
         {std::string(), std::string("data/"), beside, beside + "data/"}) {
        const std::string path = directory + file;
        if (std::FILE* found = std::fopen(path.c_str(), "rb")) {
            std::fclose(found);
            return ::strdup(path.c_str());
        }
    }
    return nullptr;
}
