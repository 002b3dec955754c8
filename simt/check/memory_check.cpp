#include "simt/check/memory_check.hpp"

#include "memory.hpp"
#include "platform.hpp"
#include "runtime.hpp"
#include "symbol.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace simt::check {

namespace {

constexpr std::size_t kStackWindow = 192 * 1024;  // above a callback's frame: the thread's stack
constexpr std::size_t kSharedTable = 8192 * sizeof(void*);  // as long as an arena's (arena.cpp)
constexpr std::size_t kAfterVariable = 256;  // so near, it was meant to be the variable

}  // namespace

void MemoryCheck::launch_begins(const Launch& launch) {
    harmless_.fill(~std::uintptr_t{0});
    arguments_ = {};
    access_told_ = false;
    read_program_map();
    symbols_among_arguments(launch);
}

void MemoryCheck::launch_ends() {
    for (const Range& range : adopted_)
        world_.shadow.set_valid(range.begin, range.end - range.begin, false);
    adopted_.clear();
    tell_elements_for_bytes();
}

bool MemoryCheck::is_harmless(std::uintptr_t address, std::uintptr_t frame) const {
    return address - frame < kStackWindow || harmless_[address / 4 % harmless_.size()] == address;
}

bool MemoryCheck::access_outside(std::uintptr_t address, unsigned size, Touch touch,
                                 std::uintptr_t place, std::uintptr_t frame) {
    const auto table = reinterpret_cast<std::uintptr_t>(shared_memory.addresses);
    if (address - table < kSharedTable) return false;  // where __shared__ variables are looked up
    for (int number = 0; number < runtime::device_count(); ++number) {
        runtime::Device& device = runtime::device(number);
        const auto* const pointer = reinterpret_cast<const void*>(address);
        if (device.heap.contains(pointer) || device.managed.contains(pointer)) {
            invalid(size, touch, place, "__global__", describe_global(address));
            note_behind(address, size, touch, place);
            return false;
        }
    }
    for (const auto& [begin, bytes] : arenas_) {
        if (address - begin < bytes) {
            invalid(size, touch, place, "__shared__", describe_shared(address));
            return false;
        }
    }
    if (address - frame < kStackWindow || arguments_.holds(address)) return false;
    for (const Range& range : thread_locals_)
        if (range.holds(address)) return false;

    const MemoryBlock found = find_memory(reinterpret_cast<const void*>(address));
    if (found.kind != MemoryKind::host && found.live && found.base != nullptr) {
        // A __device__ variable or memory that the host has registered, met for the first time.
        const auto begin = reinterpret_cast<std::uintptr_t>(found.base);
        if (address + size <= begin + found.size) {
            world_.shadow.set_valid(begin, found.size, true);
            world_.shadow.set_written(begin, found.size, true);
            adopted_.push_back({begin, begin + found.size});
            return true;
        }
    }
    const auto* const variable = runtime::variable_before(reinterpret_cast<const void*>(address));
    if (variable != nullptr) {
        const auto end = reinterpret_cast<std::uintptr_t>(variable->address) + variable->size;
        const bool after = address + size - end <= kAfterVariable;
        for (const Range& data : data_) {
            if (!after || !data.holds(address)) continue;
            invalid(
                size, touch, place, "__global__",
                {{"Address " + hexadecimal(address) + " is out of bounds",
                  "and is " + bytes_of(address + size - end) + " after the end of the variable " +
                      variable->name + ", which has " + bytes_of(variable->size)},
                 "out of bounds"});
            return false;
        }
    }
    for (const Range& image : images_) {
        if (!image.holds(address)) continue;
        harmless_[address / 4 % harmless_.size()] = address;
        return false;  // constants and variables of the program itself
    }
    if (const auto* const own = allocation_of(address - std::min<std::uintptr_t>(address, 64));
        own != nullptr && own->second.in_kernel) {
        invalid(size, touch, place, "__global__", describe_global(address));
        return false;
    }
    const std::string here = "Address " + hexadecimal(address) + " is out of bounds";
    Outside outside;
    if (address < 4096)
        outside = {{here + ": a null pointer"}, "null pointer"};
    else if (found.kind == MemoryKind::pinned)
        outside = describe_global(address);
    else if (platform::is_mapped(address))
        outside = describe_host(address);
    else
        outside = {{here, "and is no memory at all, neither the device's nor the host's"},
                   "no memory"};
    invalid(size, touch, place, "__global__", std::move(outside));
    return false;
}

