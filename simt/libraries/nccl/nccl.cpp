// NCCL for simulated devices. A collective operation happens when the last of its ranks has called;
// the others wait in their calls (on a GPU their streams would wait).
#include "nccl.h"

#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

namespace {

enum class Collective { all_reduce, reduce, broadcast, all_gather, reduce_scatter };

const char* name_of(Collective what) {
    switch (what) {
        case Collective::all_reduce:
            return "ncclAllReduce";
        case Collective::reduce:
            return "ncclReduce";
        case Collective::broadcast:
            return "ncclBroadcast";
        case Collective::all_gather:
            return "ncclAllGather";
        case Collective::reduce_scatter:
            return "ncclReduceScatter";
    }
    return "nccl";
}

/// What one rank asked for.
struct Call {
    Collective what;
    const void* from;
    void* to;
    std::size_t count;
    ncclDataType_t type;
    ncclRedOp_t op;
    int root;
    cudaStream_t stream;
};

/// The ranks that talk to each other.
struct Clique {
    explicit Clique(int size) : calls(static_cast<std::size_t>(size)) {}
    int size() const { return static_cast<int>(calls.size()); }

    std::condition_variable changed;
    std::vector<std::unique_ptr<Call>> calls;  // of the operation that is being gathered
    int arrived = 0;
    std::uint64_t done = 0;  // operations finished; a rank waits until its own is
    ncclResult_t result = ncclSuccess;
    int joined = 0;
    std::vector<bool> aborted = std::vector<bool>(calls.size());  // ranks that gave up
};

std::string list_of(const std::vector<int>& ranks) {
    std::string list;
    for (const int rank : ranks) list += (list.empty() ? "" : ", ") + std::to_string(rank);
    return list;
}

}  // namespace

struct ncclComm {
    std::shared_ptr<Clique> clique;
    int rank;
    int device;
    bool blocking = true;
    bool joins = false;        // what it waits for, when it does not block: the other ranks,
    std::uint64_t ticket = 0;  // or the end of the last operation
    bool called = false;
};

