// execute(): a launch's blocks on the OS threads of the pool.
#include "simt/observe/observer.hpp"
#include "worker.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

namespace simt {

namespace {

/// OS threads that help the one that launches. They are made when first needed and sleep between
/// launches. The launching thread never depends on them: it runs every block that no helper takes.
class Helpers {
  public:
    static Helpers& all() {
        static Helpers* const helpers =
            new Helpers;  // never destroyed: its threads sleep until the process ends
        return *helpers;
    }

    /// Runs the grid on this OS thread and on up to `count` helpers. A helper that wakes too late
    /// has nothing to do.
    void run_with(Grid& grid, int count) {
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            while (made_ < count) {
                std::thread([this] { help(); }).detach();
                ++made_;
            }
            grid_ = &grid;
            wanted_ = count;
            ++launches_;
        }
        wake_.notify_all();
        Worker::mine().run(grid);
        std::unique_lock<std::mutex> lock(mutex_);
        grid_ = nullptr;
        wanted_ = 0;
        lock.unlock();
        // Helpers end at nearly the same time: waiting for them awake is shorter than going to
        // sleep.
        for (int i = 0; i < kLooks && at_work_.load(std::memory_order_relaxed) > 0; ++i)
            std::this_thread::yield();
        lock.lock();
        done_.wait(lock, [this] { return at_work_ == 0; });
    }

    std::mutex in_use;  // by one launch at a time

  private:
    void help() {
        std::unique_lock<std::mutex> lock(mutex_);
        for (;;) {
            if (wanted_ == 0) {
                // Launches often follow one another closely: look for the next one for a moment
                // before going to sleep.
                const unsigned long seen = launches_;
                lock.unlock();
                for (int i = 0; i < kLooks && launches_.load(std::memory_order_relaxed) == seen;
                     ++i)
                    std::this_thread::yield();
                lock.lock();
                wake_.wait(lock, [this] { return wanted_ > 0; });
            }
            --wanted_;
            ++at_work_;
            Grid& grid = *grid_;
            lock.unlock();
            Worker::mine().run(grid);
            lock.lock();
            if (--at_work_ == 0) done_.notify_one();
        }
    }

    static constexpr int kLooks = 200;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable done_;
    Grid* grid_ = nullptr;
    int wanted_ = 0;  // helpers that may still join
    std::atomic<int> at_work_{
        0};  // helpers that have joined and not finished; changed under mutex_
    int made_ = 0;
    std::atomic<unsigned long> launches_{0};
};

/// A number from the environment, or `otherwise`.
double number_from(const char* name, double otherwise) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') return otherwise;
    char* end = nullptr;
    const double number = std::strtod(value, &end);
    return end == value || number < 0 ? otherwise : number;
}

ExecutionOptions options_from_environment() {
    ExecutionOptions options;
    const double processors = std::max(1u, std::thread::hardware_concurrency());
    options.workers = static_cast<int>(std::clamp(
        number_from("SIMT_THREADS", number_from("OMP_NUM_THREADS", processors)), 1.0, 1024.0));
    options.seed = static_cast<std::uint64_t>(number_from("SIMT_SEED", 0));
    options.patience = number_from("SIMT_PATIENCE", options.patience);
    options.strict = number_from("SIMT_STRICT", 0) != 0;
    options.thread_loops = number_from("SIMT_THREAD_LOOPS", 1) != 0;
    const char* const only = std::getenv("SIMT_ONLY");
    if (only == nullptr || *only == '\0') return options;
    if (read_chosen_thread(only, options.only)) {
        options.workers = 1;  // stepping through that thread then stays on one OS thread
    } else {
        std::fprintf(stderr,
                     "simt: note: SIMT_ONLY=%s is ignored: it takes BLOCK,THREAD, for example 3,17 "
                     "or 1:2:0,5:0:0\n",
                     only);
    }
    return options;
}

}  // namespace

ExecutionOptions& execution_options() {
    static ExecutionOptions options = options_from_environment();
    return options;
}

ExecutionResult execute(const Launch& launch) {
    if (in_kernel()) {
        const std::string what = "a kernel that launches kernels is not simulated\n";
        return {Outcome::illegal_instruction,
                std::string("simt: kernel ") + launch.site.kernel + " launched at " +
                    launch.site.file + ':' + std::to_string(launch.site.line) + ": " + what,
                what};
    }
    const ExecutionOptions options = execution_options();
    const dim3 g = launch.config.grid;
    const std::size_t blocks = static_cast<std::size_t>(g.x) * g.y * g.z;
    const int workers =
        static_cast<int>(std::clamp<std::size_t>(blocks, 1, std::max(1, options.workers)));
    Helpers& helpers = Helpers::all();
    // A second launch at the same time, or one from inside a parallel region, runs on its own OS
    // thread alone.
    std::unique_lock<std::mutex> turn(helpers.in_use, std::defer_lock);
    if (workers > 1 && turn.try_lock()) {
        Grid grid(launch, options, workers);
        helpers.run_with(grid, workers - 1);
        return grid.result();
    }
    if (observer != nullptr) observer->launch_begins(launch);
    Grid grid(launch, options, 1);
    Worker::mine().run(grid);
    if (observer != nullptr) observer->launch_ends(launch, grid.result());
    return grid.result();
}

}  // namespace simt
