// The report: findings with their places in the source, in compute-sanitizer's words.
#include "simt/check/finding.hpp"

#include "simt/check/advice.hpp"
#include "simt/check/symbols.hpp"
#include "simt/observe/whole_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string_view>

namespace simt::check {

namespace {

struct Line {
    std::string function, file;
    unsigned line = 0;
    std::string text() const {
        if (line == 0) return "an unknown place";
        return (function.empty() ? "" : function + " in ") + file + ":" + std::to_string(line);
    }
    bool operator==(const Line& other) const { return file == other.file && line == other.line; }
    bool operator<(const Line& other) const {
        return std::tie(file, line) < std::tie(other.file, other.line);
    }
};

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::invalid_access:
            return "invalid access";
        case Kind::misaligned:
            return "misaligned";
        case Kind::api_error:
            return "api error";
        case Kind::leak:
            return "leak";
        case Kind::uninitialized:
            return "uninitialized";
        case Kind::race:
            return "race";
        case Kind::same_value_race:
            return "same value race";
        case Kind::barrier:
            return "barrier";
        case Kind::exited_at_barrier:
            return "exited at barrier";
        case Kind::unseen_output:
            return "unseen output";
    }
    return "";
}

const char* tool_of(Kind kind) {
    switch (kind) {
        case Kind::uninitialized:
            return "initcheck";
        case Kind::race:
        case Kind::same_value_race:
            return "racecheck";
        case Kind::barrier:
        case Kind::exited_at_barrier:
        case Kind::unseen_output:
            return "synccheck";
        default:
            return "memcheck";
    }
}

/// As short as it stays clear: relative to where the program runs.
std::string short_path(const std::string& file) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path here = fs::current_path(error);
    const fs::path relative = fs::path(file).lexically_relative(here);
    if (error || relative.empty() || *relative.begin() == "..") return file;
    return relative.string();
}

bool is_shared_lookup(const std::string& file) {
    constexpr std::string_view end = "simt/shared.hpp";
    return file.size() >= end.size() &&
           file.compare(file.size() - end.size(), end.size(), end) == 0;
}

/// A function's name as a reader knows it. Compilers name code that was inlined into the
/// simulator's loop over threads, or into the launch, after those.
std::string readers_name(const std::string& function, const char* kernel) {
    constexpr std::string_view of_a_launch = "{lambda()#";
    const bool ours = function.empty() || function.find("simt::") != std::string::npos ||
                      function.find(of_a_launch) != std::string::npos;
    if (!ours) return function;
    return kernel != nullptr ? kernel : "";
}

std::string text(uint3 index) {
    return "(" + std::to_string(index.x) + "," + std::to_string(index.y) + "," +
           std::to_string(index.z) + ")";
}

/// A finding with its places resolved.
struct Told {
    Finding finding;
    Line where, other;
};

void print(const Told& told) {
    const Finding& f = told.finding;
    std::string text_out;
    const auto say = [&](const std::string& line) { text_out += "========= " + line + "\n"; };
    if (f.second) {
        const auto act = [](const char* other, bool writes) {
            return std::string(*other != '\0' ? other : writes ? "Write access" : "Read access");
        };
        say(f.headline + " between " + act(f.first_act, f.first_writes) + " at " +
            told.where.text());
        say("    and " + act(f.second_act, f.second_writes) + " at " + told.other.text() + " [" +
            std::to_string(f.count) + " hazards]");
    } else {
        say(f.headline);
        if (told.where.line != 0) say("    at " + told.where.text());
    }
    if (f.in_kernel)
        say("    by thread " + text(f.who.thread) + " in block " + text(f.who.block) +
            " of kernel " + f.who.kernel);
    for (const std::string& detail : f.details) say("    " + detail);
    if (!f.second && f.count > 1) say("    " + std::to_string(f.count) + " times");
    say("    What to do: " + advice_of(f));
    say("");
    std::fputs(text_out.c_str(), stderr);
}

nlohmann::ordered_json json_of(const Told& told) {
    const Finding& f = told.finding;
    const bool named = *f.mistake != '\0';
    nlohmann::ordered_json json{{"tool", tool_of(f.kind)},
                                {"kind", name_of(f.kind)},
                                {"mistake", named ? f.mistake : name_of(f.kind)},
                                {"severity", is_warning(f.kind) ? "warning" : "error"},
                                {"message", f.headline},
                                {"file", told.where.file},
                                {"line", told.where.line},
                                {"function", told.where.function},
                                {"count", f.count},
                                {"details", f.details},
                                {"advice", advice_of(f)}};
    if (f.second) {
        json["other_file"] = told.other.file;
        json["other_line"] = told.other.line;
    }
    if (f.in_kernel) {
        json["kernel"] = f.who.kernel;
        json["thread"] = {f.who.thread.x, f.who.thread.y, f.who.thread.z};
        json["block"] = {f.who.block.x, f.who.block.y, f.who.block.z};
    }
    return json;
}

}  // namespace

Finding* Findings::find(const Key& key) {
    const auto found = all_.find(key);
    return found == all_.end() ? nullptr : &found->second;
}

Finding* Findings::seen(const Key& key) {
    Finding* const found = find(key);
    if (found != nullptr) ++found->count;
    return found;
}

