// Device memory; launches of the answer's graph.
#include "branches.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"
#include "harness.hpp"

#include <cmath>

namespace {

// Memory, streams and the answer's graph, freed at the end.
class Run {
  public:
    explicit Run(const std::vector<float>& values)
        : n_(static_cast<int>(values.size())),
          x_(1, n_),
          doubled_(1, n_),
          squared_(1, n_),
          sum_(1, n_) {
        x_.upload(values.data());
        clear();
        CUDA_CHECK(cudaStreamCreate(&first_));
        CUDA_CHECK(cudaStreamCreate(&second_));
        graph_ = capture_branches({n_, x_.data(), doubled_.data(), squared_.data(), sum_.data()},
                                  first_, second_);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run() {
        cudaStreamDestroy(first_);
        cudaStreamDestroy(second_);
        if (graph_ != nullptr) cudaGraphDestroy(graph_);
    }

    void clear() {
        const std::vector<float> nan(static_cast<std::size_t>(n_), NAN);
        doubled_.upload(nan.data());
        squared_.upload(nan.data());
        sum_.upload(nan.data());
    }
    std::vector<float> launch(int launches) {
        cudaGraphExec_t exec = nullptr;
        CUDA_CHECK(cudaGraphInstantiate(&exec, graph_, 0));
        for (int i = 0; i < launches; ++i) {
            clear();
            CUDA_CHECK(cudaGraphLaunch(exec, first_));
            CUDA_CHECK(cudaStreamSynchronize(first_));
        }
        CUDA_CHECK(cudaGraphExecDestroy(exec));
        std::vector<float> result(static_cast<std::size_t>(n_));
        sum_.download(result.data());
        return result;
    }
    cudaGraph_t graph() const { return graph_; }

  private:
    int n_;
    m2m::DeviceMatrix x_, doubled_, squared_, sum_;
    cudaStream_t first_ = nullptr, second_ = nullptr;
    cudaGraph_t graph_ = nullptr;
};

}  // namespace

std::vector<float> run_branches(const std::vector<float>& x, int launches) {
    return Run(x).launch(launches);
}

std::vector<int> shape_of_branches() {
    Run run(std::vector<float>(100, 1.0f));
    std::size_t nodes = 0, roots = 0;
    CUDA_CHECK(cudaGraphGetNodes(run.graph(), nullptr, &nodes));
    CUDA_CHECK(cudaGraphGetRootNodes(run.graph(), nullptr, &roots));
    return {static_cast<int>(nodes), static_cast<int>(roots)};
}