namespace {

/// Whether all that this rank has asked for has happened.
bool done(const ncclComm& comm) {
    const Clique& clique = *comm.clique;
    if (comm.joins && clique.joined < clique.size()) return false;
    return !comm.called || clique.done > comm.ticket;
}

std::mutex& mutex() {
    static auto& one = *new std::mutex;
    return one;
}

std::set<ncclComm_t>& comms() {
    static auto& all = *new std::set<ncclComm_t>;
    return all;
}

std::map<std::string, std::shared_ptr<Clique>>& cliques_by_id() {
    static auto& all = *new std::map<std::string, std::shared_ptr<Clique>>;
    return all;
}

thread_local std::string last_error = "no error";

ncclResult_t fail(ncclResult_t result, const std::string& why) {
    last_error = why;
    std::fprintf(stderr, "simt: %s\n", why.c_str());
    return result;
}

/// A rank's part in an operation (or in the making of a communicator), waited for at the end of the
/// group.
struct Pending {
    std::shared_ptr<Clique> clique;
    std::uint64_t ticket = 0;
    bool joins = false;
    const char* function = "";
    int rank = 0;
};

struct Group {
    int depth = 0;
    ncclResult_t result = ncclSuccess;
    std::vector<Pending> pending;
};

thread_local Group group;

std::string missing_ranks(const Clique& clique) {
    std::vector<int> missing, aborted;
    for (int rank = 0; rank < clique.size(); ++rank) {
        const auto i = static_cast<std::size_t>(rank);
        if (clique.aborted[i]) {
            aborted.push_back(rank);
        } else if (!clique.calls[i]) {
            missing.push_back(rank);
        }
    }
    if (aborted.empty()) {
        return list_of(missing) +
               ". One host thread that drives several ranks calls between ncclGroupStart and "
               "ncclGroupEnd";
    }
    return list_of(aborted) + ", whose communicator was aborted: every rank has to abort its own";
}

ncclResult_t wait(std::unique_lock<std::mutex>& lock, const Pending& pending) {
    Clique& clique = *pending.clique;
    const auto over = [&] {
        return clique.aborted[static_cast<std::size_t>(pending.rank)] ||
               (pending.joins ? clique.joined == clique.size() : clique.done > pending.ticket);
    };
    // Long enough for slow simulated kernels of the other ranks; a forgotten group call shows.
    if (!clique.changed.wait_for(lock, std::chrono::seconds(10), over)) {
        if (pending.joins) {
            std::fprintf(stderr,
                         "simt: %s: rank %d still waits: %d of %d ranks have come. Ranks in other "
                         "processes never do: the simulator has one process.\n",
                         pending.function, pending.rank, clique.joined, clique.size());
        } else {
            std::fprintf(stderr, "simt: %s: rank %d still waits for rank %s.\n", pending.function,
                         pending.rank, missing_ranks(clique).c_str());
        }
        clique.changed.wait(lock, over);
    }
    if (clique.aborted[static_cast<std::size_t>(pending.rank)]) return ncclInternalError;
    return clique.result;
}

std::size_t size_of(ncclDataType_t type) {
    switch (type) {
        case ncclInt8:
        case ncclUint8:
            return 1;
        case ncclInt32:
        case ncclUint32:
        case ncclFloat32:
            return 4;
        case ncclInt64:
        case ncclUint64:
        case ncclFloat64:
            return 8;
        default:
            return 0;
    }
}

template <class T>
T combine(ncclRedOp_t op, T a, T b) {
    switch (op) {
        case ncclProd:
            return static_cast<T>(a * b);
        case ncclMax:
            return std::max(a, b);
        case ncclMin:
            return std::min(a, b);
        default:
            return static_cast<T>(a + b);
    }
}

/// to[i] = from[0][i] op from[1][i] op …, in the order of the ranks.
template <class T>
void reduce(const std::vector<const void*>& from, std::size_t first, std::size_t count,
            ncclRedOp_t op, T* to) {
    constexpr std::size_t portion = 4096;  // an output may be one of the inputs
    std::vector<T> sums(portion);
    for (std::size_t start = 0; start < count; start += portion) {
        const std::size_t n = std::min(portion, count - start);
        for (std::size_t rank = 0; rank < from.size(); ++rank) {
            const T* values = static_cast<const T*>(from[rank]) + first + start;
            for (std::size_t i = 0; i < n; ++i)
                sums[i] = rank == 0 ? values[i] : combine(op, sums[i], values[i]);
        }
        if (op == ncclAvg) {
            for (std::size_t i = 0; i < n; ++i)
                sums[i] = static_cast<T>(sums[i] / static_cast<T>(from.size()));
        }
        std::copy_n(sums.begin(), n, to + start);
    }
}

void reduce_any(const std::vector<const void*>& from, std::size_t first, std::size_t count,
                ncclDataType_t type, ncclRedOp_t op, void* to) {
    switch (type) {
        case ncclInt8:
            return reduce(from, first, count, op, static_cast<std::int8_t*>(to));
        case ncclUint8:
            return reduce(from, first, count, op, static_cast<std::uint8_t*>(to));
        case ncclInt32:
            return reduce(from, first, count, op, static_cast<std::int32_t*>(to));
        case ncclUint32:
            return reduce(from, first, count, op, static_cast<std::uint32_t*>(to));
        case ncclInt64:
            return reduce(from, first, count, op, static_cast<std::int64_t*>(to));
        case ncclUint64:
            return reduce(from, first, count, op, static_cast<std::uint64_t*>(to));
        case ncclFloat32:
            return reduce(from, first, count, op, static_cast<float*>(to));
        default:
            return reduce(from, first, count, op, static_cast<double*>(to));
    }
}

/// Does what all ranks have asked for.
void perform(const Clique& clique) {
    const auto call = [&](int rank) -> const Call& {
        return *clique.calls[static_cast<std::size_t>(rank)];
    };
    const Call& first = call(0);
    const std::size_t bytes = first.count * size_of(first.type);
    const auto ranks = clique.calls.size();
    std::vector<const void*> from;
    for (const auto& one : clique.calls) from.push_back(one->from);
    // Results are made aside: a rank's output may be another one's input only for in-place calls,
    // but the copies below keep even those apart.
    std::vector<unsigned char> result;
    switch (first.what) {
        case Collective::all_reduce:
        case Collective::reduce:
            result.resize(bytes);
            reduce_any(from, 0, first.count, first.type, first.op, result.data());
            for (int rank = 0; rank < clique.size(); ++rank) {
                if (first.what == Collective::reduce && rank != first.root) continue;
                if (bytes > 0) std::memcpy(call(rank).to, result.data(), bytes);
            }
            break;
        case Collective::broadcast:
            for (int rank = 0; rank < clique.size(); ++rank) {
                if (bytes > 0) std::memmove(call(rank).to, call(first.root).from, bytes);
            }
            break;
        case Collective::all_gather:
            result.resize(bytes * ranks);
            for (std::size_t rank = 0; rank < ranks; ++rank) {
                if (bytes > 0) std::memcpy(result.data() + rank * bytes, from[rank], bytes);
            }
            for (int rank = 0; rank < clique.size(); ++rank) {
                if (bytes > 0) std::memcpy(call(rank).to, result.data(), result.size());
            }
            break;
        case Collective::reduce_scatter:
            result.resize(bytes * ranks);
            reduce_any(from, 0, first.count * ranks, first.type, first.op, result.data());
            for (std::size_t rank = 0; rank < ranks; ++rank) {
                if (bytes > 0)
                    std::memcpy(clique.calls[rank]->to, result.data() + rank * bytes, bytes);
            }
            break;
    }
}

/// Differences between what the ranks asked for, which would hang or corrupt memory on GPUs.
std::string disagreement(const Clique& clique) {
    const Call& first = *clique.calls[0];
    for (std::size_t rank = 1; rank < clique.calls.size(); ++rank) {
        const Call& other = *clique.calls[rank];
        const std::string who = " by rank 0, " + std::string(name_of(other.what)) + " of " +
                                std::to_string(other.count) + " by rank " + std::to_string(rank);
        if (other.what != first.what || other.count != first.count || other.type != first.type ||
            other.op != first.op || other.root != first.root) {
            return std::string(name_of(first.what)) + " of " + std::to_string(first.count) + who +
                   ": all ranks must ask for the same";
        }
    }
    return "";
}

ncclResult_t end_group() {
    std::unique_lock<std::mutex> lock(mutex());
    ncclResult_t result = group.result;
    for (const Pending& pending : group.pending) {
        const ncclResult_t one = wait(lock, pending);
        if (result == ncclSuccess) result = one;
    }
    group.pending.clear();
    group.result = ncclSuccess;
    return result;
}

ncclResult_t end_of_call(Pending pending) {
    group.pending.push_back(std::move(pending));
    return group.depth > 0 ? ncclSuccess : end_group();
}

/// Bytes that the rank reads and writes.
std::size_t bytes_read(const Call& call, int ranks) {
    return call.count * size_of(call.type) *
           (call.what == Collective::reduce_scatter ? static_cast<std::size_t>(ranks) : 1);
}
std::size_t bytes_written(const Call& call, int ranks) {
    return call.count * size_of(call.type) *
           (call.what == Collective::all_gather ? static_cast<std::size_t>(ranks) : 1);
}

ncclResult_t refuse(const Call& call, ncclResult_t result, const std::string& why) {
    if (group.depth > 0) group.result = result;
    return fail(result, std::string(name_of(call.what)) + ": " + why);
}

bool on_device(const void* pointer, std::size_t bytes) {
    return bytes == 0 ||
           simt::runtime::usable({pointer, bytes, bytes, 1}, simt::runtime::Side::device);
}

ncclResult_t collective(ncclComm_t comm, const Call& call) {
    {
        const std::lock_guard<std::mutex> lock(mutex());
        if (comms().count(comm) == 0)
            return refuse(call, ncclInvalidArgument, "this is no communicator");
    }
    const int ranks = comm->clique->size();
    if (size_of(call.type) == 0)
        return refuse(call, ncclInvalidArgument, "this data type is not simulated");
    if (call.op < ncclSum || call.op >= ncclNumOps)
        return refuse(call, ncclInvalidArgument, "there is no such reduction");
    if (call.root < 0 || call.root >= ranks) {
        return refuse(call, ncclInvalidArgument,
                      "root " + std::to_string(call.root) + " of " + std::to_string(ranks) +
                          " ranks does not exist");
    }
    const bool reads = call.what != Collective::broadcast || comm->rank == call.root;
    const bool writes = call.what != Collective::reduce || comm->rank == call.root;
    {
        const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
        if ((reads && !on_device(call.from, bytes_read(call, ranks))) ||
            (writes && !on_device(call.to, bytes_written(call, ranks)))) {
            return refuse(call, ncclInvalidArgument,
                          "rank " + std::to_string(comm->rank) +
                              " gives a buffer that is not device memory of that size");
        }
        // What was queued before must have happened.
        if (simt::runtime::wait_for_stream(call.stream) != cudaSuccess)
            return refuse(call, ncclInvalidUsage,
                          "its stream is being captured, which is not simulated");
        if (writes && simt::observer != nullptr)
            simt::observer->written(call.to, bytes_written(call, ranks));
    }

    const std::shared_ptr<Clique> clique = comm->clique;
    Pending pending{clique, 0, false, name_of(call.what), comm->rank};
    {
        const std::lock_guard<std::mutex> lock(mutex());
        if (!comm->blocking && !done(*comm)) {
            return refuse(call, ncclInvalidUsage,
                          "rank " + std::to_string(comm->rank) +
                              " calls while its last call is in progress; "
                              "ncclCommGetAsyncError says when it is done");
        }
        auto& mine = clique->calls[static_cast<std::size_t>(comm->rank)];
        if (mine) {
            return refuse(call, ncclInvalidUsage,
                          "rank " + std::to_string(comm->rank) +
                              " calls again before the others have called once: one operation of a "
                              "communicator in a group is simulated");
        }
        mine = std::make_unique<Call>(call);
        pending.ticket = clique->done;
        if (++clique->arrived == ranks) {
            const std::string wrong = disagreement(*clique);
            clique->result = wrong.empty() ? ncclSuccess : ncclInvalidUsage;
            if (wrong.empty()) {
                perform(*clique);
            } else {
                fail(ncclInvalidUsage, wrong);
            }
            for (auto& one : clique->calls) one.reset();
            clique->arrived = 0;
            ++clique->done;
            clique->changed.notify_all();
        }
        if (!comm->blocking) {
            comm->called = true;
            comm->ticket = pending.ticket;
            return done(*comm) ? clique->result : ncclInProgress;
        }
    }
    return end_of_call(std::move(pending));
}

std::string no_such_device(int device) {
    return "there is no device " + std::to_string(device) + "; there " +
           (simt::runtime::device_count() == 1
                ? "is 1 (SIMT_DEVICES=2 gives two)"
                : "are " + std::to_string(simt::runtime::device_count()));
}

ncclResult_t drop(ncclComm_t comm, bool abort) {
    const std::lock_guard<std::mutex> lock(mutex());
    if (comms().erase(comm) == 0)
        return fail(ncclInvalidArgument, "ncclCommDestroy: this is no communicator");
    if (abort) {
        const auto rank = static_cast<std::size_t>(comm->rank);
        comm->clique->aborted[rank] = true;
        // What it asked for and nobody has answered is given up.
        if (comm->clique->calls[rank]) {
            comm->clique->calls[rank].reset();
            --comm->clique->arrived;
        }
        comm->clique->changed.notify_all();
    }
    delete comm;
    return ncclSuccess;
}

template <class T>
ncclResult_t tell(ncclComm_t comm, T* to, T ncclComm::*what) {
    const std::lock_guard<std::mutex> lock(mutex());
    if (comms().count(comm) == 0 || to == nullptr) return ncclInvalidArgument;
    *to = comm->*what;
    return ncclSuccess;
}

}  // namespace