std::size_t Findings::report(const std::string& note, bool as_json) {
    std::vector<std::uintptr_t> addresses;
    for (const auto& [key, finding] : all_) {
        for (const Where& where : {finding.where, finding.other})
            if (where.address != 0) addresses.push_back(where.address);
        for (const auto& calls : {finding.callers, finding.other_callers})
            addresses.insert(addresses.end(), calls.begin(), calls.end());
    }
    const auto symbols = symbols_of(addresses);
    const auto resolve = [&](const Where& where) {
        Line line;
        if (where.file != nullptr) {
            line = {readers_name("", where.kernel), short_path(where.file), where.line};
        } else if (const auto found = symbols.find(where.address); found != symbols.end()) {
            const Symbol& symbol = found->second;
            line = {readers_name(symbol.function, where.kernel), short_path(symbol.file),
                    symbol.line};
        }
        return line;
    };

    // A read that races with the write it needs comes before it in some orders only: there it would
    // be told as a read of what nobody has written, too. The race is told in all.
    std::set<std::uintptr_t> racing_reads;
    for (const auto& [key, finding] : all_) {
        if (!finding.second) continue;
        if (!finding.first_writes) racing_reads.insert(finding.where.address);
        if (!finding.second_writes) racing_reads.insert(finding.other.address);
    }

    // The same pair of lines once, however many instructions it became.
    std::map<std::tuple<Kind, Line, Line, std::string>, Told> merged;
    for (const auto& [key, finding] : all_) {
        if (finding.kind == Kind::uninitialized && finding.where.address != 0 &&
            racing_reads.count(finding.where.address) != 0)
            continue;
        Told told{finding, resolve(finding.where), resolve(finding.other)};
        const auto first_known = [&](Line& line, const std::vector<std::uintptr_t>& calls) {
            for (const std::uintptr_t caller : calls) {
                if (line.line != 0) break;
                line = resolve({caller, nullptr, 0, nullptr});
            }
        };
        first_known(told.where, finding.callers);
        first_known(told.other, finding.other_callers);
        if (finding.second &&
            std::tuple(!finding.first_writes, told.where) >
                std::tuple(!finding.second_writes, told.other)) {  // writes first, then by line
            std::swap(told.where, told.other);
            std::swap(told.finding.first_writes, told.finding.second_writes);
            std::swap(told.finding.first_act, told.finding.second_act);
        }
        if (finding.threads.several && !finding.threads.differ) {
            told.finding.mistake = "threadIdx for a global index";
            const bool differ =
                finding.kind == Kind::race && finding.first_writes && finding.second_writes;
            told.finding.details.push_back(
                std::string("each such element is one thread's and the same thread's of another "
                            "block") +
                (differ ? ", with different values" : "") +
                ": threadIdx alone is no index into the whole grid");
        }
        const auto symbol = symbols.find(finding.where.address);
        if (std::string_view(finding.mistake) == "host pointer" && symbol != symbols.end() &&
            symbol->second.in_lambda)
            told.finding.mistake = "host pointer captured";
        // How a __shared__ array finds its place is the simulator's affair.
        if (finding.kind == Kind::invalid_access && symbol != symbols.end() &&
            is_shared_lookup(symbol->second.innermost_file))
            continue;
        // Only the simulator's and the library's own lines: code of theirs that is not the
        // kernel's.
        if ((finding.in_kernel || finding.second) && !symbols.empty() && told.where.line == 0 &&
            told.other.line == 0)
            continue;
        const auto [place, fresh] = merged.emplace(
            std::tuple(finding.kind, told.where, told.other, finding.headline), told);
        if (!fresh) place->second.finding.count += finding.count;
    }
    // Two writes that differ once are a race, even if they are equal at other times.
    for (auto it = merged.begin(); it != merged.end();) {
        const Told& told = it->second;
        const bool weaker = told.finding.kind == Kind::same_value_race &&
                            std::any_of(merged.begin(), merged.end(), [&told](const auto& one) {
                                const Told& stronger = one.second;
                                return stronger.finding.kind == Kind::race &&
                                       stronger.finding.second_writes &&
                                       stronger.where == told.where && stronger.other == told.other;
                            });
        it = weaker ? merged.erase(it) : std::next(it);
    }

    std::fflush(stdout);
    std::fputs(
        "========= CUDA simulated on the CPU: memcheck, initcheck, racecheck, synccheck\n"
        "========= Checked are the loads and stores our compiler made; no cache, no time\n",
        stderr);
    if (!note.empty()) std::fprintf(stderr, "========= %s\n", note.c_str());
    for (const auto& [key, told] : merged) print(told);
    std::size_t warnings = 0;
    for (const auto& [key, told] : merged) warnings += is_warning(told.finding.kind);
    const std::size_t errors = merged.size() - warnings;
    std::fprintf(stderr, "========= ERROR SUMMARY: %zu error%s", errors, errors == 1 ? "" : "s");
    if (warnings != 0) std::fprintf(stderr, ", %zu warning%s", warnings, warnings == 1 ? "" : "s");
    std::fputs("\n", stderr);
    if (const char* const file = std::getenv("SIMT_CHECK_JSON");
        as_json && file != nullptr && *file != '\0') {
        nlohmann::ordered_json json{{"format", "simt-check/1"},
                                    {"simulated", true},
                                    {"ended", note},
                                    {"errors", errors},
                                    {"warnings", warnings},
                                    {"findings", nlohmann::ordered_json::array()}};
        for (const auto& [key, told] : merged) json["findings"].push_back(json_of(told));
        const std::string why = write_whole(
            file, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
        if (!why.empty())
            std::fprintf(stderr, "error: SIMT_CHECK_JSON: cannot write %s: %s\n", file,
                         why.c_str());
    }
    return merged.size();
}

}  // namespace simt::check