MemoryCheck::Outside MemoryCheck::describe_global(std::uintptr_t address) const {
    const std::string here = "Address " + hexadecimal(address);
    const auto next = allocations_.upper_bound(address);
    const Allocation* nearest = nullptr;
    std::uintptr_t begin = 0;
    std::string side;
    std::size_t distance = ~std::size_t{0};
    if (next != allocations_.begin()) {
        const auto& [start, allocation] = *std::prev(next);
        if (address - start < allocation.bytes) {
            const std::string inside = "at byte " + std::to_string(address - start) +
                                       " of an allocation of " + bytes_of(allocation.bytes);
            if (!allocation.live)
                return {
                    {here + " is out of bounds", inside + " that has been freed (use after free)"},
                    "use after free"};
            return {{here + " is out of bounds", inside + ": the access runs over its end"},
                    "out of bounds"};
        }
        nearest = &allocation;
        begin = start;
        distance = address - (start + allocation.bytes) + 1;
        side = " after";
    }
    if (next != allocations_.end() && next->first - address < distance) {
        nearest = &next->second;
        begin = next->first;
        distance = next->first - address;
        side = " before";
    }
    if (nearest == nullptr)
        return {{here + " is out of bounds: nothing is allocated there"}, "out of bounds"};
    return {{here + " is out of bounds", "and is " + bytes_of(distance) + side +
                                             " the nearest allocation at " + hexadecimal(begin) +
                                             " of size " + bytes_of(nearest->bytes)},
            "out of bounds"};
}

MemoryCheck::Outside MemoryCheck::describe_host(std::uintptr_t address) const {
    // A pointer near before it among the arguments, or in a structure or a lambda that is one.
    constexpr std::uintptr_t kNear = 1 << 24;
    const auto* const arguments = static_cast<const char*>(world_.launch->call.memory());
    bool given = false;
    for (std::size_t at = 0; at + sizeof(void*) <= world_.launch->call.size();
         at += sizeof(void*)) {
        std::uintptr_t value = 0;
        std::memcpy(&value, arguments + at, sizeof value);
        given = given || (value != 0 && address - value < kNear);
    }
    Outside outside{{"Address " + hexadecimal(address) + " is out of bounds",
                     "and is host memory: a kernel reaches what cudaMalloc gave"},
                    "host pointer"};
    if (!given) {
        outside.details.push_back(
            "no argument of the kernel points there: the pointer may lie in a "
            "structure that was copied to the device");
        outside.mistake = "host pointer in device memory";
    }
    return outside;
}

MemoryCheck::Outside MemoryCheck::describe_shared(std::uintptr_t address) const {
    const auto outside = [&](std::string more) {
        Outside result{{"Address " + hexadecimal(address) + " is out of bounds"},
                       "out of bounds in shared memory"};
        if (!more.empty()) result.details.push_back(std::move(more));
        return result;
    };
    const auto next = variables_.upper_bound(address);
    const auto in_one_arena = [&](std::uintptr_t other) {
        const auto arena = arenas_.upper_bound(address);
        if (arena == arenas_.begin()) return true;
        const auto& [begin, bytes] = *std::prev(arena);
        return other - begin < bytes;
    };
    if (next == variables_.begin() || !in_one_arena(std::prev(next)->first)) {
        if (next == variables_.end() || !in_one_arena(next->first)) return outside("");
        return outside("and is " + bytes_of(next->first - address) + " before " +
                       next->second.name + ", which has " + bytes_of(next->second.bytes));
    }
    const auto& [start, variable] = *std::prev(next);
    if (variable.bytes == world_.launch->config.dynamic_shared &&
        std::string_view(variable.name) == "dynamic shared memory") {
        const std::string gave =
            "the launch gave " + bytes_of(variable.bytes) + " of dynamic shared memory";
        Outside result = outside(address - start < variable.bytes
                                     ? "the access runs over its end: " + gave
                                     : "and is byte " + std::to_string(address - start) + ": " +
                                           gave + " (the third value in <<< >>>)");
        result.mistake = "too little dynamic shared memory";
        return result;
    }
    if (address - start < variable.bytes)
        return outside("the access runs over the end of " + std::string(variable.name));
    return outside("and is " + bytes_of(address - start - variable.bytes + 1) + " after " +
                   variable.name + ", which has " + bytes_of(variable.bytes));
}

