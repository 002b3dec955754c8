#include "simt/cc/sides.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string_view>
#include <vector>

namespace simt::compile {

namespace {

namespace fs = std::filesystem;

// One message of clang's, with its notes.
struct Message {
    std::string_view place, text;
    std::vector<Message> notes;
};

// "file.cu:3:5: error: text" taken apart at ": error: " or ": note: ".
bool read_message(std::string_view line, std::string_view kind, Message& message) {
    const std::size_t at = line.find(kind);
    if (at == std::string_view::npos || line[0] == ' ') return false;
    message.place = line.substr(0, at);
    message.text = line.substr(at + kind.size());
    return true;
}

std::vector<Message> read_messages(std::string_view text) {
    std::vector<Message> result;
    bool in_error = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t newline = text.find('\n', begin);
        const std::size_t end = newline == std::string_view::npos ? text.size() : newline;
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        Message message;
        if (line.empty()) continue;
        if (read_message(line, ": error: ", message)) {
            result.push_back(message);
            in_error = true;
        } else if (read_message(line, ": warning: ", message)) {
            in_error = false;
        } else if (in_error && read_message(line, ": note: ", message)) {
            result.back().notes.push_back(message);
        }
    }
    return result;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// The first text in quotes: 'name'.
std::string_view quoted(std::string_view text) {
    const std::size_t open = text.find('\'');
    const std::size_t close = open == std::string_view::npos ? open : text.find('\'', open + 1);
    return close == std::string_view::npos ? "" : text.substr(open, close + 1 - open);
}

// What stands between two parts of a text, or "".
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t begin = text.find(before);
    if (begin == std::string_view::npos) return {};
    const std::size_t from = begin + before.size(), end = text.find(after, from);
    return end == std::string_view::npos ? "" : text.substr(from, end - from);
}

bool is_users(std::string_view place) {
    return place.substr(0, 4) != "/usr" && !contains(place, "/include/c++/") &&
           !contains(place, "simt/include/");
}

// Where the user's own code is to blame: the message's place, or that of whoever called.
std::string_view place_of(const Message& message) {
    if (is_users(message.place)) return message.place;
    for (const Message& note : message.notes) {
        if (contains(note.text, "called by") && is_users(note.place)) return note.place;
    }
    return {};
}

// nvcc's sentence about one message, or "" when it is not about sides.
std::string sentence(const Message& message, bool& warning) {
    const auto calling = [](std::string_view callee, std::string_view name,
                            std::string_view caller) {
        return "calling a " + std::string(callee) + " function (" + std::string(name) +
               ") from a " + std::string(caller) + " function is not allowed";
    };
    const std::string_view side = between(message.text, "reference to ", " function '");
    if (side == "__global__") return {};  // clang knows no kernels that launch kernels
    if (!side.empty()) {
        const std::string_view caller = between(message.text, "' in ", " function");
        warning = caller == "__host__ __device__";  // nvcc's #20014
        return calling(side, quoted(message.text), caller);
    }
    if (contains(message.text, "reference to __host__ variable '")) {
        return "the host variable " + std::string(quoted(message.text)) +
               " is undefined in device code: make it a __device__, __constant__ or __managed__ "
               "one, or a kernel parameter";
    }
    if (message.text.substr(0, 12) != "no matching ") return {};
    // "no matching function": is there one, but on the other side?
    for (const Message& note : message.notes) {
        const std::string_view callee =
            between(note.text, "not viable: call to ", " function from");
        if (callee.empty()) continue;
        return calling(callee, quoted(message.text),
                       between(note.text, " function from ", " function"));
    }
    return {};
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

SideFindings findings_about_sides(const std::string& messages) {
    SideFindings result;
    std::set<std::string> seen;
    for (const Message& message : read_messages(messages)) {
        bool warning = false;
        const std::string said = sentence(message, warning);
        const std::string_view place = place_of(message);
        if (said.empty() || place.empty()) continue;
        if (warning && !is_users(message.place))
            continue;  // Thrust's headers tell nvcc to be silent
        const std::string line =
            std::string(place) + (warning ? ": warning: " : ": error: ") + said + '\n';
        if (!seen.insert(line).second) continue;
        result.lines += line;
        result.refused |= !warning;
    }
    return result;
}

std::string find_clang() {
    if (const char* const chosen = std::getenv("SIMT_CLANG")) return chosen;
    const char* const path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const fs::path directory(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        for (const char* const name : {"clang++", "clang++-20", "clang++-19", "clang++-18",
                                       "clang++-17", "clang++-16", "clang++-15", "clang++-14"}) {
            const fs::path candidate = directory / name;
            if (::access(candidate.c_str(), X_OK) == 0) return candidate.string();
        }
    }
    return {};
}

bool sides_are_right(const std::string& clang, const Words& options, const std::string& standard,
                     const std::string& source, const Workspace& workspace,
                     const Running& running) {
    std::string messages;
    for (const char* const side : {"--cuda-device-only", "--cuda-host-only"}) {
        Words command = {clang,
                         "-x",
                         "cuda",
                         side,
                         "-fsyntax-only",
                         "-nocudainc",
                         "-nocudalib",
                         "--cuda-gpu-arch=sm_75",
                         "-std=" + standard,
                         "-Wno-everything",
                         "-ferror-limit=0",
                         "-fno-color-diagnostics",
                         "-Xclang",
                         "-fcuda-allow-variadic-functions"};
        command.insert(command.end(), options.begin(), options.end());
        command.insert(command.end(), {"-include", "simt/sides.hpp", source});
        const std::string file = workspace.file("sides.messages");
        run(command, running, file);  // its status says nothing: see SideFindings
        if (!running.dry) messages += read_file(file);
    }
    const SideFindings findings = findings_about_sides(messages);
    std::cerr << findings.lines;
    return !findings.refused;
}

}  // namespace simt::compile