ncclResult_t ncclGetVersion(int* version) {
    if (version == nullptr) return ncclInvalidArgument;
    *version = NCCL_VERSION_CODE;
    return ncclSuccess;
}

const char* ncclGetErrorString(ncclResult_t result) {
    switch (result) {
        case ncclSuccess:
            return "no error";
        case ncclUnhandledCudaError:
            return "unhandled cuda error";
        case ncclSystemError:
            return "unhandled system error";
        case ncclInternalError:
            return "internal error";
        case ncclInvalidArgument:
            return "invalid argument";
        case ncclInvalidUsage:
            return "invalid usage";
        case ncclRemoteError:
            return "remote process exited or there was a network error";
        case ncclInProgress:
            return "NCCL operation in progress";
        default:
            return "unknown result code";
    }
}

const char* ncclGetLastError(ncclComm_t) {
    return last_error.c_str();
}

ncclResult_t ncclCommInitAll(ncclComm_t* to, int count, const int* devices) {
    if (to == nullptr || count < 1)
        return fail(ncclInvalidArgument, "ncclCommInitAll: needs at least one rank");
    std::set<int> seen;
    for (int rank = 0; rank < count; ++rank) {
        const int device = devices == nullptr ? rank : devices[rank];
        if (!simt::runtime::is_device(device))
            return fail(ncclInvalidArgument, "ncclCommInitAll: " + no_such_device(device));
        if (!seen.insert(device).second) {
            return fail(ncclInvalidUsage,
                        "ncclCommInitAll: device " + std::to_string(device) + " is named twice");
        }
    }
    const std::lock_guard<std::mutex> lock(mutex());
    const auto clique = std::make_shared<Clique>(count);
    clique->joined = count;
    for (int rank = 0; rank < count; ++rank) {
        to[rank] = new ncclComm{clique, rank, devices == nullptr ? rank : devices[rank]};
        comms().insert(to[rank]);
    }
    return ncclSuccess;
}

