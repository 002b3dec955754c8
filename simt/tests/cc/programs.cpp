// Programs of the kind that readers bring. Each checks its own result: exit status 0 is right.
#include "simt/tests/cc/command.hpp"

namespace simt_cc {
namespace {

// For a device that has what the newest of them need.
constexpr const char* kNewDevice = "-arch=sm_90";

class Programs : public BookCc, public testing::WithParamInterface<const char*> {};

TEST_P(Programs, CompileAndFindTheirResultsRight) {
    const Ran made =
        cc(std::string("-O1 -arch=native '" PROGRAMS "/") + GetParam() + ".cu' -lcublas -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    const Ran ran = shell("SIMT_DEVICES=2 ./prog");
    EXPECT_EQ(ran.status, 0) << ran.output;
}

INSTANTIATE_TEST_SUITE_P(Simulated, Programs,
                         testing::Values("cublaslt", "curand", "device_templates", "driver_api",
                                         "exceptions", "fp8", "gpu_arithmetic", "graph_nodes",
                                         "graphs", "grid_sync", "half", "histogram",
                                         "kernel_pointers", "lambdas", "launch_attributes",
                                         "libcudacxx", "large_tiles", "nested_launches",
                                         "old_courses", "pools", "prints_and_asserts", "reduction",
                                         "scan", "softmax", "stencil", "streams", "textures",
                                         "transpose", "two_devices"),
                         [](const auto& program) { return std::string(program.param); });

// Thrust and CUB are packages of the distribution, libthrust-dev and libcub-dev. The whole run of the
// tests (.ci/run) says that they must be there.
class Libraries : public BookCc {
  protected:
    void SetUp() override {
        BookCc::SetUp();
        if (std::filesystem::exists("/usr/include/thrust/version.h")) return;
        const char* const missing = "missing: apt-get install libthrust-dev";
        if (std::getenv("SIMT_ALL_LIBRARIES") != nullptr) FAIL() << missing;
        GTEST_SKIP() << missing;
    }
};
class LibraryPrograms : public Libraries, public testing::WithParamInterface<const char*> {};

TEST_P(LibraryPrograms, CompileAndFindTheirResultsRight) {
    const Ran made = cc(std::string("-O1 '" PROGRAMS "/") + GetParam() + ".cu' -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output, "");
    const Ran ran = shell("./prog");
    EXPECT_EQ(ran.status, 0) << ran.output;
}

INSTANTIATE_TEST_SUITE_P(Simulated, LibraryPrograms,
                         testing::Values("cub_block", "cub_device", "thrust"),
                         [](const auto& program) { return std::string(program.param); });

TEST_F(Libraries, AreQuietUnderCheck) {
    for (const char* const program :
         {"cublaslt", "curand", "fp8", "libcudacxx", "thrust", "cub_block"}) {
        const Ran made = cc(std::string("--check '" PROGRAMS "/") + program + ".cu' -o prog");
        ASSERT_EQ(made.status, 0) << made.output;
        EXPECT_EQ(made.output, "");
        const Ran ran = shell("./prog");
        EXPECT_EQ(ran.status, 0) << program << "\n" << ran.output;
    }
}

// An arrival without its wait, a flag without an order, a copy that nobody waits for.
TEST_F(BookCc, CheckFindsWhatLibcudacxxDoesNotOrder) {
    write("prog.cu",
          "#include <cooperative_groups.h>\n"
          "#include <cooperative_groups/memcpy_async.h>\n"
          "#include <cuda/atomic>\n"
          "#include <cuda/barrier>\n"
          "using Flag = cuda::atomic<int, cuda::thread_scope_device>;\n"
          "__global__ void arrives(int* out) {\n"
          "    __shared__ cuda::barrier<cuda::thread_scope_block> meeting;\n"
          "    __shared__ int values[64];\n"
          "    if (threadIdx.x == 0) init(&meeting, 64);\n"
          "    __syncthreads();\n"
          "    values[threadIdx.x] = 1;\n"
          "    auto token = meeting.arrive();\n"
          "    out[threadIdx.x] = values[63 - threadIdx.x];\n"
          "    meeting.wait(cuda::std::move(token));\n"
          "}\n"
          "__global__ void relaxed(Flag* flag, int* data, int* out) {\n"
          "    if (blockIdx.x == 0) {\n"
          "        *data = 7;\n"
          "        flag->store(1, cuda::memory_order_relaxed);\n"
          "    } else {\n"
          "        while (flag->load(cuda::memory_order_acquire) == 0) continue;\n"
          "        *out = *data;\n"
          "    }\n"
          "}\n"
          "__global__ void copies(const int* in, int* out) {\n"
          "    __shared__ int values[64];\n"
          "    auto block = cooperative_groups::this_thread_block();\n"
          "    cooperative_groups::memcpy_async(block, values, in, sizeof values);\n"
          "    out[threadIdx.x] = values[threadIdx.x];\n"
          "    cooperative_groups::wait(block);\n"
          "}\n"
          "int main() {\n"
          "    int* memory; Flag* flag;\n"
          "    cudaMalloc(&memory, 128 * sizeof(int));\n"
          "    cudaMalloc(&flag, sizeof(Flag));\n"
          "    cudaMemset(memory, 0, 128 * sizeof(int));\n"
          "    cudaMemset(flag, 0, sizeof(Flag));\n"
          "    arrives<<<1, 64>>>(memory);\n"
          "    relaxed<<<2, 1>>>(flag, memory, memory + 1);\n"
          "    copies<<<1, 64>>>(memory, memory + 64);\n"
          "    cudaDeviceSynchronize();\n"
          "    cudaFree(memory); cudaFree(flag);\n"
          "}\n");
    const Ran made = cc("--check prog.cu -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    const Ran ran = shell("./prog");
    EXPECT_NE(ran.status, 0);
    for (const char* const said :
         {"Write access at arrives(int*) in prog.cu:11", "prog.cu:13", "prog.cu:18", "prog.cu:22",
          "Write access at copies(int const*, int*) in prog.cu:28", "prog.cu:29",
          "ERROR SUMMARY: 3 errors"})
        EXPECT_NE(ran.output.find(said), std::string::npos) << said << "\n" << ran.output;
}

// What Thrust's and CUB's own kernels see of a program's mistakes.
TEST_F(Libraries, CheckFindsMistakesAroundThem) {
    write("prog.cu",
          "#include <cub/block/block_reduce.cuh>\n"
          "#include <thrust/device_vector.h>\n"
          "#include <thrust/execution_policy.h>\n"
          "#include <thrust/for_each.h>\n"
          "#include <thrust/iterator/counting_iterator.h>\n"
          "__global__ void twice(int* out) {\n"
          "    using Reduce = cub::BlockReduce<int, 128>;\n"
          "    __shared__ Reduce::TempStorage temporary;\n"
          "    const int a = Reduce(temporary).Sum(1);\n"
          "    const int b = Reduce(temporary).Sum(2);\n"
          "    if (threadIdx.x == 0) *out = a + b;\n"
          "}\n"
          "struct Add { int* sum; __device__ void operator()(int i) const {\n"
          "    *sum += i; } };\n"
          "struct Set { int* all; __device__ void operator()(int i) const {\n"
          "    all[i] = i; } };\n"
          "int main() {\n"
          "    thrust::device_vector<int> v(10);\n"
          "    int* const raw = thrust::raw_pointer_cast(v.data());\n"
          "    thrust::counting_iterator<int> zero(0);\n"
          "    twice<<<1, 128>>>(raw);\n"
          "    thrust::for_each(thrust::device, zero, zero + 100, Add{raw});\n"
          "    thrust::for_each(thrust::device, zero, zero + 11, Set{raw});\n"
          "}\n");
    const Ran made = cc("--check prog.cu -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    const Ran ran = shell("./prog");
    EXPECT_NE(ran.status, 0);
    for (const char* const said :
         {"of temporary: thread", "Race reported between Write access at Add::operator()(int)",
          "prog.cu:14", "Invalid __global__ write", "prog.cu:16",
          "after the nearest allocation at ", "ERROR SUMMARY: 3 errors"})
        EXPECT_NE(ran.output.find(said), std::string::npos) << said << "\n" << ran.output;
}

TEST_F(BookCc, TexturesAndNestedLaunchesAreQuietUnderCheck) {
    for (const char* const program : {"textures", "nested_launches"}) {
        const Ran made = cc(std::string("--check '" PROGRAMS "/") + program + ".cu' -o prog");
        ASSERT_EQ(made.status, 0) << made.output;
        EXPECT_EQ(made.output, "");
        const Ran ran = shell("./prog");
        EXPECT_EQ(ran.status, 0) << ran.output;
    }
}

TEST_F(BookCc, WhatAKernelLaunchesIsHeldAgainstTheLimits) {
    write("prog.cu",
          "#include <cstdio>\n"
          "__global__ void endless(int* n) { ++*n; endless<<<1, 1>>>(n); }\n"
          "__global__ void large(int* n) { endless<<<1, 2048>>>(n); }\n"
          "__global__ void tails(int* n) {\n"
          "    if (++*n < 100) tails<<<1, 1, 0, cudaStreamTailLaunch>>>(n);\n"
          "}\n"
          "int main() {\n"
          "    int* n;\n"
          "    cudaMallocManaged(&n, sizeof(int));\n"
          "    *n = 0;\n"
          "    endless<<<1, 1>>>(n);\n"
          "    cudaDeviceSynchronize();\n"
          "    std::printf(\"%d %s\\n\", *n, cudaGetErrorName(cudaGetLastError()));\n"
          "    large<<<1, 1>>>(n);\n"
          "    cudaDeviceSynchronize();\n"
          "    std::printf(\"%d %s\\n\", *n, cudaGetErrorName(cudaGetLastError()));\n"
          "    *n = 0;\n"
          "    tails<<<1, 1>>>(n);\n"
          "    cudaDeviceSynchronize();\n"
          "    std::printf(\"%d %s\\n\", *n, cudaGetErrorName(cudaGetLastError()));\n"
          "}\n");
    ASSERT_EQ(cc("-O1 prog.cu -o prog").output, "");
    EXPECT_EQ(shell("./prog 2>/dev/null").output,
              "25 cudaErrorLaunchMaxDepthExceeded\n25 cudaErrorInvalidConfiguration\n"
              "100 cudaSuccess\n");
    const std::string said = shell("./prog 2>&1 >/dev/null").output;
    EXPECT_NE(said.find("kernel endless launched at prog.cu:2: kernels launch kernels more than 24 "
                        "deep"),
              std::string::npos)
        << said;
}

class TensorPrograms : public BookCc, public testing::WithParamInterface<const char*> {};

TEST_P(TensorPrograms, CompileAndFindTheirResultsRight) {
    const Ran made =
        cc(std::string("-O1 ") + kNewDevice + " '" PROGRAMS "/" + GetParam() + ".cu' -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    for (const char* const seed : {"0", "1", "2"}) {
        const Ran ran = shell(std::string("SIMT_SEED=") + seed + " ./prog");
        EXPECT_EQ(ran.status, 0) << ran.output;
    }
}

INSTANTIATE_TEST_SUITE_P(Simulated, TensorPrograms,
                         testing::Values("cublaslt", "libcudacxx", "mma_layouts", "ptx",
                                         "tensor_core_gemm", "wmma"),
                         [](const auto& program) { return std::string(program.param); });

// The device, its limits and __CUDA_ARCH__ are what -arch says.
TEST_F(BookCc, TheVirtualGpuIsOfTheArchitectureThatAProgramIsCompiledFor) {
    const struct {
        const char* options;
        const char* expected;
    } cases[] = {{"", "750 65536 1024"},
                 {"-arch=sm_80", "800 166912 2048"},
                 {"-gencode arch=compute_86,code=sm_86", "860 101376 1536"},
                 {"-arch=compute_89", "890 101376 1536"},
                 {"-arch=sm_90 --count", "900 232448 2048"}};
    for (const auto& [options, expected] : cases) {
        const Ran made =
            cc(std::string("-O1 ") + options + " '" PROGRAMS "/architecture.cu' -o prog");
        ASSERT_EQ(made.status, 0) << made.output;
        const Ran ran = shell("./prog");
        EXPECT_EQ(ran.status, 0) << options << "\n" << ran.output;
        EXPECT_EQ(ran.output.substr(0, ran.output.find('\n')), expected);
    }
}

// As the Makefiles of Rodinia, CS149 and 15-418 do: nvcc compiles, the host compiler links.
TEST_F(BookCc, ObjectsAreLinkedByTheHostCompilerWithTheRuntimesLibrary) {
    write("kernel.cu",
          "#include <cstdio>\n"
          "__global__ void k(int* a) { a[0] = 3; printf(\"in a kernel\\n\"); }\n"
          "int run() { int *d, r; cudaMalloc(&d, 4); k<<<1, 1>>>(d);\n"
          "  cudaMemcpy(&r, d, 4, cudaMemcpyDeviceToHost); cudaFree(d); return r; }\n");
    write("main.cpp",
          "#include <cuda_runtime.h>\n"
          "int run();\n"
          "int main() { int n = 0; cudaGetDeviceCount(&n); return n == 1 ? run() : 1; }\n");
    const Ran made =
        shell("CUDA='" TOOLKIT
              "' && \"$CUDA/bin/nvcc\" -O1 -arch=sm_80 -c kernel.cu -o kernel.o && "
              "'" COMPILER
              "' -std=c++17 \"-I$CUDA/include\" -c main.cpp && "
              "'" COMPILER "' main.o kernel.o -o prog \"-L$CUDA/lib64\" -lcuda -lcudart -lcublas");
    ASSERT_EQ(made.status, 0) << made.output;
    const Ran ran = shell("./prog");
    EXPECT_EQ(ran.status, 3);
    EXPECT_EQ(ran.output, "in a kernel\n");
}

// CMake's own CUDA: the language (with calls between kernels' files, which nvcc links by themselves)
// and the toolkit's libraries for a C++ target.
TEST_F(BookCc, CMakeTakesItForACudaToolkit) {
    write("CMakeLists.txt",
          "cmake_minimum_required(VERSION 3.22)\n"
          "project(uses_cuda LANGUAGES CXX CUDA)\n"
          "find_package(CUDAToolkit REQUIRED)\n"
          "add_library(kernels STATIC kernel.cu twice.cu)\n"
          "set_target_properties(kernels PROPERTIES CUDA_SEPARABLE_COMPILATION ON)\n"
          "target_compile_options(kernels PRIVATE $<$<COMPILE_LANGUAGE:CUDA>:-O1 -Wall>)\n"
          "add_executable(prog main.cpp)\n"
          "target_link_libraries(prog PRIVATE kernels CUDA::cudart CUDA::cublas)\n"
          "file(WRITE ${CMAKE_BINARY_DIR}/found \"${CUDAToolkit_VERSION} "
          "${CMAKE_CUDA_ARCHITECTURES}\")\n");
    write("twice.cu", "__device__ int twice(int x) { return 2 * x; }\n");
    write("kernel.cu",
          "extern __device__ int twice(int);\n"
          "__global__ void k(int* a) { *a = twice(*a); }\n"
          "int run(int x) { int* a; cudaMallocManaged(&a, 4); *a = x; k<<<1, 1>>>(a);\n"
          "  cudaDeviceSynchronize(); x = *a; cudaFree(a); return x; }\n");
    write("main.cpp",
          "#include <cublas_v2.h>\n"
          "int run(int);\n"
          "int main() { cublasHandle_t h; if (cublasCreate(&h)) return 1; cublasDestroy(h); return "
          "run(4); }\n");
    // A link: CMake takes the path apart where it has a blank.
    std::filesystem::create_directory_symlink(TOOLKIT, directory_ / "cuda");
    const Ran made = shell(
        "cmake -S . -B build -G Ninja -DCMAKE_CXX_COMPILER='" COMPILER
        "' -DCMAKE_CUDA_COMPILER=$PWD/cuda/bin/nvcc >log 2>&1 && cmake --build build >>log 2>&1 || "
        "{ cat log; exit 1; }");
    ASSERT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(shell("build/prog").status, 8);
    EXPECT_EQ(simt::test::read_file((directory_ / "build/found").string()), "12.4.131 75");
}

// -I$(CUDA_PATH)/include is in half of all Makefiles.
TEST_F(BookCc, HeadersOfAToolkitThatIsInstalledAreNotRead) {
    std::filesystem::create_directories(directory_ / "toolkit/include/crt");
    for (const char* const header : {"cuda_runtime.h", "cuda_runtime_api.h", "driver_types.h"})
        write(std::string("toolkit/include/") + header, "#error \"NVIDIA's own\"\n");
    write("prog.cu", "#include <cuda_runtime.h>\nint main() { return CUDART_VERSION == 0; }\n");
    write("host.cpp", "#include <cuda_runtime_api.h>\nint version() { return CUDART_VERSION; }\n");
    const Ran made = cc("-O0 -Itoolkit/include -isystem toolkit/include prog.cu host.cpp -o prog");
    ASSERT_EQ(made.status, 0) << made.output;
    EXPECT_EQ(made.output,
              "simt-cc: note: without effect on a CPU: -I toolkit/include -isystem "
              "toolkit/include\n");
    EXPECT_EQ(cc("-O0 -Xcompiler -Itoolkit/include -c prog.cu host.cpp").output, "");
    EXPECT_EQ(shell("CPATH=toolkit/include \"$SIMT_CC\" -O0 -c prog.cu").output, "");
    EXPECT_EQ(shell("'" SIMT_COMPILE "' -Itoolkit/include -c prog.cu -o prog.o").output, "");
}

// The programs above could not fail if a wrong kernel went unnoticed.
TEST_F(BookCc, ProgramsNoticeAWrongKernel) {
    std::string source = simt::test::read_file(PROGRAMS "/scan.cu");
    const std::string right = "i >= step ?", wrong = "i > step ?";
    ASSERT_NE(source.find(right), std::string::npos);
    write("wrong.cu", source.replace(source.find(right), right.size(), wrong));
    ASSERT_EQ(cc("-O1 wrong.cu -o wrong").status, 0);
    EXPECT_EQ(shell("./wrong").status, 1);
}

}  // namespace
}  // namespace simt_cc