void MemoryCheck::note_behind(std::uintptr_t address, unsigned size, Touch touch,
                              std::uintptr_t place) {
    const auto next = allocations_.upper_bound(address);
    if (next == allocations_.begin()) return;
    const auto& [begin, allocation] = *std::prev(next);
    if (!allocation.live || address - begin < allocation.bytes) return;
    Behind& behind = behind_[begin];
    if (behind.findings.empty()) behind.size = size;
    if (behind.size != size) behind.size = 0;
    behind.farthest = std::max<std::size_t>(behind.farthest, address + size - begin);
    behind.by_thread =
        behind.by_thread && blockDim.y * blockDim.z * gridDim.y * gridDim.z == 1 &&
        (address - begin) / size == std::size_t{blockIdx.x} * blockDim.x + threadIdx.x;
    const Findings::Key key{Kind::invalid_access, place, 0, writes(touch)};
    if (std::find(behind.findings.begin(), behind.findings.end(), key) == behind.findings.end())
        behind.findings.push_back(key);
}

void MemoryCheck::tell_elements_for_bytes() {
    for (const auto& [begin, behind] : behind_) {
        const auto found = allocations_.find(begin);
        if (found == allocations_.end() || behind.size < 2) continue;
        const std::size_t bytes = found->second.bytes;
        // All elements were accessed; or they would have been, by a thread each, had the kernel not
        // been ended.
        const std::size_t block = world_.launch->config.block.x,
                          threads = block * world_.launch->config.grid.x;
        const bool all = behind.farthest == bytes * behind.size;
        const bool a_thread_each =
            behind.by_thread && threads > block && threads >= bytes && threads - bytes < block;
        if (!all && !a_thread_each) continue;
        for (const Findings::Key& key : behind.findings) {
            Finding* const finding = world_.findings.find(key);
            if (finding == nullptr || std::string_view(finding->mistake) == "elements for bytes")
                continue;
            finding->mistake = "elements for bytes";
            finding->details.push_back("the allocation has " + bytes_of(bytes) + ", 1/" +
                                       std::to_string(behind.size) + " of what " +
                                       std::to_string(bytes) + " elements of " +
                                       bytes_of(behind.size) + " need: elements instead of bytes?");
        }
    }
    behind_.clear();
}

std::string MemoryCheck::describe_word(std::uintptr_t word) const {
    const auto name = [&](const std::string& what, std::uintptr_t begin) {
        return "byte " + std::to_string(word - begin) + " of " + what;
    };
    auto variable = variables_.upper_bound(word);
    if (variable != variables_.begin() &&
        word - std::prev(variable)->first < std::prev(variable)->second.bytes)
        return name(std::prev(variable)->second.name, std::prev(variable)->first);
    auto allocation = allocations_.upper_bound(word);
    if (allocation != allocations_.begin() &&
        word - std::prev(allocation)->first < std::prev(allocation)->second.bytes)
        return name("the allocation of " + bytes_of(std::prev(allocation)->second.bytes),
                    std::prev(allocation)->first);
    return hexadecimal(word);
}

void MemoryCheck::invalid(unsigned size, Touch touch, std::uintptr_t place, const char* space,
                          Outside outside) {
    access_told_ = true;
    const Findings::Key key{Kind::invalid_access, place, 0, writes(touch)};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.headline = std::string("Invalid ") + space +
                       (touch == Touch::update ? " atomic"
                        : writes(touch)        ? " write"
                                               : " read") +
                       " of size " + bytes_of(size);
    finding.where = {place, nullptr, 0, world_.launch->site.kernel};
    finding.who = world_.who();
    finding.in_kernel = true;
    finding.details = std::move(outside.details);
    finding.mistake = outside.mistake;
    world_.findings.add(key, std::move(finding));
}

void MemoryCheck::misaligned(std::uintptr_t address, std::size_t alignment, const char* file,
                             unsigned line, std::uintptr_t place) {
    access_told_ = true;
    const Findings::Key key{Kind::misaligned,
                            file == nullptr ? place : reinterpret_cast<std::uintptr_t>(file),
                            file == nullptr ? 0 : line, 0};
    if (world_.findings.seen(key) != nullptr) return;
    const Page* const page = world_.shadow.find(address);
    Finding finding;
    finding.kind = Kind::misaligned;
    finding.headline = std::string("Invalid ") +
                       (page != nullptr && page->shared ? "__shared__" : "__global__") +
                       " access of size " + bytes_of(alignment);
    if (file == nullptr)
        finding.where.address = place;
    else
        finding.where = {0, file, line, world_.launch->site.kernel};
    finding.who = world_.who();
    finding.in_kernel = true;
    finding.details = {"Address " + hexadecimal(address) + " is misaligned: no multiple of " +
                       std::to_string(alignment)};
    world_.findings.add(key, std::move(finding));
}

