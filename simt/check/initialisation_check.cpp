#include "simt/check/initialisation_check.hpp"

#include "async_copy.hpp"
#include "platform.hpp"

#include <string>
#include <utility>
#include <vector>

namespace simt::check {

bool InitialisationCheck::nothing_written(const Page& page, std::uintptr_t address, unsigned size) {
    const std::uint64_t bits = page.written[address % Page::kBytes / 64] >> (address % 64);
    // A struct's padding may be in one word with its members. It is not where a copy or fill ends.
    const auto unwritten_part = [&](unsigned at, unsigned mask) {
        const auto part = static_cast<unsigned>(bits >> at) & mask;
        return part == 0 || (part != mask && page.is_cut((address + at) % Page::kBytes));
    };
    if (size < 4) return unwritten_part(0, (1u << size) - 1);
    bool padding = false;  // goes on from the word before
    for (unsigned i = 0; i < size; i += 4) {
        const auto part = static_cast<unsigned>(bits >> i) & 0xF;
        // Of 16 bytes, the second word alone: between an int and a double.
        const bool before_a_double = size == 16 && i == 4 && (bits & 0xFF0F) == 0xFF0F;
        const bool excused =
            part == 0 && (padding || before_a_double) && !page.is_cut((address + i) % Page::kBytes);
        if (!excused && unwritten_part(i, 0xF)) return true;
        padding = part != 0xF && (part != 0 || padding);
    }
    return false;
}

void InitialisationCheck::reads_unwritten(const Page& page, std::uintptr_t address, unsigned size,
                                          std::uintptr_t place) {
    if (!nothing_written(page, address, size)) return;
    const bool shared = page.shared;
    const Findings::Key key{Kind::uninitialized, place, 0, 0};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::uninitialized;
    finding.headline = std::string("Uninitialized ") + (shared ? "__shared__" : "__global__") +
                       " memory read of size " + bytes_of(size);
    finding.where = {place, nullptr, 0, world_.launch->site.kernel};
    finding.who = world_.who();
    finding.in_kernel = true;
    finding.details = {"Address " + hexadecimal(address) + ", " + memory_.describe_word(address)};
    if (shared && copy_under_way(reinterpret_cast<const void*>(address))) {
        finding.mistake = "copy not waited for";
        finding.details.push_back(
            "an asynchronous copy is under way there: the thread that began it has to wait for it "
            "(cp.async.wait_group, __pipeline_wait_prior), and then all at a barrier");
    }
    if (!shared) tell_elements_for_bytes(finding, address);
    world_.findings.add(key, std::move(finding));
}

void InitialisationCheck::tell_elements_for_bytes(Finding& finding, std::uintptr_t address) const {
    const auto* const found = memory_.allocation_of(address);
    if (found == nullptr || found->second.kind != MemoryKind::device) return;
    const std::uintptr_t begin = found->first;
    const Allocation& allocation = found->second;
    std::size_t holes = 0, written = 0;
    world_.shadow.for_each_hole(begin, allocation.bytes,
                                [&](std::uintptr_t hole, std::size_t length) {
                                    ++holes;
                                    if (hole + length == begin + allocation.bytes)
                                        written = hole - begin;
                                });
    if (holes != 1 || written == 0) return;
    if (written == sizeof(void*) && allocation.bytes > 8 * written) {
        finding.mistake = "sizeof a pointer";
        finding.details.push_back("only the first " + bytes_of(written) +
                                  " of the allocation are written: sizeof a pointer, where the "
                                  "array's size is meant?");
        return;
    }
    for (const std::size_t size : {4, 8}) {
        if (written * size != allocation.bytes) continue;
        finding.mistake = "elements for bytes";
        finding.details.push_back("only the first " + bytes_of(written) +
                                  " of the allocation are written, 1/" + std::to_string(size) +
                                  " of it: elements instead of bytes in a copy or a fill?");
    }
}

void InitialisationCheck::tell_end_of_output(Finding& finding, std::uintptr_t from,
                                             std::uintptr_t end, std::size_t bytes) const {
    const Past* const writer = world_.last_to_write(end - 4);
    if (writer == nullptr) {  // a copy or a fill
        tell_elements_for_bytes(finding, from);
        return;
    }
    finding.mistake = "partial output";
    const std::size_t written = end - from;
    const auto product = [](dim3 size) { return std::size_t{size.x} * size.y * size.z; };
    const std::size_t blocks = product(writer->grid), block = product(writer->block);
    const std::size_t size = written % (blocks * block) == 0 ? written / (blocks * block) : 0;
    if ((size == 1 || size == 2 || size == 4 || size == 8 || size == 16) && bytes % size == 0)
        finding.details.push_back("the grid of kernel " + std::string(writer->site.kernel) + ", " +
                                  std::to_string(blocks) + (blocks == 1 ? " block" : " blocks") +
                                  " of " + std::to_string(block) + " threads, covers only " +
                                  std::to_string(blocks * block) + " of " +
                                  std::to_string(bytes / size) + " elements");
    else
        finding.details.push_back("kernel " + std::string(writer->site.kernel) +
                                  " wrote only the first " + std::to_string(written) + " of " +
                                  bytes_of(bytes));
}

void InitialisationCheck::copies_unwritten(std::uintptr_t from, std::size_t bytes) {
    struct Hole {
        std::uintptr_t begin;
        std::size_t length;
    };
    std::vector<Hole> holes;
    std::size_t missing = 0;
    bool padding = true;
    const auto* const allocation = memory_.allocation_of(from);
    if (allocation == nullptr || allocation->second.kind != MemoryKind::device) return;
    world_.shadow.for_each_hole(from, bytes, [&](std::uintptr_t begin, std::size_t length) {
        const Page* const page = world_.shadow.look_up(begin);
        if (length < 4 && !page->is_cut(begin % Page::kBytes)) return;  // within a word
        holes.push_back({begin, length});
        missing += length;
        // Before a member that is aligned to 8 or 16 bytes, or at the end of such a structure.
        const std::size_t end = begin + length - allocation->first;
        padding = padding && ((length < 8 && end % 8 == 0) || (length <= 12 && end % 16 == 0));
    });
    constexpr std::size_t kLargestStructure = 48;
    if (holes.empty() ||
        (padding && holes.size() * kLargestStructure >= bytes && 2 * missing < bytes))
        return;
    std::vector<std::uintptr_t> from_where = platform::calls();
    const Findings::Key key{Kind::uninitialized, digest(from_where), 0, 1};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::uninitialized;
    finding.headline = "Uninitialized __global__ memory read by a copy to the host";
    finding.callers = std::move(from_where);
    const std::string elements = missing % 4 == 0 && missing > 4
                                     ? " (" + std::to_string(missing / 4) + " elements of 4 bytes)"
                                     : "";
    finding.details = {std::to_string(missing) + " of " + bytes_of(bytes) + elements +
                       " have never been written: the first is " +
                       memory_.describe_word(holes.front().begin)};
    const Hole& last = holes.back();
    if (holes.size() == 1 && last.begin > from && last.begin + last.length == from + bytes)
        tell_end_of_output(finding, from, last.begin, bytes);
    world_.findings.add(key, std::move(finding));
}

}  // namespace simt::check
