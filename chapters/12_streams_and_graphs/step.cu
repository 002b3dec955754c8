// One step of training in a stream: launched piece by piece, or captured once and launched whole.
//
// Run it:  ./book run 12
#include "chapters/05_cublas/handle.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/06_mnist_mlp/operations.hpp"
#include "chapters/12_streams_and_graphs/step.hpp"
#include "chapters/12_streams_and_graphs/streams.hpp"
#include "common/base/error.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#include <cuda_runtime.h>

namespace m2m::streams {

namespace {

// [counted] What changes from step to step has to lie in memory: a graph repeats its arguments.
__global__ void count_kernel(std::int64_t* step) {
    *step += 1;
}

// [draw] One block copies one image of the batch whose turn it is.
__global__ void draw_kernel(const std::int64_t* step, int batch, int count, int pixels,
                            const float* images, const std::uint8_t* all_labels, float* to,
                            std::uint8_t* labels) {
    const int row = blockIdx.x;
    const int image = static_cast<int>((*step * batch + row) % count);
    for (int i = threadIdx.x; i < pixels; i += blockDim.x)
        to[std::size_t(row) * pixels + i] = images[std::size_t(image) * pixels + i];
    if (threadIdx.x == 0) labels[row] = all_labels[image];
}

// cuBLAS works in this stream as long as this lives, and then in the default stream again.
class CublasIn {
  public:
    explicit CublasIn(cudaStream_t stream) {
        CUDA_CHECK(cublasSetStream(cublas::handle(), stream));
    }
    CublasIn(const CublasIn&) = delete;
    CublasIn& operator=(const CublasIn&) = delete;
    ~CublasIn() { cublasSetStream(cublas::handle(), nullptr); }
};

}  // namespace

struct TrainingStep::Parts {
    Parts(const Weights& weights, const std::vector<float>& all_images,
          const std::vector<std::uint8_t>& all_labels, int batch_size)
        : batch(batch_size),
          count(static_cast<int>(all_labels.size())),
          operations(make_cuda_operations(cublas::sgemm, stream.front())),
          mlp(*operations, weights, batch),
          images(*operations, all_images.data(), all_images.size()),
          labels(*operations, all_labels.data(), all_labels.size()),
          losses(*operations, static_cast<std::size_t>(batch)),
          predicted(*operations, static_cast<std::size_t>(batch)),
          number(*operations, &zero, 1) {}
    ~Parts() {
        if (exec != nullptr) cudaGraphExecDestroy(exec);
        if (graph != nullptr) cudaGraphDestroy(graph);
    }

    static constexpr std::int64_t zero = 0;
    int batch, count;
    Streams stream{1};
    std::unique_ptr<Operations> operations;
    Mlp mlp;
    Buffer<float> images;
    Buffer<std::uint8_t> labels;
    Buffer<float> losses;
    Buffer<std::uint8_t> predicted;
    Buffer<std::int64_t> number;  // of the step, on the device
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;
};

TrainingStep::TrainingStep(const Weights& weights, const std::vector<float>& images,
                           const std::vector<std::uint8_t>& labels, int batch) {
    if (batch < 1 || labels.size() < static_cast<std::size_t>(batch))
        throw Error("a batch needs at least one image, and no more than there are");
    parts_ = std::make_unique<Parts>(weights, images, labels, batch);
}
TrainingStep::~TrainingStep() = default;

// [step] Two kernels of this chapter, and chapter 06's from the forward pass to Adam.
void TrainingStep::launch_pieces() {
    Parts& p = *parts_;
    const CublasIn own_stream(p.stream.front());
    count_kernel<<<1, 1, 0, p.stream.front()>>>(p.number.data());
    CUDA_CHECK(cudaGetLastError());
    draw_kernel<<<p.batch, 256, 0, p.stream.front()>>>(
        p.number.data(), p.batch, p.count, p.mlp.inputs(), p.images.data(), p.labels.data(),
        p.mlp.batch(), p.mlp.labels());
    CUDA_CHECK(cudaGetLastError());
    p.mlp.forward(p.batch, p.losses.data(), p.predicted.data());
    p.mlp.backward(p.batch);
    p.mlp.update(AdamSettings{}, p.number.data());
}

// [capture] The same calls between two others: nothing runs, a graph is written down.
void TrainingStep::launch_graph() {
    Parts& p = *parts_;
    if (p.exec == nullptr) {
        CUDA_CHECK(cudaStreamBeginCapture(p.stream.front(), cudaStreamCaptureModeGlobal));
        launch_pieces();
        CUDA_CHECK(cudaStreamEndCapture(p.stream.front(), &p.graph));
        CUDA_CHECK(cudaGraphInstantiate(&p.exec, p.graph, 0));
    }
    CUDA_CHECK(cudaGraphLaunch(p.exec, p.stream.front()));
}

// [nodes] Every launch has become a node.
std::size_t TrainingStep::nodes() const {
    std::size_t count = 0;
    if (parts_->graph != nullptr) CUDA_CHECK(cudaGraphGetNodes(parts_->graph, nullptr, &count));
    return count;
}

void TrainingStep::wait() {
    CUDA_CHECK(cudaStreamSynchronize(parts_->stream.front()));
}

Weights TrainingStep::weights() const {
    return parts_->mlp.weights();
}

}  // namespace m2m::streams