ncclResult_t ncclGetUniqueId(ncclUniqueId* id) {
    if (id == nullptr) return ncclInvalidArgument;
    static int last = 0;
    const std::lock_guard<std::mutex> lock(mutex());
    *id = {};
    std::snprintf(id->internal, sizeof(id->internal), "simt-%d", ++last);
    return ncclSuccess;
}

ncclResult_t ncclCommInitRank(ncclComm_t* to, int ranks, ncclUniqueId id, int rank) {
    return ncclCommInitRankConfig(to, ranks, id, rank, nullptr);
}

ncclResult_t ncclCommInitRankConfig(ncclComm_t* to, int ranks, ncclUniqueId id, int rank,
                                    ncclConfig_t* config) {
    if (to == nullptr || ranks < 1 || rank < 0 || rank >= ranks) {
        return fail(ncclInvalidArgument, "ncclCommInitRank: rank " + std::to_string(rank) + " of " +
                                             std::to_string(ranks) + " makes no sense");
    }
    Pending pending{nullptr, 0, true, "ncclCommInitRank", rank};
    {
        const std::lock_guard<std::mutex> lock(mutex());
        const std::string key(id.internal, strnlen(id.internal, sizeof(id.internal)));
        auto& clique = cliques_by_id()[key];
        if (!clique) clique = std::make_shared<Clique>(ranks);
        if (clique->size() != ranks || clique->joined == ranks)
            return fail(ncclInvalidUsage,
                        "ncclCommInitRank: the ranks do not agree on their number");
        ++clique->joined;
        pending.clique = clique;
        *to = new ncclComm{clique, rank, simt::runtime::current_device()};
        comms().insert(*to);
        if (config != nullptr && config->blocking == 0) {
            (*to)->blocking = false;
            (*to)->joins = true;
        }
        if (clique->joined == ranks) {
            clique->changed.notify_all();
            cliques_by_id().erase(key);
        }
        if (!(*to)->blocking) return done(**to) ? ncclSuccess : ncclInProgress;
    }
    return end_of_call(std::move(pending));
}

