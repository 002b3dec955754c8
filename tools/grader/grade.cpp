#include "tools/grader/grade.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/timer.hpp"
#include "tools/grader/intake.hpp"
#include "tools/grader/object_file.hpp"
#include "tools/grader/properties.hpp"
#include "tools/grader/refused.hpp"
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

namespace m2m::grader {
namespace fs = std::filesystem;

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
constexpr double slower_when_watched = 10;

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
    grade.exercise = task.name;
    grade.title = task.title;
    grade.submission = submission.filename().empty() ? submission.parent_path().filename().string()
                                                     : submission.filename().string();
    grade.simulated = task.cuda;
    grade.verdict = verdict;
    grade.message = message;
    grade.walls = walls().sentence();
    for (const Item& item : task.items)
        grade.items.push_back({item.name, 0, item.points, false, ""});
    return grade;
}

// ---- the work ----

class Grader::Work {
  public:
    Work(Task task, Toolchain toolchain, const fs::path& cache)
        : task_(std::move(task)), toolchain_(std::move(toolchain)), cache_(cache) {
        ::prctl(PR_SET_DUMPABLE, 0);  // the submission may be a process of the same user
        // Nobody else's: what passes between us and the tests, and the compiled tests themselves.
        std::string name = (fs::temp_directory_path() / "book-grader-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Error("cannot make a directory in " + fs::temp_directory_path().string());
        temporary_ = name;
        if (cache_.empty()) cache_ = temporary_;
        fs::create_directories(cache_);
        ::chmod(cache_.c_str(), 0700);  // the tests are in here
        modes_ = {"fast"};
        for (const char* const mode : {"check", "count"}) {
            if (task_.needs(mode)) modes_.emplace_back(mode);
        }
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
            if (performance) reference_run("fast");
            if (task_.needs("count")) reference_run("count");
            const std::vector<SubmittedFile> files = take_files(submission, task_.files);
            const Workspace workspace;
            std::map<std::string, TestRun> runs;
            grade.message = build(files, workspace);
            for (const std::string& mode : modes_) {
                if (mode != "fast" && !runs["fast"].all_passed()) break;  // no points for it anyway
                runs[mode] = run_tests(workspace, mode);
            }
            score(grade, runs);
            if (performance && runs["fast"].all_passed()) {
                grade.slowdown =
                    runs["fast"].cpu_seconds / std::max(1e-3, reference_run("fast").cpu_seconds);
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

    std::vector<std::string> include_options(const fs::path& sources) const {
        return {"-I" + sources.string(), "-I" + toolchain_.project.string()};
    }

    void prepare() {
        std::vector<fs::path> inputs = task_.tests;
        for (const std::string& name : task_.given) inputs.push_back(task_.directory / name);
        for (const std::string& name : task_.headers) inputs.push_back(task_.directory / name);
        for (const std::string& word : toolchain_.test_link) {
            if (word[0] == '/') inputs.emplace_back(word);
        }
        for (const char* const name : {"wire.hpp", "host.hpp", "proxy.hpp"})
            inputs.push_back(toolchain_.project / "tools/grader" / name);
        std::vector<std::string> words = {proxy_source(task_.functions, task_.header),
                                          host_source(task_.functions, task_.header),
                                          toolchain_.compiler};
        words.insert(words.end(), toolchain_.flags.begin(), toolchain_.flags.end());
        words.insert(words.end(), modes_.begin(), modes_.end());
        const std::string state = state_of(inputs, words);
        const Lock lock(cache_ / "lock");  // another grader may be at it
        const fs::path stamp = cache_ / "state";
        if (fs::exists(stamp) && read_file(stamp) == state) return;

        write_file(cache_ / "proxy.cpp", words[0]);
        write_file(cache_ / "host.cpp", words[1]);
        std::vector<std::string> command = {toolchain_.compiler, "-std=c++20", "-O1"};
        for (const std::string& option : include_options(task_.directory))
            command.push_back(option);
        for (const fs::path& test : task_.tests) command.push_back(test.string());
        command.push_back((cache_ / "proxy.cpp").string());
        command.insert(command.end(), toolchain_.test_link.begin(), toolchain_.test_link.end());
        command.insert(command.end(), {"-o", tests().string()});
        must("the tests", command);

        command = {toolchain_.compiler, "-std=c++20", "-O2", "-c"};
        for (const std::string& option : include_options(task_.directory))
            command.push_back(option);
        command.insert(command.end(),
                       {(cache_ / "host.cpp").string(), "-o", (cache_ / "host.o").string()});
        must("the program around the submission", command);
        for (const std::string& mode : modes_) {
            for (const std::string& name : task_.given) {
                std::vector<std::string> words_of_file =
                    compile_words(task_.directory, name, mode, object_of_given(name, mode));
                must(name, words_of_file);
            }
        }
        write_file(stamp, state);
    }

    static void must(const std::string& what, const std::vector<std::string>& command) {
        const Trusted result = run_trusted(command, 300);
        if (result.status != 0)
            throw Error("the exercise does not compile (" + what +
                        "): " + shortened(result.output, 2000));
    }

    fs::path tests() const { return cache_ / "tests"; }
    fs::path object_of_given(const std::string& name, const std::string& mode) const {
        return cache_ / (mode + "-" + name + ".o");
    }

    // The reference solution's own results, under the same tests.
    const TestRun& reference_run(const std::string& mode) {
        const auto known = reference_.find(mode);
        if (known != reference_.end()) return known->second;
        const Workspace workspace;
        std::vector<std::string> only = {mode};
        std::swap(modes_, only);
        try {
            build(take_files(task_.solution, task_.files), workspace);
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

    static bool is_cuda(const std::string& name) { return fs::path(name).extension() == ".cu"; }
    static bool is_compiled(const std::string& name) {
        return is_cuda(name) || fs::path(name).extension() == ".cpp";
    }

    std::vector<std::string> compile_words(const fs::path& sources, const std::string& name,
                                           const std::string& mode, const fs::path& object) const {
        std::vector<std::string> words;
        if (is_cuda(name)) {
            words = {toolchain_.simt.string(), "--cc"};
            if (mode != "fast") words.push_back("--" + mode);
        } else {
            words = {toolchain_.compiler};
            words.insert(words.end(), toolchain_.flags.begin(), toolchain_.flags.end());
            words.emplace_back("-std=c++20");
        }
        for (const std::string& option : include_options(sources)) words.push_back(option);
        words.insert(words.end(), {"-c", (sources / name).string(), "-o", object.string()});
        return words;
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
        command.readable = {
            toolchain_.project / "common", toolchain_.build / "bin",
            toolchain_.build / "common",   toolchain_.project / "tools/grader/wire.hpp",
            fs::path(toolchain_.compiler), workspace.path() / "source",
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
            write_source(source / name, read_file(task_.directory / name));
        for (const SubmittedFile& file : files) {
            check_directives(file);
            write_source(source / file.name, file.text);
            paths.push_back((source / file.name).string());
        }
        std::string warnings;
        for (const SubmittedFile& file : files) {
            if (!is_compiled(file.name)) continue;
            const fs::path whole = built / "preprocessed";
            std::vector<std::string> words = compile_words(source, file.name, "fast", whole);
            *std::find(words.begin(), words.end(), "-c") = "-E";
            compile(words, workspace);
            check_words(read_untrusted(whole, task_.compile_limits.file_bytes), paths);
        }
        for (const std::string& mode : modes_) {
            std::vector<std::string> objects;
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
                objects.push_back(to.string());
                take_symbols(from, true);
            };
            give(cache_ / "host.o");
            for (const std::string& name : task_.given) give(object_of_given(name, mode));
            for (const SubmittedFile& file : files) {
                if (!is_compiled(file.name)) continue;
                const fs::path object =
                    built / (mode + "-" + fs::path(file.name).filename().string() + ".o");
                const std::string said =
                    compile(compile_words(source, file.name, mode, object), workspace);
                if (mode == modes_.front()) warnings += said;
                objects.push_back(object.string());
                take_symbols(object, false);
            }
            check_symbols(undefined, defined);
            std::vector<std::string> words = {toolchain_.simt.string(), "--cc"};
            if (mode != "fast") words.push_back("--" + mode);
            if (!task_.cuda) words = {toolchain_.compiler, "-fopenmp"};
            words.insert(words.end(), objects.begin(), objects.end());
            words.insert(words.end(), {"-o", (built / mode).string()});
            compile(words, workspace);
        }
        return warnings;
    }

    // ---- running the tests ----

    TestRun run_tests(const Workspace& workspace, const std::string& mode) const {
        const bool watched = mode != "fast";
        const fs::path directory = workspace.path() / "run";
        fs::create_directories(directory);
        ::chmod(directory.c_str(), 0755);
        RunFile run;
        Command& command = run.command;
        command.words = {(workspace.path() / "built" / mode).string()};
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
            run.artifact = directory / (mode + ".json");
            write_file(run.artifact, "");
            workspace.hand_over(run.artifact);
            command.writable = {run.artifact};
            command.environment.emplace_back(
                mode == "check" ? "SIMT_CHECK_JSON" : "SIMT_COUNT_JSON", run.artifact.string());
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

    void score(Grade& grade, const std::map<std::string, TestRun>& runs) {
        const TestRun& fast = runs.at("fast");
        for (std::size_t i = 0; i < task_.items.size(); ++i) {
            const Item& item = task_.items[i];
            ItemResult& result = grade.items[i];
            if (!item.test.empty()) {
                const auto test = fast.tests.find(item.test);
                if (test == fast.tests.end()) {
                    result.message = "this test did not run to its end";
                } else {
                    result.passed = test->second.passed;
                    result.message = test->second.message;
                    if (!result.passed && !test->second.output.empty())
                        result.message +=
                            "\nThe program printed: " + shortened(test->second.output, 1000);
                }
            } else if (!fast.all_passed()) {
                result.message = "comes after right results: a test failed";
                for (const auto& [name, test] : fast.tests) {
                    if (test.passed) continue;
                    result.message += " (" + name + ")";
                    break;
                }
            } else {
                result.passed = judge(item, runs, result.message);
            }
            result.points = result.passed ? result.most : 0;
        }
    }

    bool judge(const Item& item, const std::map<std::string, TestRun>& runs, std::string& message) {
        const std::string mode = item.property.substr(0, item.property.find(':'));
        const TestRun& run = runs.at(mode);
        if (run.tests.size() != runs.at("fast").tests.size() || !run.all_passed()) {
            message = "a test failed while the program was watched";
            for (const auto& [name, test] : run.tests) {
                if (!test.passed) message += "\n" + name + ": " + test.message;
            }
            message = shortened(message, 2000);
            return false;
        }
        const Judgement judgement = mode == "check" ? judge_check(item.property, run.reports())
                                                    : judge_count(item.property, run.reports(),
                                                                  reference_run("count").reports());
        message = judgement.message;
        return judgement.holds;
    }

    Task task_;
    Toolchain toolchain_;
    fs::path cache_;
    fs::path temporary_;
    std::vector<std::string> modes_;
    std::map<std::string, TestRun> reference_;
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
