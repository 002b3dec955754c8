#include "grading/grader/intake.hpp"

#include "grading/grader/refused.hpp"

#include <cxxabi.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <string_view>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

// Opens `name` below the directory `parent`, one component at a time, following no link.
int open_below(int parent, const fs::path& name, std::string& why) {
    int directory = ::dup(parent);
    for (auto part = name.begin(); part != name.end() && directory >= 0; ++part) {
        const bool last = std::next(part) == name.end();
        const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (last ? 0 : O_DIRECTORY);
        const int next = ::openat(directory, part->c_str(), flags);
        if (next < 0) {
            why = errno == ELOOP || errno == EMLINK ? "is a link, and links are not followed"
                  : errno == ENOENT                 ? "is missing"
                                    : std::string("cannot be read: ") + std::strerror(errno);
        }
        ::close(directory);
        directory = next;
    }
    return directory;
}

std::string listing(int directory) {
    std::string names;
    DIR* const stream = ::fdopendir(::dup(directory));
    if (stream == nullptr) return names;
    int count = 0;
    while (const dirent* const entry = ::readdir(stream)) {
        if (entry->d_name[0] == '.') continue;
        if (++count > 8) break;
        std::string name = entry->d_name;
        std::replace_if(
            name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c >= 0x7f; }, '?');
        names += (names.empty() ? "" : ", ") + name.substr(0, 40);
    }
    ::closedir(stream);
    return names + (count > 8 ? ", …" : "");
}

bool word_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// A file's text with lines that end in a backslash joined, and the line every character is on.
struct Joined {
    std::string text;
    std::vector<int> lines;
};

Joined join_lines(const std::string& text) {
    Joined joined;
    int line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            std::size_t end = i + 1;  // the compiler lets blanks stand before the end of the line
            while (end < text.size() && std::strchr(" \t\r\f\v", text[end]) != nullptr) ++end;
            if (end < text.size() && text[end] == '\n') {
                i = end;
                ++line;
                continue;
            }
        }
        joined.text += text[i];
        joined.lines.push_back(line);
        if (text[i] == '\n') ++line;
    }
    return joined;
}

[[noreturn]] void refuse(const std::string& file, int line, const std::string& why) {
    throw Refused(file + ":" + std::to_string(line) + ": " + why);
}

// Past blanks and comments. A comment may hold line ends; a directive goes on behind it. What is behind each comment
// is found once, from back to front: a file of many "#/*" must not take a search of its own for each.
class Blanks {
  public:
    explicit Blanks(std::string_view text) : text_(text) {
        for (std::size_t at = text.find("*/"); at != std::string_view::npos;
             at = text.find("*/", at + 1))
            closes_.push_back(at);
        behind_.resize(closes_.size());
        for (std::size_t i = closes_.size(); i-- > 0;) behind_[i] = past(closes_[i] + 2);
    }

    std::string_view skip(std::size_t at) const { return text_.substr(past(at)); }

  private:
    std::size_t past(std::size_t at) const {
        at = std::min(text_.find_first_not_of(" \t\r\f\v", at), text_.size());
        if (text_.substr(at, 2) != "/*") return at;
        const auto close = std::lower_bound(closes_.begin(), closes_.end(), at + 2);
        return close == closes_.end() ? text_.size()
                                      : behind_[static_cast<std::size_t>(close - closes_.begin())];
    }

    std::string_view text_;
    std::vector<std::size_t> closes_, behind_;  ///< of each comment: its end, and what follows
};

// Whether a # after `before` may begin a directive: first on its line, or behind a comment. Says
// yes too often (within comments and literals), never too seldom.
bool may_begin_directive(std::string_view before) {
    const std::size_t last = before.find_last_not_of(" \t\r\f\v");
    return last == std::string_view::npos || before[last] == '\n' ||
           (last > 0 && before[last] == '/' && before[last - 1] == '*');
}

std::string_view leading_word(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && word_character(text[length])) ++length;
    return text.substr(0, length);
}

