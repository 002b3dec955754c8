// Graphs: captured from streams, made node by node, read, changed and launched. Kernel nodes are
// tested from .cu source: simt/tests/cc/programs/graphs.cu.
#include "expect.hpp"

#include <cublas_v2.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace {

/// Two streams and some ints of device memory.
class Graph : public testing::Test {
  protected:
    static constexpr int count = 8;
    cudaStream_t stream = nullptr, other = nullptr;
    cudaEvent_t event = nullptr, second_event = nullptr;
    int* x = nullptr;
    int* y = nullptr;
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;

    void SetUp() override {
        ASSERT_OK(cudaStreamCreate(&stream));
        ASSERT_OK(cudaStreamCreate(&other));
        ASSERT_OK(cudaEventCreate(&event));
        ASSERT_OK(cudaEventCreate(&second_event));
        ASSERT_OK(cudaMalloc(&x, count * sizeof(int)));
        ASSERT_OK(cudaMalloc(&y, count * sizeof(int)));
        ASSERT_OK(cudaMemset(x, 0, count * sizeof(int)));
        ASSERT_OK(cudaMemset(y, 0, count * sizeof(int)));
    }
    void TearDown() override {
        if (exec != nullptr) {
            EXPECT_OK(cudaGraphExecDestroy(exec));
        }
        if (graph != nullptr) {
            EXPECT_OK(cudaGraphDestroy(graph));
        }
        EXPECT_OK(cudaStreamDestroy(stream));
        EXPECT_OK(cudaStreamDestroy(other));
        EXPECT_OK(cudaEventDestroy(event));
        EXPECT_OK(cudaEventDestroy(second_event));
        EXPECT_OK(cudaFree(x));
        EXPECT_OK(cudaFree(y));
    }

    int first_of(const int* device) {
        int value = -1;
        EXPECT_OK(cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost));
        return value;
    }
    void fill(int* memory, int byte, cudaStream_t in) {
        EXPECT_OK(cudaMemsetAsync(memory, byte, sizeof(int), in));
    }
    void begin() { ASSERT_OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal)); }
    void launch() {
        if (exec == nullptr) {
            ASSERT_OK(cudaGraphInstantiate(&exec, graph, nullptr, nullptr, 0));
        }
        EXPECT_OK(cudaGraphLaunch(exec, stream));
        EXPECT_OK(cudaStreamSynchronize(stream));
    }
    std::size_t nodes() {
        std::size_t found = 0;
        EXPECT_OK(cudaGraphGetNodes(graph, nullptr, &found));
        return found;
    }
    std::size_t edges() {
        std::size_t found = 0;
        EXPECT_OK(cudaGraphGetEdges(graph, nullptr, nullptr, &found));
        return found;
    }
    static cudaMemsetParams bytes_of(int* memory, unsigned value) {
        cudaMemsetParams parameters = {};
        parameters.dst = memory;
        parameters.value = value;
        parameters.elementSize = 4;
        parameters.width = count;
        parameters.height = 1;
        return parameters;
    }
    cudaGraphNode_t add_fill(int* memory, unsigned value,
                             const std::vector<cudaGraphNode_t>& before = {}) {
        cudaGraphNode_t node = nullptr;
        const cudaMemsetParams parameters = bytes_of(memory, value);
        EXPECT_OK(cudaGraphAddMemsetNode(&node, graph, before.data(), before.size(), &parameters));
        return node;
    }
};

TEST_F(Graph, CapturedWorkRunsOnlyWhenTheGraphIsLaunched) {
    begin();
    fill(x, 1, stream);
    EXPECT_OK(cudaMemcpyAsync(y, x, sizeof(int), cudaMemcpyDeviceToDevice, stream));
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    EXPECT_EQ(0, first_of(x));
    EXPECT_EQ(2u, nodes());
    EXPECT_EQ(1u, edges());
    launch();
    EXPECT_EQ(0x01010101, first_of(y));
    EXPECT_OK(cudaMemset(y, 0, sizeof(int)));
    launch();
    EXPECT_EQ(0x01010101, first_of(y)) << "a graph may be launched again";
}

