// Checkpoints: an interrupted training ends with the bits of an undisturbed one, even after kill
// -9, and a checkpoint that does not belong is refused.
#include "chapters/06_mnist_mlp/program/checkpoint.hpp"
#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/data/digits.hpp"
#include "tests/train/reference.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace m2m::tests {
namespace {

namespace fs = std::filesystem;

const DataSplits& digits() {
    static const DataSplits data = make_digits(330, 40);  // 11 batches of 32, the last one smaller
    return data;
}

class Checkpoints : public testing::Test {
  protected:
    const fs::path directory =
        fs::path(testing::TempDir()) / ("m2m-checkpoints-" + std::to_string(::getpid()));
    const fs::path file = directory / "state.safetensors";

    void SetUp() override { fs::create_directories(directory); }
    void TearDown() override { fs::remove_all(directory); }

    static TrainOptions small() {
        TrainOptions options;
        options.backend = "serial/ikj";
        options.hidden = {12};
        options.epochs = 3;
        return options;
    }
    static TrainResult run(const TrainOptions& options, const DataSplits& data = digits()) {
        Progress silent;
        return train(options, data, silent);
    }
    /// A checkpoint after 15 steps: 4 steps into the second epoch.
    void leave_checkpoint() {
        TrainOptions options = small();
        options.checkpoint = file;
        options.stop_after_steps = 15;
        EXPECT_FALSE(run(options).finished);
    }
    std::string complaint(const TrainOptions& options, const DataSplits& data = digits()) {
        try {
            run(options, data);
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos)
                << error.what();
            return error.what();
        }
        return "nothing";
    }
};

TEST_F(Checkpoints, StoppingAnywhereAndGoingOnChangesNoBit) {
    const TrainResult whole = run(small());
    ASSERT_EQ(whole.steps, 33);
    for (const int stop : {1, 10, 11, 12, 15, 22, 32, 33}) {
        TrainOptions options = small();
        options.checkpoint = file;
        options.stop_after_steps = stop;
        EXPECT_EQ(run(options).steps, stop);
        options.stop_after_steps = 0;
        options.resume = file;
        const TrainResult resumed = run(options);
        EXPECT_EQ(resumed.step_losses, whole.step_losses) << "stopped after step " << stop;
        EXPECT_EQ(flat(resumed.weights), flat(whole.weights)) << "stopped after step " << stop;
        ASSERT_EQ(resumed.epochs.size(), 3u);
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_EQ(resumed.epochs[i].loss, whole.epochs[i].loss);
            EXPECT_EQ(resumed.epochs[i].train_accuracy, whole.epochs[i].train_accuracy);
            EXPECT_EQ(resumed.epochs[i].test_accuracy, whole.epochs[i].test_accuracy);
        }
    }
}

TEST_F(Checkpoints, AFinishedTrainingCanLearnMoreEpochs) {
    TrainOptions options = small();
    options.epochs = 2;
    options.checkpoint = file;
    run(options);
    options.resume = file;
    options.epochs = 3;
    EXPECT_EQ(flat(run(options).weights), flat(run(small()).weights));
    options.epochs = 1;
    EXPECT_THROW(run(options), UsageError);
}

TEST_F(Checkpoints, WritingThemChangesNoBit) {
    TrainOptions options = small();
    options.checkpoint = file;
    options.checkpoint_steps = 1;
    EXPECT_EQ(flat(run(options).weights), flat(run(small()).weights));
}

TEST_F(Checkpoints, TheFirstComesWithTheFirstStep) {
    TrainOptions options = small();
    options.checkpoint = file;
    int asked = 0;
    bool early = false;
    options.stop_asked = [&] {
        if (++asked == 3) early = fs::exists(file);  // before the first step, after it, after two
        return false;
    };
    run(options);
    EXPECT_TRUE(early);
}

TEST_F(Checkpoints, AStopThatIsAskedForLeavesOneAndSavesNothing) {
    const auto whole = flat(run(small()).weights);
    for (const int steps : {1, 4, 11, 15, 22}) {  // 11 steps are an epoch
        TrainOptions options = small();
        options.checkpoint = file;
        options.save = directory / "weights.safetensors";
        options.checkpoint_seconds = 1e9;
        int asked = 0;
        options.stop_asked = [&] { return ++asked > steps; };
        const TrainResult stopped = run(options);
        EXPECT_TRUE(stopped.stopped);
        EXPECT_FALSE(stopped.finished);
        EXPECT_GT(stopped.steps, 0);
        EXPECT_EQ(stopped.all_steps, 33);
        EXPECT_FALSE(fs::exists(options.save));
        TrainOptions on = small();
        on.resume = file;
        EXPECT_EQ(flat(run(on).weights), whole) << steps;
        fs::remove(file);
    }
}

