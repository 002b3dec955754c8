// What a counted program wrote at its end: kernels, launches, source lines and their counters.
// The file is made by simt/count; its format is described there.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace simt::profile {

/// A file that is not what it should be: one line that says which, and what to do.
struct ReportError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A kind of memory access.
enum class Kind {
    global_load,
    global_store,
    global_atomic,
    shared_load,
    shared_store,
    shared_atomic
};

inline constexpr std::array<Kind, 6> kinds = {Kind::global_load,   Kind::global_store,
                                              Kind::global_atomic, Kind::shared_load,
                                              Kind::shared_store,  Kind::shared_atomic};

/// "global_load", as the JSON says it.
std::string_view name_of(Kind kind);
bool is_shared(Kind kind);

/// Counters of one kind of access.
struct Access {
    std::uint64_t requests = 0;    ///< memory instructions, one for a whole warp
    std::uint64_t lanes = 0;       ///< sum of active lanes
    std::uint64_t bytes = 0;       ///< asked for by the lanes
    std::uint64_t sectors = 0;     ///< global: 32-byte sectors touched
    std::uint64_t wavefronts = 0;  ///< shared: turns that the 32 banks need
    std::uint64_t ideal = 0;       ///< shared: turns without any conflict
};

/// All counters of a kernel, or of one line of it.
struct Counters {
    std::array<Access, kinds.size()> access;
    std::uint64_t warp_instructions = 0;
    std::uint64_t thread_instructions = 0;  ///< sum of active lanes over the warp instructions
    std::optional<std::uint64_t> flops;     ///< floating-point operations; absent: not counted

    const Access& of(Kind kind) const { return access[static_cast<std::size_t>(kind)]; }
    Access& of(Kind kind) { return access[static_cast<std::size_t>(kind)]; }
};

inline constexpr int warp_size = 32;

/// One memory instruction as one warp executed it.
struct Example {
    Kind kind = Kind::global_load;
    std::array<int, 3> block{};
    int warp = 0;
    int bytes = 4;           ///< each lane's access
    std::string allocation;  ///< what was accessed: "cudaMalloc at prog.cu:12"
    /// Byte offset in it by lane; none for lanes that did not take part.
    std::array<std::optional<std::int64_t>, warp_size> addresses;
};

struct Line {
    std::string file;
    int line = 0;
    Counters counters;
    std::vector<Example> examples;
};

struct Occupancy {
    double theoretical = 0;  ///< resident warps out of the possible ones, 0 … 1
    int blocks_per_multiprocessor = 0;
    std::string limiter;           ///< "threads", "blocks", "shared_memory", "registers"
    std::optional<int> registers;  ///< of a thread; absent: not known
};

/// Launches of one kernel with the same shape.
struct Launch {
    std::uint64_t count = 0;
    std::array<unsigned, 3> grid{}, block{};
    std::uint64_t dynamic_shared = 0, static_shared = 0;  ///< bytes of a block
    std::uint64_t blocks_counted = 0;
    Occupancy occupancy;

    std::uint64_t blocks() const;   ///< of one launch
    std::uint64_t threads() const;  ///< of one block
    std::uint64_t warps() const;    ///< of one block
};

struct Kernel {
    std::string name, file;
    int line = 0;
    std::vector<Launch> launches;
    Counters totals;
    std::vector<Line> lines;
};

struct Device {
    std::string name, compute_capability;
    int multiprocessors = 0;
};

struct Report {
    std::string program, compiler, blocks;
    Device device;
    std::vector<Kernel> kernels;
    /// Text of source files by name, where the report carries it.
    std::map<std::string, std::string> sources;
};

/// Reads a result, which messages call by this name.
/// @throws ReportError in one line when it is no such file, or of another version
Report read_report(const nlohmann::ordered_json& json, const std::string& name);

/// The same from the text of the file.
nlohmann::ordered_json parse_json(std::string_view text, const std::string& name);

// ---- figures ----

/// Sectors of a request, on average; 0 without requests.
double sectors_per_request(const Access& access);
/// What it could be if all bytes asked for were different and stood side by side.
double ideal_sectors_per_request(const Access& access);
double wavefronts_per_request(const Access& access);
double ideal_wavefronts_per_request(const Access& access);
/// 0 … 32; 0 where nothing was counted.
double active_lanes(const Counters& counters);

/// Sums over loads, stores and atomics.
Access global(const Counters& counters);
Access shared(const Counters& counters);

/// Bytes between the multiprocessors and global memory: whole sectors, no cache.
std::uint64_t bytes_moved(const Counters& counters);
/// FLOP per byte moved; none where either is not known or 0.
std::optional<double> intensity(const Counters& counters);

/// The lines of `kernel` that touch memory or run, sorted by file and line; the kernel's file
/// first.
std::vector<const Line*> sorted_lines(const Kernel& kernel);

/// What a simulated profile cannot say; printed with every one.
std::string_view limits();

}  // namespace simt::profile
