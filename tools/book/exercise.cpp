// book exercise: the learner's way through the exercises. List them, work on the next one with
// `watch`, ask for a hint, begin again, compare with the worked solution.
#include "grading/exercises/exercise.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "common/base/timer.hpp"
#include "grading/exercises/build.hpp"
#include "grading/exercises/contract.hpp"
#include "grading/exercises/copy.hpp"
#include "grading/exercises/import.hpp"
#include "grading/exercises/progress.hpp"
#include "grading/exercises/skeleton.hpp"
#include "grading/exercises/verdict.hpp"
#include "tools/book/command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <sstream>
#include <thread>

namespace m2m::book {

namespace fs = std::filesystem;
using namespace m2m::exercise;

namespace {

struct Options {
    std::vector<std::string> packs;
    std::string name, from;
    int level = 0;
    bool anyway = false;
    JsonOption json, list_json;

    std::vector<Exercise> load() const {
        std::vector<fs::path> directories{project_root()};
        directories.insert(directories.end(), packs.begin(), packs.end());
        return load_packs(directories);
    }
};

std::string number_of(const Exercise& exercise) {
    std::string number = exercise.id;
    if (const auto at = number.find('_'); at != std::string::npos) number[at] = '.';
    return number;
}

std::string kind_of(const Exercise& exercise) {
    return exercise.kind == Kind::fill ? "complete" : "repair";
}

std::string title_of(const Exercise& exercise) {
    return fmt::format("Exercise {}: {}  (chapter {:02}, {}, about {} minutes)",
                       number_of(exercise), exercise.title, exercise.chapter, kind_of(exercise),
                       exercise.minutes);
}

/// Relative to where the learner is, when that is shorter.
std::string near(const fs::path& path) {
    const std::string relative = fs::relative(path).string();
    return relative.empty() || relative.rfind("../..", 0) == 0 ? path.string() : relative;
}

std::string file_list(const Exercise& exercise) {
    std::string list;
    for (const std::string& file : exercise.files)
        list += (list.empty() ? "" : ", ") + near(copy_of(exercise) / file);
    return list;
}

std::string indented(const std::string& text, const std::string& space) {
    std::istringstream lines(text);
    std::string out;
    for (std::string line; std::getline(lines, line);) out += space + line + "\n";
    return out;
}

const Exercise* next_unsolved(const std::vector<Exercise>& all) {
    for (const Exercise& exercise : all) {
        if (!Progress(exercise.pack).solved(exercise) && why_not_here(exercise).empty())
            return &exercise;
    }
    return nullptr;
}

/// The exercise that was named, else the next one that is not solved.
const Exercise& chosen(const std::vector<Exercise>& all, const Options& options) {
    if (!options.name.empty()) return find(all, options.name);
    const Exercise* next = next_unsolved(all);
    if (!next) throw Error("all exercises are solved; name one: ./book exercise list");
    return *next;
}

void need_possible(const Exercise& exercise) {
    if (const std::string why = why_not_here(exercise); !why.empty()) throw Error(why);
}

/// The learner's copy is there after this; a line says where, the first time. On standard error: what
/// a command reports may be JSON.
void begin(const Exercise& exercise) {
    if (make_copy(exercise))
        std::cerr << "your copy, which you edit: " << file_list(exercise) << "\n";
    for (const fs::path& file : edited_starts(exercise)) {
        const bool same = read_file(file) == read_file(copy_of(exercise) / file.filename());
        std::cerr << near(file) << " was edited, but it is the start that git keeps: "
                  << (same ? "your copy begins with it" : "the test takes your copy, ")
                  << (same ? "" : near(copy_of(exercise) / file.filename()))
                  << " (git checkout puts it back)\n";
    }
}

// ---- the screen ----

// Warnings and a compiler's second thoughts are less use than its first error.
std::string first_lines(const std::string& text, int most) {
    std::istringstream lines(text);
    std::string out, line;
    int count = 0;
    while (std::getline(lines, line) && count++ < most) out += line + "\n";
    if (std::getline(lines, line)) out += "…\n";
    return out;
}

std::string in_points(int count) {
    return fmt::format("{} point{}", count, count == 1 ? "" : "s");
}

// The compiler names files from the root; the learner's own are nearer.
std::string with_near_paths(const Exercise& exercise, std::string text) {
    for (const fs::path& directory : {exercise.directory, copy_of(exercise)}) {
        const std::string far = directory.string() + "/", close = near(directory) + "/";
        for (std::size_t at = 0; (at = text.find(far, at)) != std::string::npos; at += close.size())
            text.replace(at, far.size(), close);
    }
    return text;
}

std::string screen(const Exercise& exercise, const Verdict& verdict) {
    std::string out = title_of(exercise) + "\n\n";
    if (!verdict.does_not_compile.empty()) {
        const std::string said = with_near_paths(exercise, verdict.does_not_compile);
        return out + "  It does not compile:\n\n" + indented(first_lines(said, 20), "  ") + "\n";
    }
    std::string shown;
    for (const Earned& earned : verdict.earned) {
        const std::string worth =
            earned.point.points > 0 ? " (" + in_points(earned.point.points) + ")" : "";
        out += fmt::format("  {}  {}{}\n", earned.met ? "ok  " : "not ", earned.point.name, worth);
        // The same words under every test would hide that it is one mistake.
        if (!earned.met && !earned.message.empty() && earned.message != shown)
            out += indented(first_lines(earned.message, 4), "        ");
        if (!earned.met) shown = earned.message;
    }
    if (!verdict.also_found.empty())
        out += "\n  The checker also says:\n" + indented(verdict.also_found, "        ");
    out += fmt::format("\n{} of {} points{}", verdict.points, verdict.all_points,
                       exercise.uses_cuda() ? " (on the simulated GPU)" : "");
    return out + (verdict.solved() ? ": solved.\n" : ".\n");
}

std::string what_now(const Exercise& exercise, const Verdict& verdict) {
    if (!verdict.solved()) {
        return "Edit " + file_list(exercise) + "\nStuck? ./book exercise hint " + exercise.id +
               "\n";
    }
    std::string text;
    if (fs::exists(exercise.solution))
        text = "Compare with the worked solution: ./book exercise solution " + exercise.id + "\n";
    return text + "Go on: ./book exercise next\n";
}

nlohmann::ordered_json to_json(const Exercise& exercise, const Verdict& verdict) {
    nlohmann::ordered_json points = nlohmann::ordered_json::array();
    for (const Earned& earned : verdict.earned) {
        points.push_back({{"name", earned.point.name},
                          {"met", earned.met},
                          {"points", earned.point.points},
                          {"message", earned.message}});
    }
    return {{"exercise", exercise.name},         {"points", verdict.points},
            {"of", verdict.all_points},          {"solved", verdict.solved()},
            {"simulated", exercise.uses_cuda()}, {"does_not_compile", verdict.does_not_compile},
            {"also_found", verdict.also_found},  {"lines", points}};
}

Verdict run_one(const Exercise& exercise) {
    const Verdict verdict = examine(exercise, copy_of(exercise), "yours");
    if (verdict.solved()) Progress(exercise.pack).set_solved(exercise, today());
    return verdict;
}

// ---- the commands ----

int list(const Options& options) {
    const std::vector<Exercise> all = options.load();
    std::ostream& text = options.list_json.text();
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    int solved = 0, chapter = -1;
    const Exercise* next = next_unsolved(all);
    for (const Exercise& exercise : all) {
        const std::string on = Progress(exercise.pack).solved_on(exercise);
        solved += !on.empty();
        if (exercise.chapter != chapter)
            text << fmt::format("{}chapter {:02}\n", chapter < 0 ? "" : "\n", exercise.chapter);
        chapter = exercise.chapter;
        text << fmt::format("  {} {:5} {:44} {:9} {:3} min  {}\n", &exercise == next ? ">" : " ",
                            exercise.id, exercise.title, kind_of(exercise), exercise.minutes,
                            on.empty() ? "" : "solved " + on);
        json.push_back(
            {{"id", exercise.id},
             {"name", exercise.name},
             {"chapter", exercise.chapter},
             {"title", exercise.title},
             {"kind", exercise.kind == Kind::fill ? "fill" : "fix"},
             {"minutes", exercise.minutes},
             {"points", exercise.all_points()},
             {"solved", on.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(on)}});
    }
    text << fmt::format("\n{} of {} solved.{}\n", solved, all.size(),
                        next ? " Go on: ./book exercise next" : "");
    options.list_json.write(json);
    return 0;
}

int next(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const Exercise* exercise = next_unsolved(all);
    if (!exercise) {
        std::cout << fmt::format("All {} exercises are solved.\n", all.size());
        return 0;
    }
    begin(*exercise);
    std::cout << title_of(*exercise) << "\n\n"
              << "  the task:        " << near(exercise->directory / "README.md") << "\n"
              << "  you edit:        " << file_list(*exercise) << "\n"
              << "  while you work:  ./book exercise watch " << exercise->id << "\n"
              << "  once:            ./book exercise run " << exercise->id << "\n"
              << "  a hint:          ./book exercise hint " << exercise->id << "\n";
    return 0;
}

int run(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const Exercise& exercise = chosen(all, options);
    need_possible(exercise);
    begin(exercise);
    const Verdict verdict = run_one(exercise);
    options.json.text() << screen(exercise, verdict) << what_now(exercise, verdict);
    options.json.write(to_json(exercise, verdict));
    return verdict.solved() ? 0 : 1;
}

// What changes when a learner saves: the files' times. (An editor may replace a file, so for a
// moment there is none.)
std::vector<fs::file_time_type> saved(const Exercise& exercise) {
    std::vector<fs::file_time_type> times;
    for (const std::string& file : exercise.files) {
        std::error_code missing;
        times.push_back(fs::last_write_time(copy_of(exercise) / file, missing));
    }
    return times;
}

int watch(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const bool to_the_end = options.name.empty();
    const bool terminal = ::isatty(STDOUT_FILENO) == 1;
    const Exercise* begun = nullptr;
    for (const Exercise* exercise = &chosen(all, options); exercise;) {
        need_possible(*exercise);
        if (begun != exercise) begin(*exercise);
        begun = exercise;
        const auto times = saved(*exercise);
        const Timer timer;
        const Verdict verdict = run_one(*exercise);
        if (terminal) std::cout << "\033[H\033[2J";  // one screen, never a scroll of old news
        std::cout << screen(*exercise, verdict) << what_now(*exercise, verdict)
                  << fmt::format("({:.1f} s; watching, Ctrl-C ends)\n\n", timer.seconds())
                  << std::flush;
        if (verdict.solved()) {
            exercise = to_the_end ? next_unsolved(all) : nullptr;
            if (exercise && terminal) std::this_thread::sleep_for(std::chrono::seconds(3));
            continue;
        }
        while (saved(*exercise) == times)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (terminal) std::cout << "saved; running the test …\n" << std::flush;
        std::this_thread::sleep_for(std::chrono::milliseconds(30));  // until it is written whole
    }
    if (to_the_end) std::cout << "All exercises are solved.\n";
    return 0;
}

int hint(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const Exercise& exercise = chosen(all, options);
    begin(exercise);
    const std::vector<std::string> all_hints = hints(exercise);
    const int count = static_cast<int>(all_hints.size());
    if (count == 0) throw Error("exercise " + exercise.id + " has no hints");
    Progress progress(exercise.pack);
    const int level =
        options.level > 0 ? options.level : std::min(progress.hints_seen(exercise) + 1, count);
    if (level > count)
        throw UsageError(fmt::format("exercise {} has {} hints", exercise.id, count));
    std::cout << fmt::format("Hint {} of {} for {}\n\n{}\n", level, count, exercise.id,
                             all_hints[static_cast<std::size_t>(level - 1)]);
    if (level < count)
        std::cout << fmt::format("\nThe next one says more: ./book exercise hint {}\n",
                                 exercise.id);
    if (level > progress.hints_seen(exercise)) progress.set_hints_seen(exercise, level);
    return 0;
}

int reset(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const Exercise& exercise = find(all, options.name);
    const fs::path kept = reset_copy(exercise);
    Progress(exercise.pack).forget(exercise);
    std::cout << "Exercise " << exercise.id << " is as it was at the start: " << file_list(exercise)
              << (kept.empty() ? "" : ". Your version is kept in " + near(kept)) << "\n";
    begin(exercise);
    return 0;
}

int solution(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const Exercise& exercise = find(all, options.name);
    if (!fs::exists(exercise.solution))
        throw Error("the solutions are not here: " + near(exercise.solution) + " does not exist");
    if (!Progress(exercise.pack).solved(exercise) && !options.anyway) {
        throw Error("exercise " + exercise.id +
                    " is not solved yet; a hint helps more: ./book exercise hint " + exercise.id +
                    " (--anyway shows the solution)");
    }
    for (const std::string& file : exercise.files) {
        std::cout << "---- " << near(exercise.solution / file) << "\n"
                  << read_file(exercise.solution / file);
    }
    return 0;
}

// For those who write exercises.
int import_from(const Options& options) {
    if (options.packs.size() != 1)
        throw UsageError(
            "say where it goes: --pack DIR, a directory that then holds exercises/ and solutions/");
    const Exercise exercise = import_exercise(options.from, options.packs[0]);
    std::cout << title_of(exercise) << "\n\n"
              << "  the solution has " << in_points(exercise.all_points()) << ", the start 0, and "
              << wrong_answers(exercise).size() << " wrong answers lose what they should\n"
              << "  the exercise:  " << near(exercise.directory) << "\n"
              << "  the solution:  " << near(exercise.solution) << "\n"
              << "  once more:     ./book exercise verify " << exercise.id << " --pack "
              << options.packs[0] << "\n"
              << "  grade:         ./book grade " << exercise.id << " --pack " << options.packs[0]
              << " --submission DIR\n";
    return 0;
}

int verify(const Options& options) {
    const std::vector<Exercise> all = options.load();
    const Exercise& exercise = find(all, options.name);
    need_possible(exercise);
    const Contract contract = try_contract(exercise);
    for (const std::string& broken : contract.broken) std::cout << broken << "\n";
    if (contract.broken.empty())
        std::cout << "exercise " << exercise.id << ": the solution has all points, the start none, "
                  << wrong_answers(exercise).size() << " wrong answers lose what they should\n";
    return contract.broken.empty() ? 0 : 1;
}

int generate_start(const Options& options) {
    const std::vector<Exercise> all = options.load();
    generate(find(all, options.name));
    return 0;
}

}  // namespace

void add_exercise(Command& app, int& status) {
    auto* command = app.add_subcommand("exercise", "Exercises: list, next, run, watch, hint, …");
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* help, int (*work)(const Options&)) {
        auto* sub = command->add_subcommand(name, help);
        sub->add_option("--pack", options->packs,
                        "More exercises: a directory that holds exercises/ (may be repeated)")
            ->type_name("DIR");
        sub->callback([options, &status, work] { status = work(*options); });
        return sub;
    };
    const auto add_name = [&](Command* sub, bool required) {
        auto* option =
            sub->add_option("EXERCISE", options->name,
                            "Its id (04_1) or directory; default: the next unsolved one");
        if (required) option->required()->description("Its id (04_1) or directory");
    };
    options->list_json.add_to(*add("list", "All exercises, and which are solved", list));
    add("next", "The next exercise that is not solved: where its task and its files are", next);
    auto* run_command =
        add("run", "Build an exercise and run its test; 0 when solved, else 1", run);
    add_name(run_command, false);
    options->json.add_to(*run_command);
    auto* watch_command =
        add("watch", "Run the test again whenever you save, until it is solved", watch);
    add_name(watch_command, false);
    auto* hint_command = add("hint", "A hint; called again, one that says more", hint);
    add_name(hint_command, false);
    hint_command->add_number("--level", options->level, 1, 9, "This hint: 1, 2 or 3");
    add_name(add("reset", "Begin your copy anew; your version is kept", reset), true);
    auto* solution_command = add("solution", "The worked solution of a solved exercise", solution);
    add_name(solution_command, true);
    solution_command->add_flag("--anyway", options->anyway, "Also when it is not solved");
    auto* new_command = add(
        "new", "For instructors: an exercise from your own kernel and wrong answers", import_from);
    new_command->add_option("--from", options->from, "Directory with them (docs/instructors.md)")
        ->type_name("DIR")
        ->required();
    add_name(add("verify", "For instructors: try solution, start and wrong answers", verify), true);
    auto* generate_command =
        add("generate", "For authors: write the start anew from the solution", generate_start);
    add_name(generate_command, true);
    generate_command->hide();
}

}  // namespace m2m::book
