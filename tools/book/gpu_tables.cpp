// Each table of GPU figures as Markdown, and the marks of the texts that take them.
#include "chapters/10_do_you_need_a_gpu/break_even.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "simt/profile/compare.hpp"
#include "tools/book/gpu_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>

namespace m2m::book {
namespace profile = simt::profile;

namespace {

// What a cell of a table may hold.
std::string cell(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::string safe;
    for (const char c : text) {
        if (c == '|') safe += '\\';
        if (c == '<') {
            safe += "&lt;";
        } else {
            safe += c;
        }
    }
    return safe;
}

std::string row(const std::vector<std::string>& cells) {
    return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

// The first column holds words, the others figures.
std::string heading(const std::vector<std::string>& cells) {
    std::string line = "|---|";
    for (std::size_t i = 1; i < cells.size(); ++i) line += "--:|";
    return row(cells) + line + "\n";
}

// Four figures at most, none that the measurement does not bear.
std::string short_number(double value) {
    if (value >= 100) return fmt::format("{:.0f}", value);
    if (value >= 10) return fmt::format("{:.1f}", value);
    return fmt::format("{:.2f}", value);
}

std::string code(const std::string& text) {
    return "`" + text + "`";
}

// "ladder 3" means one chapter's.
std::optional<int> chapter_in(const std::string& argument) {
    if (argument.empty()) return std::nullopt;
    return std::stoi(argument);
}

// ---- ladder

struct Speed {
    std::string stage;
    int side = 0;
    double gflops = 0;
};

std::vector<Speed> speeds(const GpuResults& results) {
    std::vector<Speed> all;
    for (const Value& item : items_of(results, "ladder")) {
        if (!item.has("rows")) continue;
        for (const Value& row : item["rows"].list()) {
            const int m = row["m"].integer(), n = row["n"].integer(), k = row["k"].integer();
            if (row["simulated"].boolean() || !row.has("gflops")) continue;
            const double gflops = row["gflops"].number();
            if (!(gflops > 0)) row["gflops"].fail("is no speed");
            if (m == n && n == k) all.push_back({row["stage"].text(), m, gflops});
        }
    }
    return all;
}

bool of_chapter(const std::string& name, int chapter) {
    for (const Stage& stage : stages()) {
        if (stage.name == name) return stage.chapter == chapter;
    }
    return false;
}

std::string ladder(const GpuResults& results, const std::string& argument) {
    const std::optional<int> chapter = chapter_in(argument);
    constexpr const char* library = "cublas/sgemm";
    std::vector<std::string> names;
    std::set<int> sides;
    std::map<std::pair<std::string, int>, double> found;
    for (const Speed& speed : speeds(results)) {
        if (chapter && speed.stage != library && !of_chapter(speed.stage, *chapter)) continue;
        if (std::find(names.begin(), names.end(), speed.stage) == names.end())
            names.push_back(speed.stage);
        sides.insert(speed.side);
        found[{speed.stage, speed.side}] = speed.gflops;
    }
    // In the order of the book; what this build does not know comes last.
    const auto place = [](const std::string& name) {
        const auto all = stages();
        return std::find_if(all.begin(), all.end(),
                            [&](const Stage& s) { return s.name == name; }) -
               all.begin();
    };
    std::stable_sort(names.begin(), names.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    const bool own = !chapter || std::any_of(names.begin(), names.end(), [&](const auto& name) {
        return of_chapter(name, *chapter);
    });
    if (names.empty() || !own) return "";

    std::vector<std::string> head = {"GFLOP/s at size"};
    for (const int side : sides) head.push_back(std::to_string(side));
    head.push_back("of cuBLAS");
    std::string table = heading(head);
    for (const std::string& name : names) {
        std::vector<std::string> cells = {code(name)};
        std::string share = "";
        for (const int side : sides) {
            const auto at = found.find({name, side}), best = found.find({library, side});
            cells.push_back(at == found.end() ? "" : short_number(at->second));
            if (at != found.end() && best != found.end())
                share = fmt::format("{:.0f} %", 100 * at->second / best->second);
        }
        cells.push_back(share);
        table += row(cells);
    }
    table +=
        "\nEach figure is of a verified result; the last column is at the largest size that both "
        "have.\n";
    for (const Value& item : items_of(results, "ladder")) {
        const std::string stage = item["stage"].text();
        if (item["status"].integer() == 0 || (chapter && !of_chapter(stage, *chapter))) continue;
        table += fmt::format("\n{} at {}: **no figure**, {}\n", code(stage), item["sizes"].text(),
                             item["output"].text().empty()
                                 ? fmt::format("ended with status {}", item["status"].integer())
                                 : cell(item["output"].text()));
    }
    return table;
}

// ---- training

struct TrainingTime {
    std::string backend;
    int batch = 0;
    double epoch = 0, step = 0;  // seconds
};

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::vector<TrainingTime> training_times(const GpuResults& results) {
    std::vector<TrainingTime> all;
    for (const Value& item : items_of(results, "training")) {
        if (!item.has("report")) continue;
        const Value report = item["report"];
        if (item["backend"].text() == "pytorch") {
            for (const Value& row : report["rows"].list()) {
                all.push_back({"PyTorch, " + row["mode"].text(), row["batch"].integer(),
                               row["seconds_per_epoch"].number(),
                               row["seconds_per_step"].number()});
            }
            continue;
        }
        const int batch = report["batch"].integer();
        if (batch < 1) report["batch"].fail("is no batch");
        const int steps = (report["train_images"].integer() + batch - 1) / batch;
        std::vector<double> seconds;
        for (const Value& epoch : report["epochs"].list()) {
            if (epoch.has("seconds")) seconds.push_back(epoch["seconds"].number());
        }
        if (seconds.empty() || steps < 1 || report["simulated"].boolean()) continue;
        const double epoch = median_of(seconds);
        all.push_back({report["stage"].text() + (report["fused"].boolean() ? ", fused" : ""), batch,
                       epoch, epoch / steps});
    }
    return all;
}

std::string training(const GpuResults& results, const std::string&) {
    std::vector<std::string> backends;
    std::map<int, std::map<std::string, TrainingTime>> rows;
    for (const TrainingTime& time : training_times(results)) {
        if (std::find(backends.begin(), backends.end(), time.backend) == backends.end())
            backends.push_back(time.backend);
        rows[time.batch][time.backend] = time;
    }
    if (rows.empty()) return "";
    // What is not ours stands last.
    std::stable_partition(backends.begin(), backends.end(),
                          [](const std::string& name) { return name.rfind("PyTorch", 0) != 0; });
    std::vector<std::string> head = {"an epoch (a step) on"};
    for (const auto& [batch, unused] : rows) head.push_back(fmt::format("batch {}", batch));
    std::string table = heading(head);
    for (const std::string& backend : backends) {
        std::vector<std::string> cells = {backend.rfind("PyTorch", 0) == 0 ? backend
                                                                           : code(backend)};
        for (const auto& [batch, times] : rows) {
            const auto at = times.find(backend);
            cells.push_back(at == times.end()
                                ? ""
                                : fmt::format("{} ({})", break_even::in_words(at->second.epoch),
                                              break_even::in_words(at->second.step)));
        }
        table += row(cells);
    }
    return table +
           "\nMedians; MNIST's 60,000 images, 784 → 128 → 10, Adam, without the evaluation on the "
           "test images. "
           "`openmp/simd` runs on that machine's CPU.\n";
}

// ---- chapter 10: the model beside the measurement

const GpuPart* part_named_in(const std::string& device) {
    const GpuPart* found = nullptr;
    for (const GpuPart& part : gpu_parts()) {
        if (device.find(part.name) == std::string::npos) continue;
        if (!found || part.name.size() > found->name.size())
            found = &part;  // "RTX 4090" before "4090"
    }
    return found;
}

std::string model(const GpuResults& results, const std::string&) {
    std::map<int, double> measured;
    for (const TrainingTime& time : training_times(results)) {
        if (time.backend == "cublas/sgemm") measured[time.batch] = time.step;
    }
    if (measured.empty()) return "";
    const GpuPart* part = part_named_in(results.device);
    if (!part)
        return fmt::format("The model has no data sheet of {}: `parts.cpp` is the place for one.\n",
                           cell(results.device));
    std::string table = heading({"batch", "model", "measured", "measured / model"});
    for (const auto& [batch, step] : measured) {
        const double foretold = break_even::modelled_step({batch, 784, 128, 10}, *part);
        table += row({std::to_string(batch), break_even::in_words(foretold),
                      break_even::in_words(step), fmt::format("{:.2f}", step / foretold)});
    }
    return table + fmt::format(
                       "\nA training step of MNIST's example on `cublas/sgemm`, all images on the "
                       "GPU. The model is the "
                       "roofline of {} with its assumptions as they stand above.\n",
                       part->source);
}

// ---- claims

std::string claims(const GpuResults& results, const std::string& argument) {
    const std::optional<int> chapter = chapter_in(argument);
    std::string table;
    for (const Value& item : items_of(results, "claims")) {
        if (!item.has("report")) continue;
        for (const Value& claim : item["report"]["claims"].list()) {
            const std::string where = claim["chapter"].text();
            if (chapter && std::atoi(where.c_str()) != *chapter) continue;
            std::vector<std::string> figures;
            for (const Value& figure : claim["figures"].list()) {
                if (!figure.has("value") || figure["simulated"].boolean()) continue;
                figures.push_back(fmt::format("{} {}{}{}{}", cell(figure["what"].text()),
                                              short_number(figure["value"].number()),
                                              figure["unit"].text().empty() ? "" : " ",
                                              cell(figure["unit"].text()),
                                              figure["kind"].text() == "model" ? " (model)" : ""));
            }
            table += row(
                {fmt::format("{}. {}", claim["claim"].integer(), cell(claim["sentence"].text())),
                 "**" + claim["verdict"].text() +
                     (claim["from_model"].boolean() ? " (model)**" : "**") + ": " +
                     cell(claim["reason"].text()),
                 fmt::format("{}", fmt::join(figures, "; "))});
        }
    }
    return table.empty() ? "" : "| claim | verdict | figures |\n|---|---|---|\n" + table;
}

// ---- counters

std::string counters(const GpuResults& results, const std::string& argument) {
    const std::optional<int> chapter = chapter_in(argument);
    struct Column {
        const char *heading, *metric;
        bool sum;
    };
    constexpr Column columns[] = {
        {"sectors / request, loads",
         "l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_ld.ratio", false},
        {"stores", "l1tex__average_t_sectors_per_request_pipe_lsu_mem_global_op_st.ratio", false},
        {"shared wavefronts", "memory_l1_wavefronts_shared", true},
        {"in excess", "derived__memory_l1_wavefronts_shared_excessive", true},
        {"lanes active", "smsp__thread_inst_executed_per_inst_executed.ratio", false},
        {"registers", "launch__registers_per_thread", false},
        {"occupancy, %", "sm__maximum_warps_per_active_cycle_pct", false},
        {"reached, %", "sm__warps_active.avg.pct_of_peak_sustained_active", false}};
    std::string rows;
    for (const Stage& stage : stages()) {
        if (stage.where != Where::device || (chapter && stage.chapter != *chapter)) continue;
        std::string set = "stage_" + std::string(stage.name);
        std::replace(set.begin(), set.end(), '/', '-');
        const std::vector<profile::LaunchMetric> launches =
            profile::read_launches(csv_of(results, set));
        std::vector<std::string> kernels;
        for (const auto& one : launches) {
            if (std::find(kernels.begin(), kernels.end(), one.kernel) == kernels.end())
                kernels.push_back(one.kernel);
        }
        for (const std::string& kernel : kernels) {
            std::vector<std::string> cells = {kernels.size() == 1
                                                  ? code(std::string(stage.name))
                                                  : code(std::string(stage.name)) + ": " +
                                                        code(profile::bare_name(kernel))};
            for (const Column& column : columns) {
                double sum = 0;
                int count = 0;
                for (const auto& one : launches) {
                    if (one.kernel == kernel && one.metric == column.metric)
                        sum += one.value, ++count;
                }
                cells.push_back(count == 0   ? ""
                                : column.sum ? fmt::format("{:.0f}", sum)
                                             : short_number(sum / count));
            }
            rows += row(cells);
        }
    }
    if (rows.empty()) return "";
    std::vector<std::string> head = {"stage, size 1024"};
    for (const Column& column : columns) head.push_back(column.heading);
    return heading(head) + rows + "\nCounted by Nsight Compute, one launch each.\n";
}

std::string bank_rule(const GpuResults& results, const std::string&) {
    const std::vector<std::string> foretold = lines_of(csv_of(results, "bank_rule_foretold"));
    std::map<int, double> measured;
    for (const auto& one : profile::read_launches(csv_of(results, "bank_rule")))
        measured[one.launch] = one.value;
    if (foretold.empty() || measured.empty()) return "";
    std::string table = heading({"bytes and pattern", "in parts", "whole warp", "measured"});
    int parts_right = 0, whole_right = 0, launches = 0;
    for (std::size_t i = 0; i < foretold.size(); ++i) {
        const std::string& line = foretold[i];
        const std::size_t first = line.find("|parts "), second = line.find("|whole ");
        const auto found = measured.find(static_cast<int>(i));
        if (first == std::string::npos || second == std::string::npos || found == measured.end())
            continue;
        const int parts = std::atoi(line.c_str() + first + 7),
                  whole = std::atoi(line.c_str() + second + 7);
        ++launches;
        parts_right += found->second == parts;
        whole_right += found->second == whole;
        table += row({cell(line.substr(0, first)), std::to_string(parts), std::to_string(whole),
                      fmt::format("{:.0f}", found->second)});
    }
    return table + fmt::format(
                       "\nWavefronts of one load. Of {} patterns, {} are as count mode's rule says "
                       "(half a warp serves 64 bits, "
                       "a quarter 128), {} as one for the whole warp would.\n",
                       launches, parts_right, whole_right);
}

// ---- the broken kernels

std::string sanitizer(const GpuResults& results, const std::string&) {
    struct Tally {
        int broken = 0, told = 0, repaired = 0, clean = 0;
    };
    std::map<std::string, Tally> tallies;
    std::vector<std::string> differing;
    for (const Value& item : items_of(results, "sanitizer")) {
        const std::string check = item["check"].text(), tool = item["tool"].text();
        const bool ours = check == tool;
        const bool broken = item["version"].text() == "broken";
        const int findings = item.has("findings") ? item["findings"].integer() : -1;
        if (!ours) continue;
        Tally& tally = tallies[check];
        ++(broken ? tally.broken : tally.repaired);
        if (broken) tally.told += findings > 0;
        if (!broken) tally.clean += findings == 0;
        if (broken != (findings > 0) || findings < 0) {
            differing.push_back(fmt::format(
                "{} ({}, {}{})", code(item["case"].text()), item["version"].text(), check,
                findings < 0 ? fmt::format(", no summary, status {}", item["status"].integer())
                             : ""));
        }
    }
    if (tallies.empty()) return "";
    std::string table = heading(
        {"check", "broken kernels", "told by the tool of that name", "repaired twins", "clean"});
    for (const auto& [check, tally] : tallies) {
        table += row({check, std::to_string(tally.broken), std::to_string(tally.told),
                      std::to_string(tally.repaired), std::to_string(tally.clean)});
    }
    if (!differing.empty())
        table += fmt::format("\nWhere compute-sanitizer says something else than check mode: {}.\n",
                             fmt::join(differing, ", "));
    return table;
}

// ---- the suite, and what the machine is

std::string suite(const GpuResults& results, const std::string&) {
    std::string rows, failures;
    int all = 0, failed = 0, silent = 0;
    for (const Value& item : items_of(results, "suite")) {
        const std::string program = item["program"].text();
        const int status = item["status"].integer();
        std::string tests, wrong, remark = status == 0 ? "" : fmt::format("status {}", status);
        if (item.has("report")) {
            const int skipped = item["report"]["skipped"].integer();
            if (skipped > 0)
                remark += fmt::format("{}{} skipped", remark.empty() ? "" : ", ", skipped);
            tests = std::to_string(item["report"]["tests"].integer());
            wrong = std::to_string(item["report"]["failures"].integer());
            all += item["report"]["tests"].integer();
            failed += item["report"]["failures"].integer();
        } else {
            ++silent;  // it crashed, or ran out of time
        }
        rows += row({code(program), tests, wrong, remark});
        for (const Value& test : item["alone"].list()) {
            failures += fmt::format("- {}{}\n", code(test["test"].text()),
                                    test["status"].integer() == 0 ? " (passes alone)" : "");
        }
    }
    if (rows.empty()) return "";
    return heading({"program", "tests", "failed", ""}) + rows +
           fmt::format("\n{} tests, {} failed{}.\n", all, failed,
                       silent == 0 ? ""
                                   : fmt::format("; {} {} ended without a report", silent,
                                                 silent == 1 ? "program" : "programs")) +
           (failures.empty() ? "" : "\n" + failures);
}

std::string facts(const GpuResults& results, const std::string&) {
    std::string rows;
    for (const Value& item : items_of(results, "facts")) {
        const std::string what = item["what"].text(), text = item["text"].text();
        if (what == "nvidia-smi" || what == "packages" || text.empty()) continue;
        rows += row({cell(what), cell(text)});
    }
    return rows.empty() ? "" : "| what | on that machine |\n|---|---|\n" + rows;
}

struct Table {
    const char *name, *part;
    bool of_a_chapter;  // takes a chapter's number
    std::string (*make)(const GpuResults&, const std::string&);
};
constexpr Table tables[] = {{"ladder", "ladder", true, ladder},
                            {"counters", "counters", true, counters},
                            {"training", "training", false, training},
                            {"model", "training", false, model},
                            {"claims", "claims", true, claims},
                            {"bank_rule", "counters", false, bank_rule},
                            {"sanitizer", "sanitizer", false, sanitizer},
                            {"suite", "suite", false, suite},
                            {"facts", "facts", false, facts}};

constexpr std::string_view begin_mark = "<!-- gpu:", end_mark = "<!-- /gpu -->";

}  // namespace

std::string gpu_table(const GpuResults& results, const std::string& name) {
    const std::size_t blank = name.find(' ');
    const std::string kind = name.substr(0, blank),
                      argument = blank == std::string::npos ? "" : name.substr(blank + 1);
    for (const Table& table : tables) {
        if (kind != table.name) continue;
        const bool number = !argument.empty() && argument.size() <= 2 &&
                            argument.find_first_not_of("0123456789") == std::string::npos;
        if (!argument.empty() && !(table.of_a_chapter && number)) break;
        if (!results.parts.contains(table.part))
            return fmt::format("No figures: {} has no part `{}`.\n", cell(results.file),
                               table.part);
        const Value part = part_of(results, table.part);
        const std::string device = part.has("device") && !part["device"].text().empty()
                                       ? part["device"].text()
                                       : results.device;
        const std::string date =
            part.has("date") && is_date(part["date"].text()) ? part["date"].text() : results.date;
        const std::string text = table.make(results, argument);
        if (text.empty()) {
            const std::string note = part["note"].text();
            return fmt::format(
                "No figures from {} on {}: the part `{}` was {}{}.\n", cell(device), date,
                table.part,
                part["status"].text() == "done" ? "without any for this" : part["status"].text(),
                note.empty() ? "" : " (" + cell(note) + ")");
        }
        return text + fmt::format("\n({}, {}. `{}`)\n", cell(device), date, cell(results.command));
    }
    throw UsageError("there is no table '" + name + "' of GPU figures");
}

std::string fill_gpu_tables(std::string_view markdown, const GpuResults& results) {
    std::string out;
    std::istringstream in{std::string(markdown)};
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        out += line + "\n";
        if (line.rfind(begin_mark, 0) != 0) continue;
        const std::size_t end = line.find(" -->");
        if (end == std::string::npos)
            throw UsageError(fmt::format("line {}: the mark has no -->", number));
        const std::string name = line.substr(begin_mark.size(), end - begin_mark.size());
        const int begun = number;
        while (std::getline(in, line) && line != end_mark && line.rfind(begin_mark, 0) != 0)
            ++number;
        if (line != end_mark || !in)
            throw UsageError(fmt::format("line {}: no {} follows", begun, end_mark));
        ++number;
        try {
            out += "\n" + gpu_table(results, name) + "\n";
        } catch (const UsageError& error) {
            throw UsageError(fmt::format("line {}: {}", begun, error.what()));
        }
        out += std::string(end_mark) + "\n";
    }
    if (!markdown.empty() && markdown.back() != '\n' && !out.empty()) out.pop_back();
    return out;
}

}  // namespace m2m::book