TEST_F(Graph, TakesInAStreamThatWaitsForAnEvent) {
    begin();
    fill(x, 1, stream);
    EXPECT_OK(cudaEventRecord(event, stream));
    EXPECT_OK(cudaStreamWaitEvent(other, event, 0));
    cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
    EXPECT_OK(cudaStreamIsCapturing(other, &status));
    EXPECT_EQ(cudaStreamCaptureStatusActive, status);
    EXPECT_OK(cudaMemcpyAsync(y, x, sizeof(int), cudaMemcpyDeviceToDevice, other));
    fill(x + 1, 2, stream);
    EXPECT_OK(cudaEventRecord(second_event, other));
    EXPECT_OK(cudaStreamWaitEvent(stream, second_event, 0));
    fill(y + 1, 3, stream);
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    EXPECT_OK(cudaStreamIsCapturing(other, &status));
    EXPECT_EQ(cudaStreamCaptureStatusNone, status);
    EXPECT_EQ(4u, nodes());
    EXPECT_EQ(4u, edges()) << "a diamond";
    launch();
    EXPECT_EQ(0x01010101, first_of(y));
    EXPECT_EQ(0x03030303, first_of(y + 1));
}

TEST_F(Graph, IsNotMadeOfAStreamThatNobodyWaitsFor) {
    begin();
    EXPECT_OK(cudaEventRecord(event, stream));
    EXPECT_OK(cudaStreamWaitEvent(other, event, 0));
    fill(x, 1, other);
    EXPECT_FAILS(cudaErrorStreamCaptureUnjoined, cudaStreamEndCapture(stream, &graph));
    EXPECT_EQ(nullptr, graph);
    fill(x, 1, other);  // an ordinary stream again
    EXPECT_OK(cudaStreamSynchronize(other));
    EXPECT_EQ(0x01010101, first_of(x));
}

TEST_F(Graph, IsSpoiltByAWaitForItsStream) {
    begin();
    fill(x, 1, stream);
    EXPECT_FAILS(cudaErrorStreamCaptureUnsupported, cudaStreamSynchronize(stream));
    EXPECT_FAILS(cudaErrorStreamCaptureInvalidated, cudaMemsetAsync(x, 0, sizeof(int), stream));
    cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
    EXPECT_OK(cudaStreamIsCapturing(stream, &status));
    EXPECT_EQ(cudaStreamCaptureStatusInvalidated, status);
    EXPECT_FAILS(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(stream, &graph));
    EXPECT_EQ(nullptr, graph);
}

TEST_F(Graph, IsSpoiltByWhatCannotBeCaptured) {
    int* more = nullptr;
    const auto spoil = [&](cudaError_t expected, auto&& call) {
        ASSERT_OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
        EXPECT_FAILS(expected, call());
        EXPECT_FAILS(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(stream, &graph));
    };
    spoil(cudaErrorStreamCaptureUnsupported, [&] { return cudaMalloc(&more, 4); });
    spoil(cudaErrorStreamCaptureUnsupported, [&] { return cudaDeviceSynchronize(); });
    spoil(cudaErrorStreamCaptureUnsupported, [&] { return cudaMemset(x, 0, 4); });
    spoil(cudaErrorStreamCaptureUnsupported, [&] { return cudaEventQuery(event); });
    spoil(cudaErrorStreamCaptureImplicit, [&] { return cudaMemsetAsync(x, 0, 4, nullptr); });
    spoil(cudaErrorStreamCaptureIsolation, [&] {
        EXPECT_OK(cudaEventRecord(event, other));
        return cudaStreamWaitEvent(stream, event, 0);
    });
    spoil(cudaErrorCapturedEvent, [&] {
        EXPECT_OK(cudaEventRecord(event, stream));
        return cudaEventSynchronize(event);
    });
    spoil(cudaErrorStreamCaptureUnmatched, [&] {
        EXPECT_OK(cudaEventRecord(event, stream));
        EXPECT_OK(cudaStreamWaitEvent(other, event, 0));
        return cudaStreamEndCapture(other, &graph);
    });
}

TEST_F(Graph, RelaxedLetsTheHostAllocate) {
    int* more = nullptr;
    ASSERT_OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed));
    EXPECT_OK(cudaMalloc(&more, 4));
    EXPECT_OK(cudaMemsetAsync(more, 0, 4, stream));
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    EXPECT_OK(cudaFree(more));
}

TEST_F(Graph, ThreadLocalLetsOtherThreadsAllocate) {
    ASSERT_OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
    cudaError_t allocated = cudaErrorUnknown, ended = cudaErrorUnknown;
    std::thread([&] {
        int* more = nullptr;
        allocated = cudaMalloc(&more, 4);
        cudaFree(more);
        ended = cudaStreamEndCapture(stream, &graph);
    }).join();
    EXPECT_EQ(cudaSuccess, allocated);
    EXPECT_EQ(cudaErrorStreamCaptureWrongThread, ended);
    EXPECT_OK(cudaStreamEndCapture(stream, &graph));
    cudaStreamCaptureMode mode = cudaStreamCaptureModeRelaxed;
    EXPECT_OK(cudaThreadExchangeStreamCaptureMode(&mode));
    EXPECT_EQ(cudaStreamCaptureModeGlobal, mode);
    EXPECT_OK(cudaThreadExchangeStreamCaptureMode(&mode));
}

