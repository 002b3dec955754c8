#include "grading/grader/grade.hpp"

#include "chapters/00_your_machine/machine.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/plain_text.hpp"
#include "common/base/temporary_directory.hpp"
#include "common/base/timer.hpp"
#include "grading/exercises/build.hpp"
#include "grading/exercises/verdict.hpp"
#include "grading/grader/intake.hpp"
#include "grading/grader/object_file.hpp"
#include "grading/grader/refused.hpp"
#include "grading/grader/reports.hpp"
#include "grading/grader/run_file.hpp"
#include "grading/grader/trusted.hpp"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>

namespace m2m::grader {
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using exercise::Mode;

namespace {

// A name for the state of all inputs: when it is the same, what was compiled is still right.
std::string state_of(const std::vector<fs::path>& inputs, const std::vector<std::string>& words) {
    std::string state;
    for (const fs::path& path : inputs) {
        std::error_code missing;
        state += path.string() + " " + std::to_string(fs::file_size(path, missing)) + " " +
                 std::to_string(fs::last_write_time(path, missing).time_since_epoch().count()) +
                 "\n";
    }
    for (const std::string& word : words) state += word + "\n";
    return state;
}

// A file that a command of the sandbox wrote: no link is followed, no more than `most` bytes read.
std::string read_untrusted(const fs::path& path, std::size_t most) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return "";
    std::string text;
    char buffer[65536];
    for (ssize_t got = 0; text.size() <= most && (got = ::read(file, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    ::close(file);
    return text.size() > most ? "" : text;
}

std::string without(std::string text, const std::string& part) {
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos;)
        text.erase(at, part.size());
    return text;
}

std::string shortened(std::string text, std::size_t longest) {
    if (text.size() <= longest) return text;
    // Not in the middle of a character.
    while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xc0) == 0x80) --longest;
    text.resize(longest);
    return text + " …";
}

// What a program printed beside the checker's report, which its own points tell in words.
std::string without_report(const std::string& output) {
    std::istringstream lines(output);
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        if (line.compare(0, 9, "=========") != 0) text += line + "\n";
    }
    return text;
}

std::string environment_or(const char* name, const char* otherwise) {
    const char* const value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : otherwise;
}

// One process at a time.
class Lock {
  public:
    explicit Lock(const fs::path& path)
        : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (file_ < 0 || ::flock(file_, LOCK_EX) != 0)
            throw Error("cannot lock " + path.string() + ": choose another --cache");
    }
    ~Lock() { ::close(file_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    int file_;
};

// What a submission's program is built for. `speed` is as fast as it gets: no access is traced.
enum class Variant { plain, check, count, speed };

Mode mode_of(Variant variant) {
    return variant == Variant::check   ? Mode::check
           : variant == Variant::count ? Mode::count
                                       : Mode::plain;
}

// Every way in which a submission is compiled, here and by its author.
std::vector<Mode> modes_of(const std::vector<Variant>& variants) {
    std::vector<Mode> modes = {Mode::plain};
    for (const Variant variant : variants) {
        if (std::find(modes.begin(), modes.end(), mode_of(variant)) == modes.end())
            modes.push_back(mode_of(variant));
    }
    return modes;
}

std::string name_of(Variant variant) {
    switch (variant) {
        case Variant::plain:
            return "plain";
        case Variant::check:
            return "check";
        case Variant::count:
            return "count";
        case Variant::speed:
            return "speed";
    }
    return "";
}

// What came of all tests over one program.
struct TestRun {
    struct Test {
        bool passed = false, called = false, exited = false;
        std::string message, ended, output, artifact;
        double cpu_seconds = 0;
        double flops = 0;  // that every answer must do; 0: the test does not say
    };
    std::map<std::string, Test> tests;

    bool all_passed() const {
        return !tests.empty() && std::all_of(tests.begin(), tests.end(),
                                             [](const auto& test) { return test.second.passed; });
    }
    Json as_googletest() const {
        Json suites = Json::array();
        for (const auto& [name, test] : tests) {
            const std::size_t dot = name.find('.');
            Json one{{"name", name.substr(dot + 1)}, {"result", "COMPLETED"}};
            if (!test.passed) one["failures"] = {{{"failure", test.message}}};
            suites.push_back({{"name", name.substr(0, dot)}, {"testsuite", {one}}});
        }
        return Json{{"testsuites", suites}};
    }
    std::vector<std::string> reports() const {
        std::vector<std::string> list;
        for (const auto& [name, test] : tests) {
            if (test.called) list.push_back(test.artifact);
        }
        return list;
    }
};

TestRun read_results(const fs::path& path) {
    TestRun run;
    const auto json = nlohmann::json::parse(read_file(path));
    // A program that could not be started has not failed: no student pays for that.
    if (const std::string trouble = json.value("trouble", ""); !trouble.empty())
        throw Error(trouble);
    for (const auto& from : json.at("tests")) {
        TestRun::Test test;
        test.passed = from.at("passed").get<bool>();
        test.called = from.at("called").get<bool>();
        test.exited = from.value("exited", false);
        test.message = from.at("message").get<std::string>();
        test.ended = from.value("ended", "");
        test.output = from.value("output", "");
        test.artifact = from.value("artifact", "");
        test.cpu_seconds = from.value("cpu_seconds", 0.0);
        test.flops = from.value("flops", 0.0);
        run.tests[from.at("name").get<std::string>()] = std::move(test);
    }
    return run;
}

// Nothing of a submission reaches a report as it is.
void make_printable(Grade& grade) {
    grade.submission = printable_line(grade.submission);
    grade.message = printable(grade.message);
    grade.speed_note = printable(grade.speed_note);
    for (ItemResult& item : grade.items) item.message = printable(item.message);
}

// Check mode asks addr2line for lines, and works more slowly.
constexpr int processes_of_checker = 8;
constexpr double slower_when_watched = 4;

}  // namespace

