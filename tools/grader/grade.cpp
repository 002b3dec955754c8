#include "tools/grader/grade.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/timer.hpp"
#include "tools/exercises/build.hpp"
#include "tools/exercises/verdict.hpp"
#include "tools/grader/intake.hpp"
#include "tools/grader/object_file.hpp"
#include "tools/grader/refused.hpp"
#include "tools/grader/reports.hpp"
#include "tools/grader/run_file.hpp"
#include "tools/grader/trusted.hpp"

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

std::string name_of(Mode mode) {
    return mode == Mode::plain ? "plain" : mode == Mode::check ? "check" : "count";
}

// What came of all tests over one program.
struct TestRun {
    struct Test {
        bool passed = false, called = false, exited = false;
        std::string message, ended, output, artifact;
    };
    std::map<std::string, Test> tests;
    double cpu_seconds = 0;

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
    for (const auto& from : json.at("tests")) {
        TestRun::Test test;
        test.passed = from.at("passed").get<bool>();
        test.called = from.at("called").get<bool>();
        test.exited = from.value("exited", false);
        test.message = from.at("message").get<std::string>();
        test.ended = from.value("ended", "");
        test.output = from.value("output", "");
        test.artifact = from.value("artifact", "");
        run.cpu_seconds += from.value("cpu_seconds", 0.0);
        run.tests[from.at("name").get<std::string>()] = std::move(test);
    }
    return run;
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
    grade.walls = walls().sentence();
    for (const exercise::Point& point : task.exercise.points)
        grade.items.push_back({point.name, 0, point.points, false, ""});
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
        // Nobody else's: what passes between us and the tests, and the compiled tests themselves.
        std::string name = (fs::temp_directory_path() / "book-grader-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Error("cannot make a directory in " + fs::temp_directory_path().string());
        temporary_ = name;
        if (cache_.empty()) cache_ = temporary_;
        fs::create_directories(cache_);
        ::chmod(cache_.c_str(), 0700);  // the tests are in here
        // Kernels run checked: a wrong access that happens to be harmless is still found.
        modes_ = {task_.exercise.uses_cuda() ? Mode::check : Mode::plain};
        if (task_.needs("count:")) modes_.push_back(Mode::count);
        prepare();
    }
    ~Work() {
        std::error_code ignored;
        fs::remove_all(temporary_, ignored);
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    const Task& task() const { return task_; }

    Grade grade(const fs::path& submission, bool performance) {
        const Timer timer;
        Grade grade =
            no_grade(task_, fs::absolute(submission).lexically_normal(), Verdict::graded, "");
        try {
            if (performance) reference_run(modes_.front());
            if (task_.needs("count:")) reference_run(Mode::count);
            const std::vector<SubmittedFile> files = take_files(submission, task_.exercise.files);
            const Workspace workspace;
            std::map<Mode, TestRun> runs;
            grade.message = build(files, workspace);
            for (const Mode mode : modes_) runs[mode] = run_tests(workspace, mode);
            score(grade, runs);
            const TestRun& first = runs[modes_.front()];
            if (performance && first.all_passed()) {
                grade.slowdown =
                    first.cpu_seconds / std::max(1e-3, reference_run(modes_.front()).cpu_seconds);
            }
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
        grade.seconds = timer.seconds();
        return grade;
    }

  private:
    // ---- once for all submissions ----

    // The exercise as it is in the sandbox, where only its headers and the learner's files are.
    exercise::Exercise exercise_in(const fs::path& directory) const {
        exercise::Exercise moved = task_.exercise;
        moved.directory = directory;
        return moved;
    }

    void prepare() {
        const exercise::Exercise& exercise = task_.exercise;
        std::vector<fs::path> inputs = task_.tests;
        for (const std::string& name : task_.given) inputs.push_back(exercise.directory / name);
        for (const std::string& name : task_.headers) inputs.push_back(exercise.directory / name);
        for (const std::string& word : toolchain_.test_link) {
            if (word[0] == '/') inputs.emplace_back(word);
        }
        for (const char* const name : {"wire.hpp", "host.hpp", "proxy.hpp"})
            inputs.push_back(toolchain_.project / "tools/grader" / name);
        const std::string proxy = proxy_source(task_.functions, task_.header);
        const std::string host = host_source(task_.functions, task_.header);

        std::vector<std::vector<std::string>> commands;
        std::vector<std::string> link = {toolchain_.compiler};
        const auto compile = [&](const fs::path& source, const fs::path& object) {
            commands.push_back(exercise::compile_test(exercise, source, object).command);
        };
        compile(cache_ / "host.cpp", cache_ / "host.o");
        compile(cache_ / "proxy.cpp", cache_ / "proxy.o");
        link.push_back((cache_ / "proxy.o").string());
        for (const fs::path& test : task_.tests) {
            const fs::path object = cache_ / ("test-" + std::to_string(link.size()) + ".o");
            compile(test, object);
            link.push_back(object.string());
        }
        link.insert(link.end(), toolchain_.test_link.begin(), toolchain_.test_link.end());
        link.insert(link.end(), {"-o", tests().string()});
        commands.push_back(link);
        for (const Mode mode : modes_) {
            for (const std::string& name : task_.given) {
                const fs::path object = object_of_given(name, mode);
                exercise::Step step = exercise::compile_harness(exercise, mode, object);
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
        const std::string state = state_of(inputs, words);
        const Lock lock(cache_ / "lock");  // another grader may be at it
        const fs::path stamp = cache_ / "state";
        if (fs::exists(stamp) && read_file(stamp) == state) return;
        std::error_code ignored;
        fs::remove(stamp, ignored);
        write_file(cache_ / "proxy.cpp", proxy);
        write_file(cache_ / "host.cpp", host);
        for (const auto& command : commands) must(command);
        write_file(stamp, state);
    }

    static void must(const std::vector<std::string>& command) {
        const Trusted result = run_trusted(command, 300);
        if (result.status != 0)
            throw Error("the exercise's own files do not compile: " +
                        shortened(result.output, 2000));
    }

    fs::path tests() const { return cache_ / "tests"; }
    fs::path object_of_given(const std::string& name, Mode mode) const {
        return cache_ / (name_of(mode) + "-" + name + ".o");
    }

    // The reference solution's own results, under the same tests.
    const TestRun& reference_run(Mode mode) {
        const auto known = reference_.find(mode);
        if (known != reference_.end()) return known->second;
        const Workspace workspace;
        std::vector<Mode> only = {mode};
        std::swap(modes_, only);
        try {
            build(take_files(task_.exercise.solution, task_.exercise.files), workspace);
        } catch (const std::exception& error) {
            std::swap(modes_, only);
            throw Error(std::string("the reference solution: ") + error.what());
        }
        std::swap(modes_, only);
        TestRun run = run_tests(workspace, mode);
        if (!run.all_passed()) throw Error("the reference solution does not pass its own tests");
        return reference_[mode] = std::move(run);
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
                            toolchain_.project / "tools/exercises",
                            toolchain_.build / "bin",
                            toolchain_.build / "common",
                            toolchain_.build / "tools/exercises",
                            fs::path(toolchain_.compiler),
                            workspace.path() / "source",
                            workspace.path() / "given"};
        command.writable = {workspace.path() / "built", workspace.path() / "scratch"};
        command.user = workspace.user();
        command.limits = task_.compile_limits;
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
    std::string build(const std::vector<SubmittedFile>& files, const Workspace& workspace) {
        make_directory(workspace, "source", false);
        make_directory(workspace, "given", false);
        make_directory(workspace, "built", true);
        make_directory(workspace, "scratch", true);
        const fs::path source = workspace.path() / "source", built = workspace.path() / "built";
        std::vector<std::string> paths;
        for (const std::string& name : task_.headers)
            write_source(source / name, read_file(task_.exercise.directory / name));
        for (const SubmittedFile& file : files) {
            check_directives(file);
            write_source(source / file.name, file.text);
            paths.push_back((source / file.name).string());
        }
        const exercise::Exercise here = exercise_in(source);
        std::string warnings;
        for (const SubmittedFile& file : files) {
            if (!is_compiled(file.name)) continue;
            const fs::path whole = built / "preprocessed";
            std::vector<std::string> words =
                exercise::compile_answer(here, source, file.name, Mode::plain, whole).command;
            *std::find(words.begin(), words.end(), "-c") = "-E";
            compile(words, workspace);
            check_words(read_untrusted(whole, task_.compile_limits.file_bytes), paths);
        }
        for (const Mode mode : modes_) {
            std::vector<fs::path> objects;
            std::vector<std::string> undefined, defined;
            const auto take_symbols = [&](const fs::path& object, bool trusted) {
                const Symbols symbols =
                    symbols_of_object(read_untrusted(object, task_.compile_limits.file_bytes));
                defined.insert(defined.end(), symbols.defined.begin(), symbols.defined.end());
                if (!trusted)
                    undefined.insert(undefined.end(), symbols.undefined.begin(),
                                     symbols.undefined.end());
            };
            const auto give = [&](const fs::path& from) {
                const fs::path to = workspace.path() / "given" / from.filename();
                fs::copy_file(from, to, fs::copy_options::skip_existing);
                ::chmod(to.c_str(), 0644);
                objects.push_back(to);
                take_symbols(from, true);
            };
            give(cache_ / "host.o");
            for (const std::string& name : task_.given) give(object_of_given(name, mode));
            for (const SubmittedFile& file : files) {
                if (!is_compiled(file.name)) continue;
                const fs::path object = built / (name_of(mode) + "-" + file.name + ".o");
                const std::string said =
                    compile(exercise::compile_answer(here, source, file.name, mode, object).command,
                            workspace);
                if (mode == modes_.front()) warnings += said;
                objects.push_back(object);
                take_symbols(object, false);
            }
            check_symbols(undefined, defined);
            compile(exercise::link(here, objects, mode, false, built / name_of(mode)).command,
                    workspace);
        }
        return warnings;
    }

    // ---- running the tests ----

    TestRun run_tests(const Workspace& workspace, Mode mode) const {
        const bool watched = mode != Mode::plain;
        const fs::path directory = workspace.path() / "run";
        fs::create_directories(directory);
        ::chmod(directory.c_str(), 0755);
        RunFile run;
        Command& command = run.command;
        command.words = {(workspace.path() / "built" / name_of(mode)).string()};
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
            run.artifact = directory / (name_of(mode) + ".json");
            write_file(run.artifact, "");
            workspace.hand_over(run.artifact);
            command.writable = {run.artifact};
            command.environment.emplace_back(
                mode == Mode::check ? "SIMT_CHECK_JSON" : "SIMT_COUNT_JSON", run.artifact.string());
            command.environment.emplace_back("SIMT_CHECK_LEAKS", "0");
            command.limits.processes = processes_of_checker;
            command.limits.seconds *= slower_when_watched;
            command.limits.cpu_seconds *= static_cast<int>(slower_when_watched);
        }
        run.total_seconds = task_.total_seconds * (watched ? 2 : 1);
        run.results = temporary_ / "results.json";
        const fs::path file = temporary_ / "run.json";
        write_run_file(run, file);
        std::error_code ignored;
        fs::remove(run.results, ignored);
        // Longer than all tests may take: only a test that hangs by itself comes here.
        const Trusted result =
            run_trusted({tests().string(), file.string()}, run.total_seconds + 30);
        if (!fs::exists(run.results))
            throw Error("the tests did not run: " + shortened(result.output, 500));
        return read_results(run.results);
    }

    // ---- points ----

    void score(Grade& grade, const std::map<Mode, TestRun>& runs) {
        const TestRun& first = runs.at(modes_.front());
        auto tests = first.as_googletest();
        std::optional<Json> check, count, reference;
        if (runs.count(Mode::check) != 0)
            check = merged_reports(runs.at(Mode::check).reports(), "findings");
        // A program that is wrong while it is counted has counted something else.
        if (runs.count(Mode::count) != 0 && runs.at(Mode::count).all_passed()) {
            count = merged_reports(runs.at(Mode::count).reports(), "kernels");
            reference = merged_reports(reference_run(Mode::count).reports(), "kernels");
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
    }

    Task task_;
    Toolchain toolchain_;
    fs::path cache_;
    fs::path temporary_;
    std::vector<Mode> modes_;
    std::map<Mode, TestRun> reference_;
};

Grader::Grader(Task task, Toolchain toolchain, const fs::path& cache)
    : work_(std::make_unique<Work>(std::move(task), std::move(toolchain), cache)) {}
Grader::~Grader() = default;
const Task& Grader::task() const {
    return work_->task();
}
Grade Grader::grade(const fs::path& submission, bool performance) {
    return work_->grade(submission, performance);
}

}  // namespace m2m::grader