TEST_F(Graph, IsNotCapturedFromTheDefaultStream) {
    EXPECT_FAILS(cudaErrorStreamCaptureUnsupported,
                 cudaStreamBeginCapture(nullptr, cudaStreamCaptureModeGlobal));
    EXPECT_FAILS(cudaErrorIllegalState, cudaStreamEndCapture(stream, &graph));
    begin();
    EXPECT_FAILS(cudaErrorIllegalState,
                 cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
    EXPECT_OK(cudaStreamEndCapture(stream, &graph));
    EXPECT_EQ(0u, nodes());
}

TEST_F(Graph, TwoCapturesDoNotMix) {
    cudaGraph_t another = nullptr;
    begin();
    ASSERT_OK(cudaStreamBeginCapture(other, cudaStreamCaptureModeGlobal));
    EXPECT_OK(cudaEventRecord(event, other));
    EXPECT_FAILS(cudaErrorStreamCaptureMerge, cudaStreamWaitEvent(stream, event, 0));
    EXPECT_FAILS(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(stream, &graph));
    EXPECT_FAILS(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(other, &another));
}

TEST_F(Graph, TellsOfACaptureWhatItsNextNodeDependsOn) {
    begin();
    fill(x, 1, stream);
    cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
    unsigned long long id = 0;
    const cudaGraphNode_t* dependencies = nullptr;
    cudaGraph_t captured = nullptr;
    std::size_t found = 0;
    EXPECT_OK(cudaStreamGetCaptureInfo(stream, &status, &id, &captured, &dependencies, &found));
    EXPECT_EQ(cudaStreamCaptureStatusActive, status);
    EXPECT_GT(id, 0u);
    ASSERT_EQ(1u, found);
    cudaGraphNode_t node = nullptr;
    EXPECT_OK(cudaGraphAddEmptyNode(&node, captured, dependencies, found));
    EXPECT_OK(
        cudaStreamUpdateCaptureDependencies(stream, &node, 1, cudaStreamSetCaptureDependencies));
    fill(y, 2, stream);
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    EXPECT_EQ(captured, graph);
    EXPECT_EQ(3u, nodes());
    EXPECT_EQ(2u, edges()) << "one behind the other";
}

TEST_F(Graph, TakesInCublas) {
    cublasHandle_t handle = nullptr;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle));
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasSetStream(handle, stream));
    float* v = nullptr;
    ASSERT_OK(cudaMalloc(&v, sizeof(float)));
    float value = 3, back = 0;
    EXPECT_OK(cudaMemcpy(v, &value, sizeof value, cudaMemcpyHostToDevice));
    const float two = 2;
    begin();
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSscal(handle, 1, &two, v, 1));
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    launch();
    launch();
    EXPECT_OK(cudaMemcpy(&back, v, sizeof back, cudaMemcpyDeviceToHost));
    EXPECT_EQ(12, back);
    begin();
    cudaGraph_t none = nullptr;
    EXPECT_NE(CUBLAS_STATUS_SUCCESS, cublasSnrm2(handle, 1, v, 1, &back))
        << "a result on the host has to be waited for";
    EXPECT_NE(cudaSuccess, cudaStreamEndCapture(stream, &none));
    cudaGetLastError();
    EXPECT_OK(cudaFree(v));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
}

TEST_F(Graph, MadeNodeByNodeRunsInTheOrderOfItsEdges) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    struct Log {
        std::string text;
    } log;
    const auto host = [&](cudaHostFn_t function, const std::vector<cudaGraphNode_t>& before) {
        cudaHostNodeParams parameters = {};
        parameters.fn = function;
        parameters.userData = &log;
        cudaGraphNode_t node = nullptr;
        EXPECT_OK(cudaGraphAddHostNode(&node, graph, before.data(), before.size(), &parameters));
        return node;
    };
    const auto last = host([](void* data) { static_cast<Log*>(data)->text += "c"; }, {});
    const auto middle = host([](void* data) { static_cast<Log*>(data)->text += "b"; }, {});
    const auto first = host([](void* data) { static_cast<Log*>(data)->text += "a"; }, {});
    const cudaGraphNode_t from[] = {first, middle}, to[] = {middle, last};
    EXPECT_OK(cudaGraphAddDependencies(graph, from, to, 2));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphAddDependencies(graph, from, to, 1)) << "twice";
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphAddDependencies(graph, &last, &first, 1))
        << "a circle";
    launch();
    EXPECT_EQ("abc", log.text);
    EXPECT_OK(cudaGraphRemoveDependencies(graph, from, to, 1));
    EXPECT_EQ(1u, edges());
    std::size_t roots = 0;
    EXPECT_OK(cudaGraphGetRootNodes(graph, nullptr, &roots));
    EXPECT_EQ(2u, roots);
}