ncclResult_t ncclCommFinalize(ncclComm_t comm) {
    const std::lock_guard<std::mutex> lock(mutex());
    return comms().count(comm) == 1 ? ncclSuccess : ncclInvalidArgument;
}

ncclResult_t ncclCommDestroy(ncclComm_t comm) {
    return drop(comm, false);
}

ncclResult_t ncclCommAbort(ncclComm_t comm) {
    return drop(comm, true);
}

ncclResult_t ncclCommGetAsyncError(ncclComm_t comm, ncclResult_t* error) {
    const std::lock_guard<std::mutex> lock(mutex());
    if (comms().count(comm) == 0 || error == nullptr) return ncclInvalidArgument;
    *error = done(*comm) ? comm->clique->result : ncclInProgress;
    return ncclSuccess;
}

ncclResult_t ncclCommCount(ncclComm_t comm, int* count) {
    const std::lock_guard<std::mutex> lock(mutex());
    if (comms().count(comm) == 0 || count == nullptr) return ncclInvalidArgument;
    *count = comm->clique->size();
    return ncclSuccess;
}

ncclResult_t ncclCommCuDevice(ncclComm_t comm, int* device) {
    return tell(comm, device, &ncclComm::device);
}

ncclResult_t ncclCommUserRank(ncclComm_t comm, int* rank) {
    return tell(comm, rank, &ncclComm::rank);
}

