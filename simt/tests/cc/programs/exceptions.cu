// Exceptions in host code: thrown by `throw`, by the library and by an error of the GPU, caught by type,
// by base and by all, thrown again, and what they clean up on their way.
#include <cstdio>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

namespace {

int mistakes = 0, alive = 0;

void expect(bool right, const char* what) {
    if (right) return;
    std::printf("wrong: %s\n", what);
    ++mistakes;
}

struct Counted {
    Counted() { ++alive; }
    Counted(const Counted&) { ++alive; }
    ~Counted() { --alive; }
};

struct CudaError : std::runtime_error {
    explicit CudaError(cudaError_t status)
        : std::runtime_error(cudaGetErrorString(status)), status(status) {}
    cudaError_t status;
};
void check(cudaError_t status) {
    if (status != cudaSuccess) throw CudaError(status);
}

class Buffer {
  public:
    explicit Buffer(std::size_t bytes) { check(cudaMalloc(&memory_, bytes)); }
    ~Buffer() { cudaFree(memory_); }
    Buffer(const Buffer&) = delete;
    int* get() const { return static_cast<int*>(memory_); }

  private:
    void* memory_ = nullptr;
    Counted counted_;
};

// With a destructor, and a barrier while it lives: a kernel knows no exceptions, but may have both.
struct Guard {
    __device__ explicit Guard(int* sum) : sum(sum) {}
    __device__ ~Guard() { atomicAdd(sum, 1); }
    int* sum;
};
__device__ __noinline__ int neighbour(int* values) {
    values[threadIdx.x] = threadIdx.x;
    __syncthreads();
    return values[(threadIdx.x + 1) % blockDim.x];
}
__global__ void meet(int* sum) {
    __shared__ int values[64];
    Guard guard(sum);
    atomicAdd(sum, neighbour(values));
}

struct Left {
    virtual ~Left() = default;
    int left = 1;
};
struct Right {
    virtual ~Right() = default;
    int right = 2;
};
struct Both : Left, virtual Right {
    int both = 3;
};

[[gnu::noinline]] void throws(int what) {
    Counted counted;
    switch (what) {
        case 0:
            throw std::runtime_error("a runtime error");
        case 1:
            throw 17;
        case 2:
            throw Both();
        case 3:
            throw "words";
        case 4:
            throw std::string("a string");
        case 5:
            throw std::bad_alloc();
        default:
            return;
    }
}

long long wide(int what) {  // 64 bits come back past a handler
    const Counted counted;
    throws(what);
    return 1LL << 40;
}

std::string caught_as(int what) {
    Counted counted;
    try {
        Counted inner;
        return std::to_string(wide(what) >> 40);
    } catch (const std::bad_alloc& e) {
        return "bad_alloc";
    } catch (const std::exception& e) {
        return e.what();
    } catch (int number) {
        return "int " + std::to_string(number);
    } catch (const Right& right) {
        return "right " + std::to_string(right.right);
    } catch (const char* words) {
        return words;
    } catch (...) {
        return "anything";
    }
}

template <class Call>
std::string what_of(Call call) {
    try {
        call();
    } catch (const std::out_of_range&) {
        return "out_of_range";
    } catch (const std::bad_cast&) {
        return "bad_cast";
    } catch (const std::bad_alloc&) {
        return "bad_alloc";
    } catch (const std::logic_error&) {
        return "logic_error";
    } catch (const std::exception& e) {
        return e.what();
    }
    return "nothing";
}

void of_types() {
    const char* const wanted[] = {"a runtime error", "int 17",    "right 2", "words",
                                  "anything",        "bad_alloc", "1"};
    for (int what = 0; what < 7; ++what) expect(caught_as(what) == wanted[what], wanted[what]);
    expect(alive == 0, "everything on the way is cleaned up");
}

void of_the_library() {
    std::vector<int> numbers(3);
    const std::string text = "abc";
    expect(what_of([&] { numbers.at(3) = 1; }) == "out_of_range", "vector::at");
    expect(what_of([&] { std::printf("%c", text.at(5)); }) == "out_of_range", "string::at");
    expect(what_of([&] { std::printf("%s", text.substr(5).c_str()); }) == "out_of_range", "substr");
    expect(what_of([] { std::printf("%d", std::stoi("none")); }) == "logic_error", "stoi");
    expect(what_of([&] { numbers.resize(numbers.max_size() + 1); }) == "logic_error", "resize");
    expect(what_of([] {
               volatile std::size_t most = std::numeric_limits<std::size_t>::max() / 2 - 100;
               std::printf("%p", static_cast<void*>(new char[most]));
           }) == "bad_alloc",
           "new");
    Left left;
    expect(what_of([&] { dynamic_cast<Both&>(left).both = 1; }) == "bad_cast", "dynamic_cast");
}

void of_the_device() {
    int sum = 0;
    try {
        Buffer buffer(64);
        check(cudaMemset(buffer.get(), 0, 64));
        meet<<<1, 64>>>(buffer.get());
        check(cudaMemcpy(&sum, buffer.get(), sizeof sum, cudaMemcpyDeviceToHost));
        meet<<<1, 4096>>>(buffer.get());
        check(cudaGetLastError());
        expect(false, "a block of 4096 threads is refused");
    } catch (const CudaError& e) {
        expect(e.status == cudaErrorInvalidConfiguration, e.what());
    }
    expect(sum == 63 * 64 / 2 + 64, "the kernel's sum");
    expect(alive == 0, "the buffer is gone");
    bool refused = false;
    try {
        Buffer huge(std::size_t{1} << 31 << 9 * (sizeof(std::size_t) > 4));
    } catch (const std::runtime_error& e) {
        refused = dynamic_cast<const CudaError*>(&e) != nullptr;
    }
    expect(refused, "too much memory");
}

void of_nesting() {
    std::string order;
    try {
        try {
            throws(0);
        } catch (std::runtime_error& e) {
            order += "inner ";
            try {
                throws(1);
            } catch (int) {
                order += "int ";
            }
            expect(std::string(e.what()) == "a runtime error", "the outer one is still there");
            throw;
        }
    } catch (const std::exception& e) {
        order += e.what();
    }
    expect(order == "inner int a runtime error", order.c_str());

    std::exception_ptr kept;
    try {
        throws(4);
    } catch (...) {
        kept = std::current_exception();
    }
    for (int time = 0; time < 2; ++time) {
        try {
            std::rethrow_exception(kept);
        } catch (const std::string& text) {
            expect(text == "a string", "kept");
        }
    }

    struct Member {
        Counted first;
        std::unique_ptr<int> second{new int(1)};
        Member() { throws(1); }
    };
    bool caught = false;
    try {
        std::vector<Counted> many(5);
        const std::unique_ptr<Member> made(new Member());
    } catch (...) {
        caught = std::uncaught_exceptions() == 0;
    }
    expect(caught && alive == 0, "an object that is not finished");

    struct Looks {
        int& seen;
        ~Looks() { seen = std::uncaught_exceptions(); }
    };
    int seen = 0;
    try {
        const Looks looks{seen};
        throws(1);
    } catch (int) {
    }
    expect(seen == 1, "a destructor sees what is on its way");
    for (int i = 0; i < 1000; ++i) {
        try {
            throws(i % 6);
        } catch (const std::exception&) {
        } catch (...) {
        }
    }
    expect(alive == 0, "a thousand");
}

}  // namespace

int main() {
    of_types();
    of_the_library();
    of_the_device();
    of_nesting();
    if (mistakes == 0) std::puts("caught");
    return mistakes;
}