TEST_F(Graph, CopiesInOneAndThreeDimensions) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    std::vector<int> in(count, 5), out(count);
    cudaGraphNode_t in_node = nullptr, middle = nullptr, out_node = nullptr;
    EXPECT_OK(cudaGraphAddMemcpyNode1D(&in_node, graph, nullptr, 0, x, in.data(),
                                       count * sizeof(int), cudaMemcpyHostToDevice));
    cudaMemcpy3DParms parameters = {};
    parameters.srcPtr = make_cudaPitchedPtr(x, 2 * sizeof(int), 2, 2);
    parameters.dstPtr = make_cudaPitchedPtr(y, 2 * sizeof(int), 2, 2);
    parameters.extent = make_cudaExtent(2 * sizeof(int), 2, 2);
    parameters.kind = cudaMemcpyDeviceToDevice;
    EXPECT_OK(cudaGraphAddMemcpyNode(&middle, graph, &in_node, 1, &parameters));
    EXPECT_OK(cudaGraphAddMemcpyNode1D(&out_node, graph, &middle, 1, out.data(), y,
                                       count * sizeof(int), cudaMemcpyDeviceToHost));
    launch();
    EXPECT_EQ(in, out);
    cudaMemcpy3DParms read = {};
    EXPECT_OK(cudaGraphMemcpyNodeGetParams(middle, &read));
    EXPECT_EQ(2u, read.extent.depth);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaGraphAddMemcpyNode1D(&out_node, graph, nullptr, 0, x, y,
                                          (count + 1) * sizeof(int), cudaMemcpyDeviceToDevice));
    std::vector<int> others(count, 6);
    EXPECT_OK(cudaGraphExecMemcpyNodeSetParams1D(exec, in_node, x, others.data(),
                                                 count * sizeof(int), cudaMemcpyHostToDevice));
    launch();
    EXPECT_EQ(others, out) << "the executable graph has changed";
    cudaGraphExec_t second = nullptr;
    EXPECT_OK(cudaGraphInstantiate(&second, graph, 0));
    EXPECT_OK(cudaGraphLaunch(second, stream));
    EXPECT_OK(cudaStreamSynchronize(stream));
    EXPECT_EQ(in, out) << "the graph has not";
    EXPECT_OK(cudaGraphExecDestroy(second));
}

TEST_F(Graph, FillsElementsOfOneTwoAndFourBytes) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    cudaMemsetParams parameters = bytes_of(x, 0xABCD);
    parameters.elementSize = 2;
    parameters.width = 2;
    parameters.height = 2;
    parameters.pitch = 2 * sizeof(int);
    cudaGraphNode_t node = nullptr;
    EXPECT_OK(cudaGraphAddMemsetNode(&node, graph, nullptr, 0, &parameters));
    const cudaGraphNode_t whole = add_fill(y, 123456789);
    launch();
    EXPECT_EQ(static_cast<int>(0xABCDABCD), first_of(x));
    EXPECT_EQ(0, first_of(x + 1));
    EXPECT_EQ(static_cast<int>(0xABCDABCD), first_of(x + 2));
    EXPECT_EQ(123456789, first_of(y + count - 1));
    parameters.elementSize = 3;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaGraphAddMemsetNode(&node, graph, nullptr, 0, &parameters));
    const cudaMemsetParams seven = bytes_of(y, 7);
    EXPECT_OK(cudaGraphExecMemsetNodeSetParams(exec, whole, &seven));
    launch();
    EXPECT_EQ(7, first_of(y));
    EXPECT_OK(cudaGraphNodeSetEnabled(exec, whole, 0));
    EXPECT_OK(cudaMemset(y, 0, sizeof(int)));
    launch();
    EXPECT_EQ(0, first_of(y)) << "the node is switched off";
    unsigned enabled = 9;
    EXPECT_OK(cudaGraphNodeGetEnabled(exec, whole, &enabled));
    EXPECT_EQ(0u, enabled);
}