ncclResult_t ncclGroupStart() {
    ++group.depth;
    return ncclSuccess;
}

ncclResult_t ncclGroupEnd() {
    if (group.depth == 0)
        return fail(ncclInvalidUsage, "ncclGroupEnd: there was no ncclGroupStart");
    return --group.depth > 0 ? ncclSuccess : end_group();
}

ncclResult_t ncclAllReduce(const void* from, void* to, std::size_t count, ncclDataType_t type,
                           ncclRedOp_t op, ncclComm_t comm, cudaStream_t stream) {
    return collective(comm, {Collective::all_reduce, from, to, count, type, op, 0, stream});
}

ncclResult_t ncclReduce(const void* from, void* to, std::size_t count, ncclDataType_t type,
                        ncclRedOp_t op, int root, ncclComm_t comm, cudaStream_t stream) {
    return collective(comm, {Collective::reduce, from, to, count, type, op, root, stream});
}

ncclResult_t ncclBroadcast(const void* from, void* to, std::size_t count, ncclDataType_t type,
                           int root, ncclComm_t comm, cudaStream_t stream) {
    return collective(comm, {Collective::broadcast, from, to, count, type, ncclSum, root, stream});
}

ncclResult_t ncclBcast(void* data, std::size_t count, ncclDataType_t type, int root,
                       ncclComm_t comm, cudaStream_t stream) {
    return ncclBroadcast(data, data, count, type, root, comm, stream);
}

ncclResult_t ncclAllGather(const void* from, void* to, std::size_t count, ncclDataType_t type,
                           ncclComm_t comm, cudaStream_t stream) {
    return collective(comm, {Collective::all_gather, from, to, count, type, ncclSum, 0, stream});
}

ncclResult_t ncclReduceScatter(const void* from, void* to, std::size_t count, ncclDataType_t type,
                               ncclRedOp_t op, ncclComm_t comm, cudaStream_t stream) {
    return collective(comm, {Collective::reduce_scatter, from, to, count, type, op, 0, stream});
}
