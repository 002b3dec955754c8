// The main program around an exercise's test file: GoogleTest here, the submission in the sandbox.
#include "grading/grader/proxy.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/plain_text.hpp"
#include "common/base/timer.hpp"
#include "grading/grader/run_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

namespace m2m::grader {

namespace {

// The submission's process, as the running test sees it.
class Submission {
  public:
    explicit Submission(const Command& command) {
        int request[2], reply[2];
        if (::pipe2(request, O_CLOEXEC) != 0 || ::pipe2(reply, O_CLOEXEC) != 0)
            throw Error("cannot make a pipe to the submission");
        Command with_pipes = command;
        with_pipes.request = request[0];
        with_pipes.reply = reply[1];
        request_ = request[1];
        reply_ = reply[0];
        ::fcntl(request_, F_SETFL, O_NONBLOCK);
        ::fcntl(reply_, F_SETFL, O_NONBLOCK);
        try {
            sandbox_.emplace(with_pipes);
        } catch (...) {
            close_all({request[0], reply[1], request_, reply_});
            throw;
        }
        close_all({request[0], reply[1]});
    }
    ~Submission() { close_all({request_, reply_}); }
    Submission(const Submission&) = delete;
    Submission& operator=(const Submission&) = delete;

    bool send(const void* data, std::size_t count) {
        const auto* at = static_cast<const char*>(data);
        while (count > 0) {
            if (!sandbox_->wait_for(request_, POLLOUT)) return false;
            const ssize_t put = ::write(request_, at, count);
            if (put < 0 && errno != EAGAIN && errno != EINTR) return false;
            if (put <= 0) continue;
            at += put;
            count -= static_cast<std::size_t>(put);
        }
        return true;
    }

    bool receive(void* data, std::size_t count) {
        auto* at = static_cast<char*>(data);
        while (count > 0) {
            if (!sandbox_->wait_for(reply_, POLLIN)) return false;
            const ssize_t got = ::read(reply_, at, count);
            if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return false;
            if (got < 0) continue;
            at += got;
            count -= static_cast<std::size_t>(got);
        }
        return true;
    }

    /// No more calls: the program may end by itself, within its limits.
    const Outcome& finish() {
        close_all({request_});
        request_ = -1;
        return sandbox_->finish();
    }
    /// It broke the rules of the conversation: it is given a moment to die of what it did.
    const Outcome& abandon() { return sandbox_->finish(0.2); }

  private:
    static void close_all(std::initializer_list<int> descriptors) {
        for (const int descriptor : descriptors) {
            if (descriptor >= 0) ::close(descriptor);
        }
    }
    int request_ = -1, reply_ = -1;
    std::optional<Sandbox> sandbox_;
};

// What the run knows: filled in by main(), used by every call.
struct Run {
    RunFile file;
    Timer timer;
    std::unique_ptr<Submission> submission;  // of the current test
    std::string broken;                      // why the current test gets no more answers
    std::string trouble;                     // of the grader's own, which is nobody's fault
};
Run* run = nullptr;

// A link or a huge file is the submission's doing, not a result.
std::string read_artifact(const std::filesystem::path& path) {
    constexpr std::size_t longest = std::size_t{8} << 20;
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return "";
    std::string text;
    char buffer[65536];
    for (ssize_t got = 0; (got = ::read(file, buffer, sizeof buffer)) > 0;) {
        text.append(buffer, static_cast<std::size_t>(got));
        if (text.size() > longest) break;
    }
    ::close(file);
    return text.size() > longest ? "" : text;
}

// Follows every test, and writes down what came of it before the next one begins.
class Recorder : public testing::EmptyTestEventListener {
  public:
    void OnTestStart(const testing::TestInfo&) override {
        run->broken.clear();
        if (!run->file.artifact.empty()) ::truncate(run->file.artifact.c_str(), 0);
    }