TEST_F(Graph, HoldsAChildGraph) {
    cudaGraph_t child = nullptr;
    ASSERT_OK(cudaGraphCreate(&child, 0));
    graph = child;
    add_fill(x, 7);
    add_fill(y, 8);
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    const cudaGraphNode_t first = add_fill(x, 5);
    cudaGraphNode_t node = nullptr, copy = nullptr;
    EXPECT_OK(cudaGraphAddChildGraphNode(&node, graph, &first, 1, child));
    EXPECT_OK(cudaGraphAddMemcpyNode1D(&copy, graph, &node, 1, y, x, sizeof(int),
                                       cudaMemcpyDeviceToDevice));
    EXPECT_OK(cudaGraphDestroy(child));
    launch();
    EXPECT_EQ(7, first_of(y));
    cudaGraph_t held = nullptr;
    EXPECT_OK(cudaGraphChildGraphNodeGetGraph(node, &held));
    std::size_t found = 0;
    EXPECT_OK(cudaGraphGetNodes(held, nullptr, &found));
    EXPECT_EQ(2u, found);
}

TEST_F(Graph, LaunchedIntoACaptureBecomesAChildGraph) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    add_fill(x, 7);
    ASSERT_OK(cudaGraphInstantiateWithFlags(&exec, graph, 0));
    begin();
    EXPECT_OK(cudaGraphLaunch(exec, stream));
    cudaGraph_t outer = nullptr;
    ASSERT_OK(cudaStreamEndCapture(stream, &outer));
    EXPECT_EQ(0, first_of(x));
    cudaGraphNode_t node = nullptr;
    std::size_t found = 1;
    EXPECT_OK(cudaGraphGetNodes(outer, &node, &found));
    cudaGraphNodeType type = cudaGraphNodeTypeEmpty;
    EXPECT_OK(cudaGraphNodeGetType(node, &type));
    EXPECT_EQ(cudaGraphNodeTypeGraph, type);
    EXPECT_OK(cudaGraphDestroy(outer));
}

TEST_F(Graph, IsUpdatedByOneOfTheSameShapeOnly) {
    const auto chain = [&](int byte, bool copy) {
        cudaGraph_t made = nullptr;
        EXPECT_OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
        fill(x, byte, stream);
        if (copy)
            EXPECT_OK(cudaMemcpyAsync(y, x, sizeof(int), cudaMemcpyDeviceToDevice, stream));
        else
            fill(y, byte, stream);
        EXPECT_OK(cudaStreamEndCapture(stream, &made));
        return made;
    };
    graph = chain(1, true);
    launch();
    const cudaGraph_t same = chain(2, true), different = chain(3, false);
    cudaGraphExecUpdateResultInfo info = {};
    EXPECT_OK(cudaGraphExecUpdate(exec, same, &info));
    EXPECT_EQ(cudaGraphExecUpdateSuccess, info.result);
    launch();
    EXPECT_EQ(0x02020202, first_of(y));
    cudaGraphNode_t node = nullptr;
    cudaGraphExecUpdateResult result = cudaGraphExecUpdateSuccess;
    EXPECT_FAILS(cudaErrorGraphExecUpdateFailure,
                 cudaGraphExecUpdate(exec, different, &node, &result));
    EXPECT_EQ(cudaGraphExecUpdateErrorNodeTypeChanged, result);
    EXPECT_NE(nullptr, node);
    cudaGraph_t longer = nullptr;
    EXPECT_OK(cudaGraphClone(&longer, same));
    EXPECT_OK(cudaGraphAddEmptyNode(&node, longer, nullptr, 0));
    EXPECT_FAILS(cudaErrorGraphExecUpdateFailure, cudaGraphExecUpdate(exec, longer, &info));
    EXPECT_EQ(cudaGraphExecUpdateErrorTopologyChanged, info.result);
    launch();
    EXPECT_EQ(0x02020202, first_of(y)) << "as before";
    for (const cudaGraph_t one : {same, different, longer}) EXPECT_OK(cudaGraphDestroy(one));
}

