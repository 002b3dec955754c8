// A team of host threads, for tests of what every team must do: ranks meet at each sum.
#pragma once

#include "chapters/06_mnist_mlp/program/team.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace m2m::tests {

/// What the ranks share.
class Meeting {
  public:
    explicit Meeting(int size) : parts_(static_cast<std::size_t>(size)) {}
    int size() const { return static_cast<int>(parts_.size()); }

    /// Gives this rank's part and gets the sum of all, added in the order of the ranks.
    std::vector<float> meet(int rank, std::vector<float> part) {
        std::unique_lock<std::mutex> lock(mutex_);
        const long round = round_;
        parts_[static_cast<std::size_t>(rank)] = std::move(part);
        if (++arrived_ == size()) {
            sum_ = parts_.front();
            for (std::size_t r = 1; r < parts_.size(); ++r) {
                for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += parts_[r].at(i);
            }
            arrived_ = 0;
            ++round_;
            changed_.notify_all();
        }
        changed_.wait(lock, [&] { return round_ > round; });
        return sum_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::vector<float>> parts_;
    std::vector<float> sum_;
    int arrived_ = 0;
    long round_ = 0;
};

class ThreadsTeam final : public Team {
  public:
    ThreadsTeam(Meeting& meeting, int rank) : meeting_(meeting), rank_(rank) {}
    int rank() const override { return rank_; }
    int size() const override { return meeting_.size(); }
    void sum(std::size_t count, float* values) override {
        const std::vector<float> sum =
            meeting_.meet(rank_, std::vector<float>(values, values + count));
        for (std::size_t i = 0; i < count; ++i) values[i] = sum[i];
    }

  private:
    Meeting& meeting_;
    int rank_;
};

/// Runs `work` on every rank of a team of host threads.
inline void run_ranks(int size, const std::function<void(Team&)>& work) {
    Meeting meeting(size);
    std::vector<std::thread> threads;
    for (int rank = 0; rank < size; ++rank) {
        threads.emplace_back([&, rank] {
            ThreadsTeam team(meeting, rank);
            work(team);
        });
    }
    for (std::thread& thread : threads) thread.join();
}

}  // namespace m2m::tests