TEST_F(Checkpoints, OfAnotherTrainingAreRefused) {
    leave_checkpoint();
    const auto refused = [&](const char* what, auto change) {
        TrainOptions options = small();
        options.resume = file;
        change(options);
        const std::string complained = complaint(options);
        EXPECT_NE(complained.find("another training"), std::string::npos) << complained;
        EXPECT_NE(complained.find(what), std::string::npos) << complained;
    };
    refused("backend", [](TrainOptions& o) { o.backend = "serial/ijk"; });
    refused("backend", [](TrainOptions& o) { o.fused = !o.fused; });
    refused("hidden layers", [](TrainOptions& o) { o.hidden = {13}; });
    refused("batch size", [](TrainOptions& o) { o.batch = 16; });
    refused("learning rate", [](TrainOptions& o) { o.learning_rate = 2e-3f; });
    refused("seed", [](TrainOptions& o) { o.seed = 2; });
    DataSplits other = digits();
    other.train.images(5, 400) += 0.125f;
    TrainOptions options = small();
    options.resume = file;
    EXPECT_NE(complaint(options, other).find("data"), std::string::npos);
}

TEST_F(Checkpoints, ThatAreDamagedAreRefused) {
    leave_checkpoint();
    const std::string good = read_file(file);
    TrainOptions options = small();
    options.resume = file;
    EXPECT_EQ(complaint(options), "nothing");
    for (std::size_t at = 9; at < good.size(); at += good.size() / 40) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);  // one bit
        write_file(file, bad);
        EXPECT_NE(complaint(options), "nothing") << "a bit of byte " << at << " was turned";
    }
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{7}, good.size() / 2, good.size() - 1}) {
        write_file(file, good.substr(0, size));
        EXPECT_NE(complaint(options), "nothing") << "cut after " << size << " bytes";
    }
    fs::remove(file);
    EXPECT_NE(complaint(options), "nothing");
}

TEST_F(Checkpoints, AreNotWeightsAndWeightsAreNotCheckpoints) {
    leave_checkpoint();
    EXPECT_THROW(load_weights(file), Error);
    save_weights(file, initial_weights({784, 12, 10}, 1));
    EXPECT_THROW(load_checkpoint(file), Error);
}

/// Starts the chapter's program; the caller waits for it.
pid_t start_training(const fs::path& data, const fs::path& checkpoint, const fs::path& weights,
                     bool resume) {
    std::vector<std::string> words = {M2M_TRAIN_PROGRAM,
                                      "--backend",
                                      "serial/ikj",
                                      "--data",
                                      "mnist",
                                      "--data-dir",
                                      data.string(),
                                      "--hidden",
                                      "12",
                                      "--epochs",
                                      "4",
                                      "--progress",
                                      "none",
                                      "--checkpoint",
                                      checkpoint.string(),
                                      "--checkpoint-every",
                                      "1",
                                      "--save",
                                      weights.string()};
    if (resume) words.insert(words.end(), {"--resume", checkpoint.string()});
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

TEST_F(Checkpoints, SurviveKillMinusNineAtAnyMoment) {
    const fs::path data = directory / "data";
    write_dataset(digits(), data);
    const fs::path undisturbed = directory / "undisturbed.safetensors",
                   killed = directory / "killed.safetensors";
    ASSERT_EQ(wait_for(start_training(data, directory / "other", undisturbed, false)), 0);

    Random random(static_cast<std::uint64_t>(::getpid()));
    int kills = 0, status = -1;
    // From before main() to the last rename: the whole run takes some tens of milliseconds, under a
    // sanitizer on a busy machine seconds. Each run may live a little longer than the one before,
    // so the end is reached on any machine.
    double longest = 20000;  // microseconds
    while (kills < 200) {
        const pid_t child = start_training(data, file, killed, fs::exists(file));
        ::usleep(static_cast<useconds_t>(random.integer(1000, static_cast<int>(longest))));
        longest = std::min(longest * 1.05, 10e6);
        ::kill(child, SIGKILL);
        status = wait_for(child);
        if (WIFEXITED(status)) break;
        ++kills;
        if (fs::exists(file)) load_checkpoint(file);  // whole, or not there
    }
    EXPECT_GT(kills, 0) << "nothing was interrupted";
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
    const Weights one = load_weights(undisturbed), two = load_weights(killed);
    EXPECT_EQ(flat(one), flat(two)) << "after " << kills << " kills";
    RecordProperty("kills", kills);
}

}  // namespace
}  // namespace m2m::tests