TEST_F(Graph, IsReadByItsNodesAndEdges) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    const cudaGraphNode_t a = add_fill(x, 1), b = add_fill(y, 2), c = add_fill(x, 3, {a, b});
    cudaGraphNode_t found[4] = {a, a, a, a};
    std::size_t room = 4;
    EXPECT_OK(cudaGraphNodeGetDependencies(c, found, &room));
    EXPECT_EQ(2u, room);
    EXPECT_EQ(b, found[1]);
    EXPECT_EQ(nullptr, found[3]) << "the rest is set to null";
    room = 4;
    EXPECT_OK(cudaGraphNodeGetDependentNodes(a, found, &room));
    EXPECT_EQ(1u, room);
    EXPECT_EQ(c, found[0]);
    cudaGraphNode_t from[2], to[2];
    room = 2;
    EXPECT_OK(cudaGraphGetEdges(graph, from, to, &room));
    EXPECT_EQ(b, from[1]);
    EXPECT_EQ(c, to[1]);
    cudaGraph_t copy = nullptr;
    ASSERT_OK(cudaGraphClone(&copy, graph));
    cudaGraphNode_t twin = nullptr;
    EXPECT_OK(cudaGraphNodeFindInClone(&twin, c, copy));
    EXPECT_NE(c, twin);
    cudaMemsetParams parameters = {};
    EXPECT_OK(cudaGraphMemsetNodeGetParams(twin, &parameters));
    EXPECT_EQ(3u, parameters.value);
    cudaKernelNodeParams wrong = {};
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphKernelNodeGetParams(twin, &wrong));
    EXPECT_OK(cudaGraphDestroyNode(b));
    EXPECT_EQ(1u, edges());
    const std::string path = testing::TempDir() + "simt_graph.dot";
    EXPECT_OK(cudaGraphDebugDotPrint(graph, path.c_str(), cudaGraphDebugDotFlagsVerbose));
    std::ifstream in(path);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_NE(std::string::npos, text.find("node_0 -> node_1;")) << text;
    std::remove(path.c_str());
    EXPECT_OK(cudaGraphDestroy(copy));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphDestroy(copy));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphLaunch(nullptr, stream));
}

TEST_F(Graph, RecordsAndWaitsForEventsOutsideOfIt) {
    begin();
    EXPECT_OK(cudaEventRecordWithFlags(event, stream, cudaEventRecordExternal));
    fill(x, 1, stream);
    EXPECT_OK(cudaEventRecordWithFlags(second_event, stream, cudaEventRecordExternal));
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    cudaGraphNode_t found[3] = {};
    std::size_t room = 3;
    EXPECT_OK(cudaGraphGetNodes(graph, found, &room));
    cudaEvent_t held = nullptr;
    EXPECT_OK(cudaGraphEventRecordNodeGetEvent(found[2], &held));
    EXPECT_EQ(second_event, held);
    cudaGraphNode_t wait = nullptr;
    EXPECT_OK(cudaGraphAddEventWaitNode(&wait, graph, nullptr, 0, event));
    launch();
    float milliseconds = -1;
    EXPECT_OK(cudaEventElapsedTime(&milliseconds, event, second_event));
    EXPECT_GE(milliseconds, 0);
    EXPECT_FAILS(cudaErrorIllegalState,
                 cudaEventRecordWithFlags(event, stream, cudaEventRecordExternal));
}

// ---- memory that graphs allocate

cudaMemAllocNodeParams memory_of(std::size_t bytes) {
    cudaMemAllocNodeParams parameters = {};
    parameters.poolProps.allocType = cudaMemAllocationTypePinned;
    parameters.poolProps.location = {cudaMemLocationTypeDevice, 0};
    parameters.bytesize = bytes;
    return parameters;
}

TEST_F(Graph, AllocatesAndFreesInCapturedStreams) {
    begin();
    int* own = nullptr;
    ASSERT_OK(cudaMallocAsync(&own, count * sizeof(int), stream));
    EXPECT_OK(cudaMemsetAsync(own, 3, count * sizeof(int), stream));
    EXPECT_OK(cudaMemcpyAsync(x, own, sizeof(int), cudaMemcpyDeviceToDevice, stream));
    EXPECT_OK(cudaFreeAsync(own, stream));
    ASSERT_OK(cudaStreamEndCapture(stream, &graph));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemset(own, 0, 4)) << "no launch has allocated it";
    ASSERT_OK(cudaGraphInstantiate(&exec, graph, 0));
    for (int i = 0; i < 3; ++i) {
        fill(x, 0, stream);
        EXPECT_OK(cudaGraphLaunch(exec, stream));
        EXPECT_EQ(0x03030303, first_of(x));
    }
    std::uint64_t used = 1, highest = 0;
    EXPECT_OK(cudaDeviceGetGraphMemAttribute(0, cudaGraphMemAttrUsedMemCurrent, &used));
    EXPECT_OK(cudaDeviceGetGraphMemAttribute(0, cudaGraphMemAttrUsedMemHigh, &highest));
    EXPECT_EQ(0u, used);
    EXPECT_EQ(count * sizeof(int), highest);
    EXPECT_OK(cudaDeviceGraphMemTrim(0));
}