int Grade::points() const {
    int sum = 0;
    for (const ItemResult& item : items) sum += item.points;
    return sum;
}

int Grade::most() const {
    int sum = 0;
    for (const ItemResult& item : items) sum += item.most;
    return sum;
}

double least_seconds(double flops, double peak_flops) {
    constexpr double slack = 1.5;
    return flops > 0 && peak_flops > 0 ? flops / (slack * peak_flops) : 0;
}

Grade no_grade(const Task& task, const fs::path& submission, Verdict verdict,
               const std::string& message) {
    Grade grade;
    grade.exercise = task.exercise.name;
    grade.title = task.exercise.title;
    grade.submission = submission.filename().empty() ? submission.parent_path().filename().string()
                                                     : submission.filename().string();
    grade.simulated = task.exercise.uses_cuda();
    grade.verdict = verdict;
    grade.message = message;
    std::vector<fs::path> secret = task.tests;
    for (const std::string& file : task.exercise.files)
        secret.push_back(task.exercise.solution / file);
    grade.walls = walls().sentence(secret);
    const std::size_t visible = task.exercise.points.size() - task.hidden_points;
    for (const exercise::Point& point : task.exercise.points) {
        const bool hidden = grade.items.size() >= visible;
        grade.items.push_back({point.name, 0, point.points, false, "", hidden});
    }
    make_printable(grade);
    return grade;
}

// ---- the work ----