    void OnTestEnd(const testing::TestInfo& info) override {
        nlohmann::ordered_json test;
        test["name"] = std::string(info.test_suite_name()) + "." + info.name();
        std::string messages;
        for (int i = 0; i < info.result()->total_part_count(); ++i) {
            const testing::TestPartResult& part = info.result()->GetTestPartResult(i);
            if (!part.failed()) continue;
            messages += (messages.empty() ? "" : "\n") + std::string(part.message());
        }
        test["called"] = run->submission != nullptr;
        if (run->submission) {
            const Outcome& outcome = run->submission->finish();
            test["ended"] = outcome.sentence(run->file.command.limits);
            test["exited"] = outcome.end == End::exited;
            test["output"] = printable(outcome.output);
            test["output_cut"] = outcome.cut;
            test["cpu_seconds"] = outcome.cpu_seconds;
            test["memory"] = outcome.memory;
            run->submission.reset();
            if (!run->file.artifact.empty()) test["artifact"] = read_artifact(run->file.artifact);
        }
        constexpr std::size_t longest = 4000;
        if (messages.size() > longest) messages.replace(longest, std::string::npos, " …");
        test["passed"] = info.result()->Passed() && !info.result()->Skipped();
        test["message"] = printable(messages);
        for (int i = 0; i < info.result()->test_property_count(); ++i) {
            const testing::TestProperty& property = info.result()->GetTestProperty(i);
            if (std::string(property.key()) == "flops")  // what no answer can do with less
                test["flops"] = std::strtod(property.value(), nullptr);
        }
        tests_.push_back(std::move(test));
        write();
    }

    void write() const {
        write_file(run->file.results,
                   nlohmann::ordered_json{{"tests", tests_}, {"trouble", run->trouble}}.dump(
                       1, ' ', false, nlohmann::json::error_handler_t::replace));
    }

  private:
    nlohmann::ordered_json tests_ = nlohmann::ordered_json::array();
};

}  // namespace

Call::Call(std::uint32_t number, const char* name) : name_(name) {
    request.put(number);
}

void Call::fail(const std::string& why) {
    run->broken = why;
    // Recorded before the exception: a test that expects one must not pass by a crash.
    ADD_FAILURE() << name_ << ": " << why;
    throw NoAnswer(why);
}

wire::Reader Call::send() {
    if (!run->broken.empty()) throw NoAnswer(run->broken);  // told once in this test
    if (!run->submission) {
        Command command = run->file.command;
        const double left = run->file.total_seconds - run->timer.seconds();
        if (left <= 0) fail("no time is left: the tests before this one took it all");
        command.limits.seconds = std::min(command.limits.seconds, left);
        try {
            run->submission = std::make_unique<Submission>(command);
        } catch (const Error& error) {
            run->trouble = error.what();
            fail(run->trouble);
        }
    }
    Submission& submission = *run->submission;
    std::uint64_t length = request.bytes().size();
    std::string reply;
    bool answered = submission.send(&length, sizeof length) &&
                    submission.send(request.bytes().data(), request.bytes().size()) &&
                    submission.receive(&length, sizeof length);
    if (answered && (length == 0 || length > wire::longest_message)) {
        fail("the reply is no reply of this exercise's program");
    }
    if (answered) {
        reply.resize(static_cast<std::size_t>(length));
        answered = submission.receive(reply.data(), reply.size());
    }
    if (!answered) {
        const Outcome& outcome = submission.abandon();
        std::string why = "the program " + outcome.sentence(run->file.command.limits);
        if (outcome.end == End::exited) why += " before the function had returned";
        fail(why);
    }
    wire::Reader reader(std::move(reply));
    auto status = wire::Status::threw;
    std::string text;
    take([&] {
        reader.get(status);
        if (status != wire::Status::returned) reader.get(text);
    });
    if (status == wire::Status::wrote_outside)
        fail("wrote outside the array " + printable(text.substr(0, 100)));
    if (status != wire::Status::returned) throw SubmissionThrew(printable(text.substr(0, 500)));
    return reader;
}

}  // namespace m2m::grader

int main(int argc, char** argv) {
    using namespace m2m::grader;
    if (argc != 2) {
        std::fprintf(stderr, "error: ./book grade runs this program\n");
        return 2;
    }
    try {
        ::prctl(PR_SET_DUMPABLE, 0);  // the submission may be a process of the same user
        std::signal(SIGPIPE, SIG_IGN);
        Run state{read_run_file(argv[1]), {}, nullptr, "", ""};
        run = &state;
        int count = 1;
        testing::InitGoogleTest(&count, argv);
        auto& listeners = testing::UnitTest::GetInstance()->listeners();
        delete listeners.Release(listeners.default_result_printer());
        auto* const recorder = new Recorder;  // GoogleTest owns it
        listeners.Append(recorder);
        recorder->write();
        // Failures are in the results; only a broken run is an error of this program.
        [[maybe_unused]] const int failed = RUN_ALL_TESTS();
        state.submission.reset();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
    return 0;
}