TEST_F(Graph, LeavesItsMemoryToWhoeverFreesIt) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    cudaGraphNode_t node = nullptr, clear = nullptr;
    cudaMemAllocNodeParams parameters = memory_of(64);
    ASSERT_OK(cudaGraphAddMemAllocNode(&node, graph, nullptr, 0, &parameters));
    ASSERT_NE(nullptr, parameters.dptr);
    cudaMemAllocNodeParams got = {};
    EXPECT_OK(cudaGraphMemAllocNodeGetParams(node, &got));
    EXPECT_EQ(parameters.dptr, got.dptr);
    EXPECT_EQ(64u, got.bytesize);
    const cudaMemsetParams fill_it = {parameters.dptr, 64, 1, 4, 16, 1};
    ASSERT_OK(cudaGraphAddMemsetNode(&clear, graph, &node, 1, &fill_it));
    ASSERT_OK(cudaGraphInstantiate(&exec, graph, 0));
    ASSERT_OK(cudaGraphLaunch(exec, stream));
    EXPECT_EQ(1, first_of(static_cast<int*>(parameters.dptr)));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphLaunch(exec, stream)) << "it is still there";
    EXPECT_OK(cudaFreeAsync(parameters.dptr, stream));
    EXPECT_OK(cudaGraphLaunch(exec, stream));
    EXPECT_OK(cudaGraphExecDestroy(exec));
    EXPECT_OK(cudaGraphDestroy(graph));
    exec = nullptr;
    graph = nullptr;
    EXPECT_EQ(1, first_of(static_cast<int*>(parameters.dptr))) << "it outlives the graph";
    EXPECT_OK(cudaFree(parameters.dptr));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFree(parameters.dptr));
}

TEST_F(Graph, FreesOnLaunchWhatTheLaunchBeforeHasLeft) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    cudaGraphNode_t node = nullptr;
    cudaMemAllocNodeParams parameters = memory_of(64);
    ASSERT_OK(cudaGraphAddMemAllocNode(&node, graph, nullptr, 0, &parameters));
    ASSERT_OK(cudaGraphInstantiate(&exec, graph, cudaGraphInstantiateFlagAutoFreeOnLaunch));
    EXPECT_OK(cudaGraphLaunch(exec, stream));
    EXPECT_OK(cudaGraphLaunch(exec, stream));
    EXPECT_OK(cudaFree(parameters.dptr));
}

TEST_F(Graph, WithMemoryIsOneOfItsKind) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    cudaGraphNode_t node = nullptr, free = nullptr;
    cudaMemAllocNodeParams parameters = memory_of(64);
    ASSERT_OK(cudaGraphAddMemAllocNode(&node, graph, nullptr, 0, &parameters));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphAddMemFreeNode(&free, graph, &node, 1, x));
    ASSERT_OK(cudaGraphAddMemFreeNode(&free, graph, &node, 1, parameters.dptr));
    void* freed = nullptr;
    EXPECT_OK(cudaGraphMemFreeNodeGetParams(free, &freed));
    EXPECT_EQ(parameters.dptr, freed);
    ASSERT_OK(cudaGraphInstantiate(&exec, graph, 0));
    cudaGraph_t copy = nullptr;
    cudaGraphExec_t second = nullptr;
    EXPECT_FAILS(cudaErrorNotSupported, cudaGraphClone(&copy, graph));
    EXPECT_FAILS(cudaErrorNotSupported, cudaGraphInstantiate(&second, graph, 0));
    EXPECT_FAILS(cudaErrorNotSupported, cudaGraphDestroyNode(free));
    ASSERT_OK(cudaGraphCreate(&copy, 0));
    EXPECT_FAILS(cudaErrorNotSupported, cudaGraphAddChildGraphNode(&node, copy, nullptr, 0, graph));
    EXPECT_OK(cudaGraphDestroy(copy));
    parameters = memory_of(0);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaGraphAddMemAllocNode(&node, graph, nullptr, 0, &parameters));
}

// ---- conditions: simt/tests/cc/programs/graph_nodes.cu lets kernels set them