void MemoryCheck::local_overflow(std::uintptr_t address, bool writes_it, const char* file,
                                 unsigned line) {
    access_told_ = true;
    const Findings::Key key{Kind::invalid_access, reinterpret_cast<std::uintptr_t>(kept(file)),
                            line, 16u + writes_it};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.mistake = "out of bounds in a local array";
    finding.headline = std::string("Invalid __local__ ") + (writes_it ? "write" : "read");
    finding.where = {0, file, line, world_.launch->site.kernel};
    finding.who = world_.who();
    finding.in_kernel = true;
    finding.details = {"Address " + hexadecimal(address) +
                       " is out of bounds: beyond the end of the array that is accessed"};
    world_.findings.add(key, std::move(finding));
}

void MemoryCheck::host_in_device_memory(std::uintptr_t address, unsigned size, Touch touch,
                                        std::uintptr_t place) {
    const Findings::Key key{Kind::invalid_access, place, 0, 4u + writes(touch)};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.mistake = "device memory on the host";
    finding.headline = std::string("Invalid host ") + (writes(touch) ? "write" : "read") +
                       " of size " + bytes_of(size);
    finding.where.address = place;
    finding.details = {
        "Address " + hexadecimal(address) + " is device memory, " + describe_word(address),
        "the host reaches it by cudaMemcpy only"};
    world_.findings.add(key, std::move(finding));
}

void MemoryCheck::symbols_among_arguments(const Launch& launch) {
    const auto* const memory = static_cast<const char*>(launch.call.memory());
    for (std::size_t at = 0; at + sizeof(void*) <= launch.call.size(); at += sizeof(void*)) {
        const void* value = nullptr;
        std::memcpy(&value, memory + at, sizeof value);
        const runtime::Variable* const variable = runtime::find_variable(value);
        if (variable == nullptr || variable->kind == VariableKind::managed ||
            variable->address_taken)
            continue;
        const Findings::Key key{Kind::invalid_access,
                                reinterpret_cast<std::uintptr_t>(variable->address),
                                static_cast<std::uintptr_t>(launch.site.line), 8};
        if (world_.findings.seen(key) != nullptr) continue;
        Finding finding;
        finding.kind = Kind::invalid_access;
        finding.mistake = "symbol as address";
        finding.headline = std::string("Invalid argument of kernel ") + launch.site.kernel;
        finding.where = {0, launch.site.file, static_cast<unsigned>(launch.site.line), nullptr};
        finding.details = {std::string("the name of the device's variable ") + variable->name +
                           " is no address on the host, and a kernel that gets it reaches no "
                           "memory of its own: cudaGetSymbolAddress gives its address"};
        world_.findings.add(key, std::move(finding));
    }
}

void MemoryCheck::read_program_map() {
    const auto ranges = [](const std::vector<platform::Section>& sections) {
        std::vector<Range> result;
        for (const platform::Section& section : sections)
            result.push_back({section.begin, section.end});
        return result;
    };
    const platform::Sections sections = platform::sections();
    images_ = ranges(sections.all);
    data_ = ranges(sections.data);
    thread_locals_ = ranges(sections.thread_locals);
}

void MemoryCheck::shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes) {
    world_.shadow.mark_shared(begin, bytes);
    world_.shadow.set_valid(begin, bytes, true);
    world_.shadow.set_written(begin, bytes, false);
    variables_[begin] = {name, bytes};
    bool inside = false;
    for (const auto& [arena, size] : arenas_) inside = inside || begin - arena < size;
    if (!inside) arenas_[begin] = bytes + 64;
}

void MemoryCheck::shared_removed(std::uintptr_t begin, std::size_t bytes) {
    world_.shadow.set_valid(begin, bytes, false);
    variables_.erase(variables_.lower_bound(begin), variables_.lower_bound(begin + bytes));
    arenas_[begin] = bytes;
}

void MemoryCheck::allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind) {
    const std::lock_guard<std::mutex> lock(mutex_);
    auto next = allocations_.lower_bound(begin);
    if (next != allocations_.begin() &&
        std::prev(next)->first + std::prev(next)->second.bytes > begin)
        --next;
    while (next != allocations_.end() && next->first < begin + bytes)
        next = allocations_.erase(next);
    allocations_[begin] = {bytes, true, kind, false,
                           code == Code::host ? platform::calls() : std::vector<std::uintptr_t>()};
    live_bytes_ += bytes;
    world_.shadow.set_valid(begin, bytes, true);
    world_.shadow.set_written(begin, bytes,
                              kind != MemoryKind::device);  // the host writes the others
    world_.shadow.clear_ends(begin, bytes);
    world_.shadow.forget_accesses(begin, bytes);
}