void check_include(const SubmittedFile& file, int line, std::string_view rest) {
    const char close = rest.empty() ? 0 : rest[0] == '<' ? '>' : rest[0] == '"' ? '"' : 0;
    const std::size_t end = close == 0 ? std::string_view::npos : rest.find(close, 1);
    if (end == std::string_view::npos)
        refuse(file.name, line, "#include must name its header between < > or quotation marks");
    const std::string name(rest.substr(1, end - 1));
    if (name.find("..") != std::string::npos || name.find('/') == 0 || name.find('~') == 0)
        refuse(file.name, line, "#include may not leave the include directories: " + name);
    if (name == "grading/exercises/not_solved.hpp") return;  // every skeleton of host code has it
    for (const char* const closed :
         {"exercises/", "solutions/", "tests/", "tools/", "build/", "grading/", "simt/", "site/"}) {
        if (name.compare(0, std::strlen(closed), closed) == 0)
            refuse(file.name, line, "#include of the grader's files: " + name);
    }
}

}  // namespace

std::vector<SubmittedFile> take_files(const fs::path& submission, const std::string& exercise,
                                      const std::vector<std::string>& names) {
    // A directory that is a link leads wherever a student likes: to the solution, say.
    fs::path itself = submission.lexically_normal();
    if (!itself.has_filename())
        itself = itself.parent_path();  // "anna/": the link would be followed
    int directory = ::open(itself.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    std::error_code unknown;
    if (directory < 0 && fs::is_symlink(itself, unknown))
        throw Refused("the submission's directory (" + itself.filename().string() +
                      ") is a link, and links are not followed");
    if (directory < 0)
        throw Refused("there is no directory with the submission (" +
                      submission.filename().string() + ")");
    const std::unique_ptr<int, void (*)(int*)> closes(&directory,
                                                      [](int* open) { ::close(*open); });
    // A repository of all exercises holds this one's files in its own directory. Found here and not
    // by a script: a link to the solution must not be followed.
    // The learner's copy goes before the start, which every such repository has.
    for (const char* const all : {"my", "exercises"}) {
        const fs::path place = fs::path(all) / exercise;
        std::string why_not;
        const int inside = open_below(directory, place, why_not);
        if (inside >= 0) {
            ::close(directory);
            directory = inside;
            break;
        }
        if (why_not != "is missing") throw Refused(place.string() + " " + why_not);
    }
    std::vector<SubmittedFile> files;
    for (const std::string& name : names) {
        std::string why;
        const int opened = open_below(directory, name, why);
        if (opened < 0) {
            const std::string held = why == "is missing" ? listing(directory) : "";
            throw Refused(name + " " + why +
                          (why == "is missing" ? held.empty() ? "; the submission is empty"
                                                              : "; the submission holds " + held
                                               : ""));
        }
        struct stat found {};
        SubmittedFile file{name, ""};
        if (::fstat(opened, &found) != 0 || !S_ISREG(found.st_mode)) {
            why = "is no regular file";
        } else if (static_cast<std::size_t>(found.st_size) > longest_source) {
            why = "is larger than " + std::to_string(longest_source / 1024) + " KB";
        } else {
            file.text.resize(longest_source + 1);
            std::size_t size = 0;
            ssize_t got = 0;
            while (size < file.text.size() &&
                   (got = ::read(opened, &file.text[size], file.text.size() - size)) > 0)
                size += static_cast<std::size_t>(got);
            file.text.resize(size);
            if (size > longest_source) why = "grew while it was read";
            if (size == 0) why = "is empty";
            if (file.text.find('\0') != std::string::npos) why = "is no text";
        }
        ::close(opened);
        if (!why.empty()) throw Refused(name + " " + why);
        files.push_back(std::move(file));
    }
    return files;
}

void check_directives(const SubmittedFile& file) {
    const Joined joined = join_lines(file.text);
    const std::string_view text = joined.text;
    const Blanks blanks(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t length = text[i] == '#' ? 1 : text.substr(i, 2) == "%:" ? 2 : 0;
        if (length == 0 || !may_begin_directive(text.substr(0, i))) continue;
        const std::string_view rest = blanks.skip(i + length);
        const std::string_view word = leading_word(rest);
        if (word.empty()) continue;
        const int line = joined.lines[i];
        if (word == "line" || std::isdigit(static_cast<unsigned char>(word[0])))
            refuse(file.name, line, "#line hides where a line comes from");
        if (word == "embed" || word == "include_next" || word == "import")
            refuse(file.name, line, "#" + std::string(word) + " is not needed here");
        if (word == "include") {
            const auto behind = static_cast<std::size_t>(word.data() - text.data()) + word.size();
            check_include(file, line, blanks.skip(behind));
        }
    }
}

namespace {

/// The file that a line marker of `g++ -E` names (# 12 "file" 1), or null for any other line.
const std::string* file_of_marker(std::string_view line, const std::vector<std::string>& files,
                                  bool& is_marker) {
    is_marker = line.size() > 2 && line[0] == '#' && line[1] == ' ' &&
                std::isdigit(static_cast<unsigned char>(line[2])) != 0;
    const std::size_t open = line.find('"'), close = line.find('"', open + 1);
    if (!is_marker || open == std::string_view::npos || close == std::string_view::npos)
        return nullptr;
    const auto found =
        std::find(files.begin(), files.end(), line.substr(open + 1, close - open - 1));
    return found == files.end() ? nullptr : &*found;
}

}  // namespace

std::string own_text(const std::string& preprocessed, const std::vector<std::string>& files) {
    std::string text;
    const std::string* file = nullptr;
    for (std::size_t at = 0; at < preprocessed.size();) {
        const std::size_t end = std::min(preprocessed.find('\n', at), preprocessed.size());
        const std::string_view line(&preprocessed[at], end - at);
        bool is_marker = false;
        const std::string* const named = file_of_marker(line, files, is_marker);
        if (is_marker) file = named;
        if (!is_marker && file != nullptr)
            std::copy_if(line.begin(), line.end(), std::back_inserter(text),
                         [](unsigned char c) { return std::isspace(c) == 0; });
        at = end + 1;
    }
    return text;
}

namespace {

/// A word, or a sign; "::" is one.
struct Token {
    std::string_view text;
    const std::string* file;
    int line;
};

// What comes from `files` in the output of `g++ -E`: without literals, and nothing of comments is left there.
std::vector<Token> tokens_of(const std::string& preprocessed,
                             const std::vector<std::string>& files) {
    std::vector<Token> tokens;
    const std::string* file = nullptr;
    int number = 0;
    std::size_t i = 0;
    const auto line_end = [&](std::size_t from) {
        const std::size_t end = preprocessed.find('\n', from);
        return end == std::string::npos ? preprocessed.size() : end;
    };
    bool at_line_start = true;
    while (i < preprocessed.size()) {
        const char c = preprocessed[i];
        if (at_line_start && c == '#') {
            const std::size_t end = line_end(i);
            bool is_marker = false;
            const std::string_view line(&preprocessed[i], end - i);
            const std::string* const named = file_of_marker(line, files, is_marker);
            if (is_marker) {
                file = named;
                number = static_cast<int>(
                    std::min(std::strtol(&preprocessed[i + 2], nullptr, 10), 1'000'000'000L));
                i = end + 1;
                continue;
            }
        }
        at_line_start = false;
        if (c == '\n') {
            ++number;
            at_line_start = true;
            ++i;
        } else if (c == '"' || c == '\'') {
            // Also the end of a raw string: its prefix ends in R.
            std::size_t word = i;
            while (word > 0 && word_character(preprocessed[word - 1])) --word;
            const std::string_view prefix(&preprocessed[word], i - word);
            if (c == '"' && (prefix == "R" || prefix == "LR" || prefix == "uR" || prefix == "UR" ||
                             prefix == "u8R")) {
                const std::size_t open = preprocessed.find('(', i);
                if (open == std::string::npos) break;
                const std::string close = ")" + preprocessed.substr(i + 1, open - i - 1) + "\"";
                const std::size_t end = preprocessed.find(close, open);
                if (end == std::string::npos) break;
                number += static_cast<int>(
                    std::count(preprocessed.begin() + static_cast<std::ptrdiff_t>(i),
                               preprocessed.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
                i = end + close.size();
                continue;
            }
            if (c == '\'' && i > word && std::isdigit(static_cast<unsigned char>(prefix[0]))) {
                ++i;  // 1'000
                continue;
            }
            for (++i; i < preprocessed.size() && preprocessed[i] != c && preprocessed[i] != '\n';
                 ++i)
                if (preprocessed[i] == '\\') ++i;
            if (i < preprocessed.size() && preprocessed[i] == c) ++i;
        } else {
            const std::size_t begin = i++;
            if (word_character(c)) {
                while (i < preprocessed.size() && word_character(preprocessed[i])) ++i;
            } else if (c == ':' && preprocessed[i] == ':') {
                ++i;
            }
            if (file != nullptr && std::isspace(static_cast<unsigned char>(c)) == 0)
                tokens.push_back(
                    {std::string_view(preprocessed).substr(begin, i - begin), file, number});
        }
    }
    return tokens;
}

[[noreturn]] void refuse(const Token& token, const std::string& why) {
    refuse(fs::path(*token.file).filename().string(), token.line,
           "\"" + std::string(token.text) + "\": " + why);
}

template <class List>
bool is_one_of(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// From `at` on, the first of `ends` outside of parentheses; or the end.
std::size_t find_end(const std::vector<Token>& tokens, std::size_t at, std::string_view ends) {
    for (int depth = 0; at < tokens.size(); ++at) {
        const std::string_view text = tokens[at].text;
        if (text == "(") ++depth;
        if (text == ")" && --depth < 0) return tokens.size();
        if (depth == 0 && text.size() == 1 && ends.find(text) != std::string_view::npos) break;
    }
    return at;
}

// Past the parenthesis that closes the one at `at`.
std::size_t past_parentheses(const std::vector<Token>& tokens, std::size_t at) {
    for (int depth = 0; at < tokens.size(); ++at) {
        if (tokens[at].text == "(") ++depth;
        if (tokens[at].text == ")" && --depth == 0) return at + 1;
    }
    return at;
}

// Past what may stand between `struct` and a name: alignas(16), [[…]], __attribute__((…)).
std::size_t skip_attributes(const std::vector<Token>& tokens, std::size_t at) {
    const auto is = [&](std::size_t i, std::string_view text) {
        return i < tokens.size() && tokens[i].text == text;
    };
    for (;;) {
        if (is(at, "[")) {
            at = find_end(tokens, at, "]") + 1;
        } else if (is(at, "]")) {
            ++at;
        } else if (is(at + 1, "(")) {
            at = past_parentheses(tokens, at + 1);
        } else {
            return at;
        }
    }
}

// The library's templates, with other bodies, would be what the code around a submission calls, too: an object file does
// not tell them from the library's own. They can be given only where the library's names are written with "::", or in its
// namespaces.
void check_specialisations(const std::vector<Token>& tokens) {
    const auto is = [&](std::size_t at, std::string_view text) {
        return at < tokens.size() && tokens[at].text == text;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string_view text = tokens[i].text;
        bool qualified = false;
        if (text == "namespace" && !(i > 0 && is(i - 1, "using"))) {
            std::size_t name = skip_attributes(tokens, i + 1);
            if (is(name, "::")) ++name;
            if (is(name, "std") || (name < tokens.size() && tokens[name].text.substr(0, 2) == "__"))
                refuse(tokens[name], "only the library adds to its namespaces");
        } else if (text == "template" && is(i + 1, "<") && is(i + 2, ">")) {
            const std::size_t end = find_end(tokens, i + 3, "{;");
            for (std::size_t at = i + 3; at < end;
                 at = is(at, "(") ? past_parentheses(tokens, at) : at + 1)
                qualified = qualified || is(at, "::");
        } else if (text == "struct" || text == "class" || text == "union") {
            const std::size_t name = skip_attributes(tokens, i + 1);
            const std::size_t end = find_end(tokens, name, "{:;=");
            qualified = (is(name, "::") || is(name + 1, "::")) && (is(end, "{") || is(end, ":"));
        }
        if (qualified)
            refuse(
                tokens[i],
                "what is specialised or defined under a name with \"::\" may be the library's own, "
                "and is not accepted");
    }
}

}  // namespace

void check_words(const std::string& preprocessed, const std::vector<std::string>& files) {
    static const std::array<std::string_view, 14> assembly = {
        "asm",     "__asm",       "__asm__", "section",         "__section__",
        "alias",   "__alias__",   "ifunc",   "__ifunc__",       "__builtin_apply",
        "weakref", "__weakref__", "symver",  "redefine_extname"};
    // A function that asks for it is not watched: it would have no races and touch no memory.
    static const std::array<std::string_view, 7> unwatched = {"no_sanitize",
                                                              "__no_sanitize__",
                                                              "no_sanitize_thread",
                                                              "__no_sanitize_thread__",
                                                              "no_instrument_function",
                                                              "__no_instrument_function__",
                                                              "disable_sanitizer_instrumentation"};
    // With a number they run before what watches the program has begun, or after it has ended. (What computes the value
    // of a global variable runs in between, and can do no more than the functions that the tests call.)
    static const std::array<std::string_view, 6> outside_main = {
        "constructor",    "__constructor__", "destructor",
        "__destructor__", "init_priority",   "__init_priority__"};
    // What the compiler calls to report an access is not for a source to call.
    static const std::array<std::string_view, 2> reports = {"__tsan_", "__sanitizer_"};
    const auto is_report = [](std::string_view word) {
        return std::any_of(reports.begin(), reports.end(), [&](std::string_view begin) {
            return word.substr(0, begin.size()) == begin;
        });
    };
    const std::vector<Token> tokens = tokens_of(preprocessed, files);
    const auto text_at = [&](std::size_t at) {
        return at < tokens.size() ? tokens[at].text : std::string_view();
    };
    // Nor are the simulator's insides: they could switch the checks off. assert() is a macro that names one of them.
    const auto is_simulator = [&](std::size_t at) {
        const std::string_view word = tokens[at].text;
        // What a linker calls a C++ function: in a source, a way round the names above.
        if (word.substr(0, 2) == "_Z") return true;
        if (word != "simt" && word.substr(0, 5) != "simt_" && word.substr(0, 5) != "SIMT_")
            return false;
        return word != "simt" || text_at(at + 1) != "::" ||
               text_at(at + 2).substr(0, 16) != "assertion_failed";
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (is_one_of(unwatched, token.text) || is_report(token.text))
            refuse(token, "what a function does to memory is part of the exercise");
        if (is_simulator(i)) refuse(token, "names of the simulator are not CUDA");
        if (is_one_of(assembly, token.text))
            refuse(token,
                   "inline assembly and sections are not accepted; the exercises need plain C++ "
                   "and CUDA");
        if (is_one_of(outside_main, token.text))
            refuse(token, "code that runs before or after main() is not accepted");
    }
    check_specialisations(tokens);
}

// ---- symbols ----

namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

// Functions of C and of the C++ library by prefix of their (mangled) names.
constexpr std::string_view allowed_prefixes[] = {"_ZSt",
                                                 "_ZNSt",
                                                 "_ZNKSt",
                                                 "_ZNSo",
                                                 "_ZTISt",
                                                 "_ZTVSt",
                                                 "_ZTSSt",
                                                 "_ZTTSt",
                                                 "_ZTINSt",
                                                 "_ZTVNSt",
                                                 "_ZTSNSt",
                                                 "_ZGVNSt",
                                                 "_ZThn",
                                                 "_Zn",
                                                 "_Zd",
                                                 "_ZN9__gnu_cxx",
                                                 "_ZNK9__gnu_cxx",
                                                 "_ZTVN10__cxxabiv1",
                                                 "_ZTI",
                                                 "_ZGVdN",
                                                 "_ZGVeN",
                                                 "_ZGVbN",
                                                 "_ZGVcN",  // _ZGV…: vector mathematics
                                                 "_ZN4simt",
                                                 "_ZNK4simt",
                                                 "_ZTVN4simt",
                                                 "_ZTHN4simt",
                                                 "_ZGVN4simt",
                                                 "__cxa_",
                                                 "_Unwind_",
                                                 "__tsan_",
                                                 "__ubsan_",
                                                 "__sanitizer_cov_",
                                                 "simt_",
                                                 "GOMP_",
                                                 "omp_",
                                                 "__kmpc_",
                                                 "cuda",
                                                 "__cuda",
                                                 "cublas",
                                                 "__atomic_",
                                                 "mem",
                                                 "__mem",
                                                 "str",
                                                 "__str",
                                                 "pthread_mutex_",
                                                 "pthread_cond_",
                                                 "__gthr",
                                                 "_ITM_"};

// Of the project's own functions, those that kernels and errors need. Others read files, start
// processes, or say what was counted.
constexpr std::string_view allowed_of_project[] = {"_ZN3m2m10cuda_checkE", "_ZN3m2m5ErrorC",
                                                   "_ZN3m2m5ErrorD", "_ZTVN3m2m5ErrorE"};

constexpr std::string_view allowed_names[] = {"__gxx_personality_v0",
                                              "__stack_chk_fail",
                                              "__dso_handle",
                                              "_GLOBAL_OFFSET_TABLE_",
                                              "__tls_get_addr",
                                              "__assert_fail",
                                              "__errno_location",
                                              "__libc_single_threaded",
                                              "__gmon_start__",
                                              "printf",
                                              "fprintf",
                                              "vprintf",
                                              "vfprintf",
                                              "snprintf",
                                              "vsnprintf",
                                              "sprintf",
                                              "puts",
                                              "putchar",
                                              "putc",
                                              "fputs",
                                              "fputc",
                                              "fwrite",
                                              "fflush",
                                              "stdout",
                                              "stderr",
                                              "__printf_chk",
                                              "__fprintf_chk",
                                              "__sprintf_chk",
                                              "__snprintf_chk",
                                              "__vsnprintf_chk",
                                              "__vfprintf_chk",
                                              "malloc",
                                              "calloc",
                                              "realloc",
                                              "free",
                                              "aligned_alloc",
                                              "posix_memalign",
                                              "abs",
                                              "labs",
                                              "abort",
                                              "exit",
                                              "rand",
                                              "srand",
                                              "qsort",
                                              "atoi",
                                              "atof",
                                              "atexit",
                                              "clock",
                                              "time",
                                              "clock_gettime",
                                              "gettimeofday",
                                              "pthread_create",
                                              "pthread_join",
                                              "pthread_self",
                                              "sched_yield",
                                              "sysconf",
                                              "threadIdx",
                                              "blockIdx",
                                              "blockDim",
                                              "gridDim",
                                              "warpSize"};

constexpr std::string_view mathematics[] = {
    "acos",    "acosh",     "asin",     "asinh",        "atan",      "atan2",     "atanh",
    "cbrt",    "ceil",      "copysign", "cos",          "cosh",      "erf",       "erfc",
    "exp",     "exp10",     "exp2",     "expm1",        "fabs",      "fdim",      "floor",
    "fma",     "fmax",      "fmin",     "fmod",         "frexp",     "hypot",     "ilogb",
    "ldexp",   "lgamma",    "llrint",   "llround",      "log",       "log10",     "log1p",
    "log2",    "logb",      "lrint",    "lround",       "modf",      "nearbyint", "nextafter",
    "pow",     "remainder", "rint",     "round",        "roundeven", "scalbn",    "sin",
    "sincos",  "sinh",      "sqrt",     "tan",          "tanh",      "tgamma",    "trunc",
    "__isinf", "__isnan",   "__finite", "__fpclassify", "__signbit"};

// Inside the library, but they open files or ask the system.
constexpr std::string_view refused_parts[] = {"filesystem", "fstream", "filebuf", "random_device"};

bool is_allowed(std::string_view symbol) {
    for (const std::string_view part : refused_parts) {
        if (symbol.find(part) != std::string_view::npos) return false;
    }
    for (const std::string_view prefix : allowed_prefixes) {
        if (starts_with(symbol, prefix)) return true;
    }
    for (const std::string_view prefix : allowed_of_project) {
        if (starts_with(symbol, prefix)) return true;
    }
    if (std::find(std::begin(allowed_names), std::end(allowed_names), symbol) !=
        std::end(allowed_names))
        return true;
    for (const std::string_view name : mathematics) {
        if (!starts_with(symbol, name)) continue;
        const std::string_view suffix = symbol.substr(name.size());
        if (suffix.empty() || suffix == "f" || suffix == "l") return true;
    }
    return false;
}

// As a source has it.
std::string plain_name(std::string symbol) {
    // In check mode, some functions of the C library have other names (simt/check/CMakeLists.txt).
    constexpr std::string_view renamed = "simt_check_";
    if (starts_with(symbol, renamed)) symbol.erase(0, renamed.size());
    int status = 0;
    const std::unique_ptr<char, void (*)(void*)> plain(
        abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
    return plain ? plain.get() : symbol;
}

// The outermost namespace (or class) of a C++ symbol, "" when it is in none.
std::string_view outermost(std::string_view symbol) {
    symbol.remove_prefix(std::min<std::size_t>(2, symbol.size()));  // _Z
    const auto begins = [&](std::string_view prefix) { return starts_with(symbol, prefix); };
    for (const char* const table : {"TV", "TT", "TI", "TS", "TH", "TW", "GV", "GR"}) {
        if (begins(table)) symbol.remove_prefix(2);
    }
    if (begins("Th") || begins("Tv"))
        symbol.remove_prefix(std::min(symbol.find('_') + 1, symbol.size()));
    while (begins("Z")) symbol.remove_prefix(1);  // of a function's own
    const bool nested = begins("N");
    if (nested) symbol.remove_prefix(std::min(symbol.find_first_not_of("NrVKRO"), symbol.size()));
    // The standard's own abbreviations: St is std, Sa std::allocator, and so on; S_ and S1_ repeat what was before.
    if (symbol.size() > 1 && symbol[0] == 'S' && std::strchr("tabsiod", symbol[1]) != nullptr)
        return "std";
    std::size_t digits = 0, length = 0;
    for (; digits < symbol.size() && digits < 6 &&
           std::isdigit(static_cast<unsigned char>(symbol[digits]));
         ++digits)
        length = 10 * length + static_cast<std::size_t>(symbol[digits] - '0');
    return nested && digits > 0 ? symbol.substr(digits, length) : std::string_view();
}

bool is_closed(std::string_view space) {
    return space == "std" || space == "simt" || starts_with(space, "__");
}

// Of our inline functions, those that a submission has a copy of because it includes our headers.
bool is_copied_from_headers(const std::string& symbol) {
    const std::string_view space = outermost(symbol);
    return space.empty() || space == "std" || space == "__gnu_cxx" || space == "simt" ||
           is_allowed(symbol);
}

void check_definition(const Definition& one, const std::vector<std::string>& asked_for,
                      const LibraryNames& libraries) {
    using Kind = LibraryNames::Kind;
    const std::string name = plain_name(one.name);
    if (one.indirect)
        throw Refused("the submission lets code of its own choose which " + name +
                      " is called (target_clones), which is not accepted");
    if (one.name == "main") return;  // the linker says that there are two
    const bool is_in_library =
        libraries.has(one.name, Kind::defined) || libraries.has(one.name, Kind::copied);
    if (!is_in_library && is_one_of(asked_for, one.name)) return;
    const bool has_type = starts_with(one.name, "_Z");
    const bool reserved =
        !has_type && one.name[0] == '_' && one.name.size() > 1 &&
        (one.name[1] == '_' || std::isupper(static_cast<unsigned char>(one.name[1])) != 0);
    // Copies of the compilers' own: no source can write a name with a dot.
    if (!one.strong &&
        (one.name.find('.') != std::string::npos || one.name == "__clang_call_terminate"))
        return;
    if (reserved || (one.strong || !has_type ? libraries.has(one.name)
                                             : libraries.has(one.name, Kind::defined)))
        throw Refused(
            "the submission defines " + name +
            ", which the code around it calls by that name; choose another name, or make it "
            "static");
    if (!has_type && one.function)
        throw Refused(
            "the submission defines " + name +
            " as extern \"C\", which the exercise does not ask for; make it static or leave "
            "extern \"C\" out");
    if (has_type && (one.strong ? is_closed(outermost(one.name))
                                : libraries.has(one.name) && !is_copied_from_headers(one.name)))
        throw Refused("the submission defines " + name + " in a namespace that is not its own");
}

}  // namespace

void check_symbols(const std::vector<std::string>& undefined,
                   const std::vector<std::string>& defined) {
    for (const std::string& symbol : undefined) {
        if (is_allowed(symbol)) continue;
        if (std::find(defined.begin(), defined.end(), symbol) != defined.end()) continue;
        throw Refused("the submission calls " + plain_name(symbol) +
                      ", which the exercises do not need");
    }
}

void check_definitions(const Symbols& object, const std::vector<std::string>& asked_for,
                       const LibraryNames& libraries) {
    for (const Definition& one : object.defined) check_definition(one, asked_for, libraries);
    // Of global variables' values; and where -fsanitize=thread makes itself known (g++, clang).
    static const std::array<std::string_view, 3> compilers = {".init_array", ".init_array.00099",
                                                              ".init_array.0"};
    for (const std::string& section : object.hooks) {
        if (!is_one_of(compilers, section))
            throw Refused("the submission has code that runs before or after main() (" + section +
                          "), which is not accepted");
    }
}

}  // namespace m2m::grader