TEST_F(Graph, RunsTheBodyThatTheConditionChooses) {
    for (const unsigned value : {0u, 1u, 2u, 3u}) {
        cudaGraph_t made = nullptr;
        cudaGraphExec_t ready = nullptr;
        ASSERT_OK(cudaGraphCreate(&made, 0));
        cudaGraphConditionalHandle handle = 0;
        ASSERT_OK(
            cudaGraphConditionalHandleCreate(&handle, made, value, cudaGraphCondAssignDefault));
        cudaGraphNodeParams parameters = {};
        parameters.type = cudaGraphNodeTypeConditional;
        parameters.conditional = {handle, cudaGraphCondTypeSwitch, 3, nullptr};
        cudaGraphNode_t node = nullptr, body = nullptr;
        ASSERT_OK(cudaGraphAddNode(&node, made, nullptr, 0, &parameters));
        EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphAddNode(&node, made, nullptr, 0, &parameters))
            << "the handle is taken";
        for (int i = 0; i < 3; ++i) {
            const cudaMemsetParams fill_it = {x, 4, static_cast<unsigned>(10 + i), 4, 1, 1};
            ASSERT_OK(cudaGraphAddMemsetNode(&body, parameters.conditional.phGraph_out[i], nullptr,
                                             0, &fill_it));
        }
        ASSERT_OK(cudaGraphInstantiate(&ready, made, 0));
        fill(x, 0, stream);
        ASSERT_OK(cudaGraphLaunch(ready, stream));
        EXPECT_EQ(value < 3 ? static_cast<int>(10 + value) : 0, first_of(x));
        EXPECT_OK(cudaGraphExecDestroy(ready));
        EXPECT_OK(cudaGraphDestroy(made));
    }
}

TEST_F(Graph, RunsElseWhereIfIsNot) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    cudaGraphConditionalHandle handle = 0;
    ASSERT_OK(cudaGraphConditionalHandleCreate(&handle, graph, 0, 0));
    cudaGraphNodeParams parameters = {};
    parameters.type = cudaGraphNodeTypeConditional;
    parameters.conditional = {handle, cudaGraphCondTypeIf, 2, nullptr};
    cudaGraphNode_t node = nullptr, behind = nullptr;
    ASSERT_OK(cudaGraphAddNode(&node, graph, nullptr, nullptr, 0, &parameters)) << "CUDA 13's";
    const cudaMemsetParams fill_x = {x, 4, 4, 4, 1, 1};
    cudaGraphNode_t body = nullptr;
    ASSERT_OK(
        cudaGraphAddMemsetNode(&body, parameters.conditional.phGraph_out[1], nullptr, 0, &fill_x));
    ASSERT_OK(
        cudaGraphAddMemcpyNode1D(&behind, graph, &node, 1, y, x, 4, cudaMemcpyDeviceToDevice));
    cudaGraphNodeType type = cudaGraphNodeTypeEmpty;
    EXPECT_OK(cudaGraphNodeGetType(node, &type));
    EXPECT_EQ(cudaGraphNodeTypeConditional, type);
    launch();
    EXPECT_EQ(4, first_of(y));
}

TEST_F(Graph, BodiesHoldNoHostFunctions) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    cudaGraphConditionalHandle handle = 0;
    ASSERT_OK(cudaGraphConditionalHandleCreate(&handle, graph, 0, 0));
    cudaGraphNodeParams parameters = {};
    parameters.type = cudaGraphNodeTypeConditional;
    parameters.conditional = {handle, cudaGraphCondTypeWhile, 1, nullptr};
    cudaGraphNode_t node = nullptr;
    ASSERT_OK(cudaGraphAddNode(&node, graph, nullptr, 0, &parameters));
    cudaGraphNodeParams host = {};
    host.type = cudaGraphNodeTypeHost;
    host.host = {[](void*) {}, nullptr};
    ASSERT_OK(cudaGraphAddNode(&node, parameters.conditional.phGraph_out[0], nullptr, 0, &host));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGraphInstantiate(&exec, graph, 0));
    exec = nullptr;
}

TEST_F(Graph, ThatUsesFreedMemoryFails) {
    ASSERT_OK(cudaGraphCreate(&graph, 0));
    int* gone = nullptr;
    ASSERT_OK(cudaMalloc(&gone, count * sizeof(int)));
    add_fill(gone, 1);
    ASSERT_OK(cudaGraphInstantiate(&exec, graph, 0));
    ASSERT_OK(cudaFree(gone));
    EXPECT_EQ(cudaErrorIllegalAddress, cudaGraphLaunch(exec, stream));
    EXPECT_OK(cudaDeviceReset());
    cudaGetLastError();
    EXPECT_OK(cudaGraphExecDestroy(exec));
    EXPECT_OK(cudaGraphDestroy(graph));
    exec = nullptr;
    graph = nullptr;
    SetUp();  // the reset has taken everything
}

}  // namespace