void MemoryCheck::freed(std::uintptr_t begin, std::size_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = allocations_.find(begin);
    if (found != allocations_.end() && found->second.live) {
        found->second.live = false;
        live_bytes_ -= std::min(live_bytes_, found->second.bytes);
    }
    world_.shadow.set_valid(begin, bytes, false);
    world_.shadow.forget_pages(begin, bytes);
}

void MemoryCheck::allocated_in_kernel(std::uintptr_t begin, std::size_t bytes) {
    allocated(begin, bytes, MemoryKind::device);
    allocations_[begin].in_kernel = true;
}

bool MemoryCheck::freed_in_kernel(std::uintptr_t begin, std::uintptr_t place) {
    const auto found = allocations_.find(begin);
    if (found == allocations_.end() || !found->second.in_kernel) return true;
    if (found->second.live) {
        freed(begin, found->second.bytes);
        return true;
    }
    const Findings::Key key{Kind::invalid_access, place, 0, 2};
    if (world_.findings.seen(key) != nullptr) return false;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.mistake = "freed twice";
    finding.headline = "Invalid free of memory that has been freed";
    finding.where.address = place;
    finding.who = world_.who();
    finding.in_kernel = true;
    world_.findings.add(key, std::move(finding));
    return false;
}

const std::pair<const std::uintptr_t, Allocation>* MemoryCheck::allocation_of(
    std::uintptr_t address) const {
    const auto next = allocations_.upper_bound(address);
    if (next == allocations_.begin()) return nullptr;
    const auto& found = *std::prev(next);
    return address - found.first < found.second.bytes ? &found : nullptr;
}

std::string MemoryCheck::refuses(std::size_t bytes) const {
    // For each byte: whether it is alive and written (a quarter), and for each word what accessed
    // it last (64 bytes).
    constexpr double kForEachByte = 1 + 0.25 + sizeof(Cell) / 4.0;
    static const double budget = [] {
        const char* const text = std::getenv("SIMT_CHECK_MEMORY_MIB");
        const double wanted = text == nullptr ? 0 : std::strtod(text, nullptr);
        if (wanted > 0) return wanted * 1048576;
        return 0.75 * static_cast<double>(runtime::machine_memory());
    }();
    const double needed = kForEachByte * static_cast<double>(live_bytes_ + bytes);
    if (needed <= budget) return {};
    const auto mebibytes = [](double count) {
        return std::to_string(static_cast<unsigned long>(count / 1048576)) + " MiB";
    };
    return bytes_of(bytes) + " cannot be checked: with the " + bytes_of(live_bytes_) +
           " that are allocated they may need " + mebibytes(needed) +
           " of this machine's memory, and check mode takes " + mebibytes(budget) +
           " at most (SIMT_CHECK_MEMORY_MIB sets it); use a smaller size";
}

void MemoryCheck::tell_leaks() {
    std::map<Findings::Key, std::size_t> places;
    for (const auto& [begin, allocation] : allocations_) {
        if (!allocation.live || allocation.in_kernel || allocation.kind == MemoryKind::pinned)
            continue;
        // After a kernel has failed, cudaFree fails, too.
        const int device = find_memory(reinterpret_cast<const void*>(begin)).device;
        if (device >= 0 && runtime::device(device).sticky != cudaSuccess) continue;
        const Findings::Key key{Kind::leak, digest(allocation.callers), allocation.bytes, 0};
        if (++places[key] > 1) {
            world_.findings.seen(key);
            continue;
        }
        Finding finding;
        finding.kind = Kind::leak;
        finding.headline = "Leaked " + bytes_of(allocation.bytes) + " of device memory";
        finding.callers = allocation.callers;
        finding.details = {"allocated here, not freed before the program ended"};
        world_.findings.add(key, std::move(finding));
    }
    for (const auto& [key, times] : places) {
        if (times == 1) continue;
        Finding& finding = *world_.findings.find(key);
        finding.mistake = "cudaMalloc in a loop";
        finding.details.push_back("this call gave " + std::to_string(times) +
                                  " allocations that nobody frees, " +
                                  bytes_of(times * std::get<2>(key)) + " in all: is it in a loop?");
    }
}

}  // namespace simt::check