class Grader::Work {
  public:
    Work(Task task, Toolchain toolchain, const fs::path& cache)
        : task_(std::move(task)), toolchain_(std::move(toolchain)), cache_(cache) {
        ::prctl(PR_SET_DUMPABLE, 0);  // the submission may be a process of the same user
        const std::string why_not = exercise::why_not_here(task_.exercise);
        if (!why_not.empty()) throw Error(why_not);
        if (cache_.empty()) cache_ = temporary_.path();
        fs::create_directories(cache_);
        ::chmod(cache_.c_str(), 0700);  // the tests are in here
        // Kernels run checked: a wrong access that happens to be harmless is still found.
        judged_ = {task_.exercise.uses_cuda() ? Variant::check : Variant::plain};
        if (task_.needs("count:")) judged_.push_back(Variant::count);
        prepare();
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    const Task& task() const { return task_; }

    Grade grade(const fs::path& submission) {
        const Timer timer;
        Grade grade =
            no_grade(task_, fs::absolute(submission).lexically_normal(), Verdict::graded, "");
        try {
            if (task_.needs("count:")) reference_run(Variant::count);
            const std::vector<SubmittedFile> files = take_from(submission);
            const Workspace workspace;
            std::map<Variant, TestRun> runs;
            grade.message = build(files, workspace, judged_);
            for (const Variant variant : judged_) runs[variant] = run_tests(workspace, variant);
            const bool is_right = score(grade, runs);
            if (task_.wants_speed) compare_speed(grade, is_right, files);
        } catch (const Refused& refused) {
            grade.verdict = Verdict::refused;
            grade.message = refused.what();
        } catch (const DoesNotCompile& error) {
            grade.verdict = Verdict::does_not_compile;
            grade.message = error.what();
        } catch (const std::exception& error) {
            grade.verdict = Verdict::grader_failed;
            grade.message = std::string(
                                "the grader itself failed, which is not the submission's "
                                "fault: ") +
                            error.what();
        }
        if (grade.verdict != Verdict::graded) {
            for (ItemResult& item : grade.items) {
                item.points = 0;
                item.passed = false;
            }
        }
        make_printable(grade);
        grade.seconds = timer.seconds();
        return grade;
    }

  private:
    // ---- once for all submissions ----

    // The exercise as it is in the sandbox, where only its headers and the learner's files are.
    exercise::Exercise exercise_in(const fs::path& directory, Variant variant) const {
        exercise::Exercise moved = task_.exercise;
        moved.directory = directory;
        if (variant == Variant::speed) moved.traced = false;
        return moved;
    }

    // Whether this exercise's answers are timed: asked for, possible, and worth something.
    bool times() const {
        return task_.wants_speed && !task_.speed_test.empty() && !task_.exercise.uses_cuda();
    }

    void prepare() {
        const exercise::Exercise& exercise = task_.exercise;
        std::vector<fs::path> inputs = task_.tests;
        for (const std::string& name : task_.given) inputs.push_back(exercise.directory / name);
        for (const std::string& name : task_.headers) inputs.push_back(exercise.directory / name);
        for (const std::string& word : toolchain_.test_link) {
            if (word[0] == '/') inputs.emplace_back(word);
        }
        for (const std::string& name : exercise.files) inputs.push_back(exercise.solution / name);
        for (const char* const name : {"wire.hpp", "host.hpp", "proxy.hpp"})
            inputs.push_back(toolchain_.project / "grading/grader" / name);
        const std::string proxy = proxy_source(task_.functions, task_.header);
        const std::string host = host_source(task_.functions, task_.header);

        std::vector<std::vector<std::string>> commands;
        const auto compile = [&](const fs::path& source, const fs::path& object) {
            commands.push_back(exercise::compile_test(exercise, source, object).command);
        };
        compile(cache_ / "host.cpp", cache_ / "host.o");
        compile(cache_ / "proxy.cpp", cache_ / "proxy.o");
        const auto make_tests = [&](const std::vector<fs::path>& sources, Variant variant) {
            const fs::path program = tests(variant);
            std::vector<std::string> link = {toolchain_.compiler, (cache_ / "proxy.o").string()};
            for (const fs::path& test : sources) {
                const fs::path object = program.string() + "-" + std::to_string(link.size()) + ".o";
                compile(test, object);
                link.push_back(object.string());
            }
            link.insert(link.end(), toolchain_.test_link.begin(), toolchain_.test_link.end());
            link.insert(link.end(), {"-o", program.string()});
            commands.push_back(link);
        };
        make_tests(task_.tests, judged_.front());
        std::vector<Variant> variants = judged_;
        if (times()) {
            variants.push_back(Variant::speed);
            make_tests({task_.speed_test}, Variant::speed);
            inputs.push_back(task_.speed_test);
        }
        for (const Variant variant : variants) {
            for (const std::string& name : task_.given) {
                const fs::path object = object_of_given(name, variant);
                exercise::Step step = exercise::compile_harness(exercise, object);
                const std::string harness = (exercise.directory / exercise.harness()).string();
                for (std::string& word : step.command) {
                    if (word == harness) word = (exercise.directory / name).string();
                }
                commands.push_back(step.command);
            }
        }

        std::vector<std::string> words = {proxy, host};
        for (const auto& command : commands)
            words.insert(words.end(), command.begin(), command.end());
        for (const Variant variant : variants) {
            const std::vector<std::string> link = link_without_submission(variant);
            words.insert(words.end(), link.begin(), link.end());
        }
        const std::string state = state_of(inputs, words);
        const Lock lock(cache_ / "lock");  // another grader may be at it
        const fs::path stamp = cache_ / "state";
        if (fs::exists(stamp) && read_file(stamp) == state) return;
        std::error_code ignored;
        fs::remove(stamp, ignored);
        write_file(cache_ / "proxy.cpp", proxy);
        write_file(cache_ / "host.cpp", host);
        for (const auto& command : commands) must(command);
        for (const Variant variant : variants) {
            write_file(linked(variant), must(link_without_submission(variant)));
            fs::remove(unfinished_program(), ignored);
        }
        if (task_.hidden_points > 0) check_hidden_tests();
        write_file(stamp, state);
    }

    // A mistake in hidden tests would cost every student points, and nobody would see why.
    void check_hidden_tests() {
        const TestRun& reference = reference_run(judged_.front());
        const auto& points = task_.exercise.points;
        for (std::size_t i = points.size() - task_.hidden_points; i < points.size(); ++i) {
            if (reference.tests.count(points[i].test) == 0)
                throw Error("hidden.json: \"" + points[i].name + "\" is decided by the test " +
                            points[i].test + ", which none of the .cpp files beside it has");
        }
    }

    // Returns what the command printed.
    static std::string must(const std::vector<std::string>& command) {
        Trusted result = run_trusted(command, 300);
        if (result.status != 0)
            throw Error("the exercise's own files do not compile: " +
                        shortened(result.output, 2000));
        return std::move(result.output);
    }

    fs::path tests(Variant variant) const {
        return cache_ / (variant == Variant::speed ? "speed-tests" : "tests");
    }
    fs::path object_of_given(const std::string& name, Variant variant) const {
        return cache_ / (name_of(variant) + "-" + name + ".o");
    }

    // ---- what a submission is linked with ----

    fs::path linked(Variant variant) const { return cache_ / ("linked-" + name_of(variant)); }
    fs::path unfinished_program() const { return cache_ / "unfinished"; }

    // All that becomes a program with a submission, without it; the linker prints the names of the
    // files.
    std::vector<std::string> link_without_submission(Variant variant) const {
        std::vector<fs::path> objects = {cache_ / "host.o"};
        for (const std::string& name : task_.given)
            objects.push_back(object_of_given(name, variant));
        std::vector<std::string> command =
            exercise::link(task_.exercise, objects, mode_of(variant), false, unfinished_program())
                .command;
        for (const char* const option : {"--trace", "--unresolved-symbols=ignore-all"})
            command.insert(command.end(), {"-Xlinker", option});
        return command;
    }

    const LibraryNames& libraries(Variant variant) {
        const auto [at, is_new] = libraries_.try_emplace(variant);
        if (!is_new) return at->second;
        std::istringstream lines(read_file(linked(variant)));
        for (std::string line; std::getline(lines, line);) {
            if (fs::is_regular_file(line)) at->second.add(line);
        }
        // Or everything would be let through.
        if (!at->second.has("write") || !at->second.has("_Znwm"))
            throw Error("the linker does not say which libraries it takes (--trace): " +
                        shortened(read_file(linked(variant)), 500));
        return at->second;
    }

    // The reference solution's own results, under the same tests.
    const TestRun& reference_run(Variant variant) {
        const auto known = reference_.find(variant);
        if (known != reference_.end()) return known->second;
        const Workspace workspace;
        build_reference(workspace, variant);
        TestRun run = run_tests(workspace, variant);
        for (const auto& [name, test] : run.tests) {
            if (!test.passed)
                throw Error("the reference solution does not pass " + name + ": " +
                            shortened(test.message, 500));
        }
        if (run.tests.empty()) throw Error("the exercise has no test");
        return reference_[variant] = std::move(run);
    }

    void build_reference(const Workspace& workspace, Variant variant) {
        try {
            build(take_from(task_.exercise.solution), workspace, {variant});
        } catch (const std::exception& error) {
            throw Error(std::string("the reference solution: ") + error.what());
        }
    }

    std::vector<SubmittedFile> take_from(const fs::path& directory) const {
        return take_files(directory, task_.exercise.name, task_.exercise.files);
    }

    // ---- compiling a submission ----

    static bool is_compiled(const std::string& name) {
        return fs::path(name).extension() == ".cu" || fs::path(name).extension() == ".cpp";
    }

    // Compilers run here. Returns what they printed.
    std::string compile(std::vector<std::string> words, const Workspace& workspace) const {
        Command command;
        command.words = std::move(words);
        command.directory = workspace.path() / "source";
        command.environment = {{"PATH", "/usr/local/bin:/usr/bin:/bin"},
                               {"HOME", (workspace.path() / "scratch").string()},
                               {"TMPDIR", (workspace.path() / "scratch").string()},
                               {"LC_ALL", "C"}};
        command.readable = {toolchain_.project / "common",
                            toolchain_.project / "simt/include",
                            toolchain_.project / "grading/exercises",
                            toolchain_.build / "bin",
                            toolchain_.build / "common",
                            toolchain_.build / "simt",
                            toolchain_.build / "grading/exercises",
                            fs::path(toolchain_.compiler),
                            workspace.path() / "source",
                            workspace.path() / "given"};
        command.writable = {workspace.path() / "built", workspace.path() / "scratch"};
        command.user = workspace.user();
        command.limits = task_.compile_limits;
        command.compiles = true;
        const Outcome outcome = run_in_sandbox(command);
        std::string output =
            shortened(without(outcome.output, (workspace.path() / "source").string() + "/"), 4000);
        if (outcome.succeeded()) return output;
        if (outcome.end != End::exited || outcome.output.empty())
            output = "the compiler " + outcome.sentence(command.limits) + "\n" + output;
        throw DoesNotCompile(output);
    }

    void make_directory(const Workspace& workspace, const char* name, bool writable) const {
        const fs::path path = workspace.path() / name;
        fs::create_directory(path);
        ::chmod(path.c_str(), 0755);
        if (writable) workspace.hand_over(path);
    }

    static void write_source(const fs::path& path, const std::string& text) {
        fs::create_directories(path.parent_path());
        write_file(path, text);
        ::chmod(path.c_str(), 0644);
        for (fs::path above = path.parent_path(); ::chmod(above.c_str(), 0755) == 0;
             above = above.parent_path()) {
            if (above.filename() == "source") break;
        }
    }

    // From text to one program for each mode. Returns the compiler's warnings.
    std::string build(const std::vector<SubmittedFile>& files, const Workspace& workspace,
                      const std::vector<Variant>& variants) {
        make_directory(workspace, "source", false);
        make_directory(workspace, "given", false);
        make_directory(workspace, "built", true);
        make_directory(workspace, "scratch", true);
        const fs::path source = workspace.path() / "source", built = workspace.path() / "built";
        std::vector<std::string> paths;
        for (const std::string& name : task_.headers)
            write_source(source / name, read_file(task_.exercise.directory / name));
        for (const SubmittedFile& file : files) {
            if (task_.refuses_sources) check_directives(file);
            write_source(source / file.name, file.text);
            paths.push_back((source / file.name).string());
        }
        std::string warnings;
        for (const SubmittedFile& file : files) {
            if (!is_compiled(file.name)) continue;
            const fs::path whole = built / "preprocessed";
            std::string text;  // what is compiled, in the first of the modes
            for (const Mode mode : modes_of(variants)) {
                const exercise::Exercise here = exercise_in(source, variants.front());
                std::vector<std::string> words =
                    exercise::compile_answer(here, source, file.name, mode, whole).command;
                *std::find(words.begin(), words.end(), "-c") = "-E";
                compile(words, workspace);
                const std::string preprocessed =
                    read_untrusted(whole, task_.compile_limits.file_bytes);
                if (task_.refuses_sources) check_words(preprocessed, paths);
                const std::string own = own_text(preprocessed, paths);
                if (text.empty()) text = own;
                if (own != text)
                    throw Refused(file.name +
                                  ": what is compiled depends on how it is looked at (a macro of "
                                  "the compiler or the simulator); write one program for all");
            }
        }
        for (const Variant variant : variants) {
            const exercise::Exercise here = exercise_in(source, variant);
            const Mode mode = mode_of(variant);
            std::vector<fs::path> objects;
            std::vector<std::string> undefined, defined, asked_for;
            std::vector<Symbols> submitted;
            const auto take_symbols = [&](const fs::path& object, bool trusted) {
                Symbols symbols =
                    symbols_of_object(read_untrusted(object, task_.compile_limits.file_bytes));
                for (const Definition& one : symbols.defined) defined.push_back(one.name);
                std::vector<std::string>& wants = trusted ? asked_for : undefined;
                wants.insert(wants.end(), symbols.undefined.begin(), symbols.undefined.end());
                if (!trusted) submitted.push_back(std::move(symbols));
            };
            const auto give = [&](const fs::path& from) {
                const fs::path to = workspace.path() / "given" / from.filename();
                fs::copy_file(from, to, fs::copy_options::skip_existing);
                ::chmod(to.c_str(), 0644);
                objects.push_back(to);
                take_symbols(from, true);
            };
            give(cache_ / "host.o");
            for (const std::string& name : task_.given) give(object_of_given(name, variant));
            for (const SubmittedFile& file : files) {
                if (!is_compiled(file.name)) continue;
                const fs::path object = built / (name_of(variant) + "-" + file.name + ".o");
                const std::string said =
                    compile(exercise::compile_answer(here, source, file.name, mode, object).command,
                            workspace);
                if (variant == variants.front()) warnings += said;
                objects.push_back(object);
                take_symbols(object, false);
            }
            if (task_.refuses_sources) {
                for (const Symbols& symbols : submitted)
                    check_definitions(symbols, asked_for, libraries(variant));
                check_symbols(undefined, defined);
            }
            compile(exercise::link(here, objects, mode, false, built / name_of(variant)).command,
                    workspace);
        }
        return warnings;
    }

    // ---- running the tests ----

    TestRun run_tests(const Workspace& workspace, Variant variant) const {
        const bool watched = mode_of(variant) != Mode::plain;
        const fs::path directory = workspace.path() / "run";
        fs::create_directories(directory);
        ::chmod(directory.c_str(), 0755);
        RunFile run;
        Command& command = run.command;
        command.words = {(workspace.path() / "built" / name_of(variant)).string()};
        command.directory = directory;
        command.environment = {{"PATH", "/usr/bin:/bin"},
                               {"LC_ALL", "C"},
                               {"OMP_NUM_THREADS", "2"},
                               {"OPENBLAS_NUM_THREADS", "1"},
                               {"OPENBLAS_CORETYPE", environment_or("OPENBLAS_CORETYPE", "")}};
        if (command.environment.back().second.empty()) command.environment.pop_back();
        command.readable = {workspace.path() / "built", directory};
        command.user = workspace.user();
        command.limits = task_.limits;
        if (watched) {
            run.artifact = directory / (name_of(variant) + ".json");
            write_file(run.artifact, "");
            workspace.hand_over(run.artifact);
            command.writable = {run.artifact};
            command.environment.emplace_back(
                variant == Variant::check ? "SIMT_CHECK_JSON" : "SIMT_COUNT_JSON",
                run.artifact.string());
            command.environment.emplace_back("SIMT_CHECK_LEAKS", "0");
            command.limits.processes = processes_of_checker;
            command.limits.seconds *= slower_when_watched;
            command.limits.cpu_seconds *= static_cast<int>(slower_when_watched);
        }
        run.total_seconds = task_.total_seconds * (watched ? 2 : 1);
        run.results = temporary_.path() / "results.json";
        const fs::path file = temporary_.path() / "run.json";
        write_run_file(run, file);
        std::error_code ignored;
        fs::remove(run.results, ignored);
        // Longer than all tests may take: only a test that hangs by itself comes here.
        const Trusted result =
            run_trusted({tests(variant).string(), file.string()}, run.total_seconds + 30);
        if (!fs::exists(run.results))
            throw Error("the tests did not run: " + shortened(result.output, 500));
        return read_results(run.results);
    }

    // ---- points ----

    // Returns whether everything that must be right is right.
    bool score(Grade& grade, const std::map<Variant, TestRun>& runs) {
        const TestRun& first = runs.at(judged_.front());
        auto tests = first.as_googletest();
        std::optional<Json> check, count, reference;
        if (runs.count(Variant::check) != 0)
            check = merged_reports(runs.at(Variant::check).reports(), "findings");
        // A program that is wrong while it is counted has counted something else.
        if (runs.count(Variant::count) != 0 && runs.at(Variant::count).all_passed()) {
            count = merged_reports(runs.at(Variant::count).reports(), "kernels");
            reference = merged_reports(reference_run(Variant::count).reports(), "kernels");
        }
        const auto pointer = [](std::optional<Json>& json) { return json ? &*json : nullptr; };
        exercise::Verdict verdict;
        try {
            verdict = exercise::judge(
                task_.exercise, {&tests, pointer(check), pointer(count), pointer(reference), ""});
        } catch (const Json::exception&) {
            throw Refused("the program's report on itself is not what the simulator writes");
        }
        bool gates_met = true;
        for (const exercise::Earned& earned : verdict.earned)
            gates_met = gates_met && (earned.met || !earned.point.gate);
        for (std::size_t i = 0; i < grade.items.size(); ++i) {
            const exercise::Earned& earned = verdict.earned.at(i);
            ItemResult& item = grade.items[i];
            item.passed = earned.met;
            item.message = earned.message;
            item.points = gates_met && earned.met ? item.most : 0;
            if (earned.met && !gates_met && item.most > 0)
                item.message = "counts once everything that must be right is right";
            const auto test = first.tests.find(earned.point.test);
            if (earned.met || test == first.tests.end()) continue;
            const std::string printed = without_report(test->second.output);
            if (!printed.empty())
                item.message += "\nThe program printed: " + shortened(printed, 1000);
        }
        return gates_met;
    }

    // ---- speed, which gives no points ----

    // Of one core, as ./book run 00 measures it: the highest so far.
    double peak_flops() {
        if (task_.peak_flops > 0) return task_.peak_flops;
        const auto measured = machine::measure_multiply_adds(machine::Lanes::all, 1, 0.1);
        return measured_peak_ = std::max(measured_peak_, measured);
    }

    std::string faster_than_possible(const Speed& speed, double flops, double least) {
        std::ostringstream text;
        text.precision(3);
        text << "refused: " << speed.name << " took " << speed.seconds << " s of CPU time, and its "
             << flops / 1e6 << " million operations take " << least
             << " s or more on this machine's cores (./book run 00); what is faster than "
             << "the roofline did not do the work, or was not measured right";
        return text.str();
    }

    // The submission and the reference solution by turns, so that both see the same machine.
    void compare_speed(Grade& grade, bool is_right, const std::vector<SubmittedFile>& files) {
        if (!times()) {
            grade.speed_note = task_.exercise.uses_cuda()
                                   ? "not measured: the GPU is simulated, and its time says "
                                     "nothing about a GPU's"
                                   : "not measured: this exercise has no perf.cpp";
            return;
        }
        if (!is_right) {
            grade.speed_note = "not measured: a program that is wrong is not compared";
            return;
        }
        const Workspace theirs, reference;
        build(files, theirs, {Variant::speed});
        build_reference(reference, Variant::speed);
        constexpr int rounds = 3;  // the least of them: what disturbs only adds time
        std::map<std::string, Speed> fastest;
        std::map<std::string, double> flops;
        for (int round = 0; round < rounds; ++round) {
            const TestRun one = run_tests(reference, Variant::speed);
            const TestRun other = run_tests(theirs, Variant::speed);
            for (const auto& [name, test] : one.tests) {
                if (!test.passed)
                    throw Error("the reference solution does not pass " + name + " of perf.cpp");
                const auto found = other.tests.find(name);
                if (found == other.tests.end() || !found->second.passed) {
                    grade.speed_note = "not measured: " + name +
                                       (found == other.tests.end()
                                            ? " did not run"
                                            : " failed: " + shortened(found->second.message, 300));
                    return;
                }
                flops[name] = test.flops;
                Speed& least = fastest.try_emplace(name, Speed{name, 1e30, 1e30}).first->second;
                least.seconds = std::min(least.seconds, found->second.cpu_seconds);
                least.reference_seconds = std::min(least.reference_seconds, test.cpu_seconds);
            }
        }
        for (const auto& [name, speed] : fastest) {
            const double least = least_seconds(flops[name], peak_flops());
            if (speed.seconds < least) {
                grade.speed_note = faster_than_possible(speed, flops[name], least);
                return;
            }
        }
        for (const auto& [name, speed] : fastest) grade.speed.push_back(speed);
    }

    Task task_;
    Toolchain toolchain_;
    fs::path cache_;
    // Nobody else's: what passes between us and the tests, and the compiled tests themselves.
    TemporaryDirectory temporary_{"book-grader"};
    std::vector<Variant> judged_;  // what points depend on
    std::map<Variant, TestRun> reference_;
    std::map<Variant, LibraryNames> libraries_;
    double measured_peak_ = 0;
};

Grader::Grader(Task task, Toolchain toolchain, const fs::path& cache)
    : work_(std::make_unique<Work>(std::move(task), std::move(toolchain), cache)) {}
Grader::~Grader() = default;
const Task& Grader::task() const {
    return work_->task();
}
Grade Grader::grade(const fs::path& submission) {
    return work_->grade(submission);
}

}  // namespace m2m::grader
