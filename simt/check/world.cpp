#include "simt/check/world.hpp"

#include "platform.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

namespace simt::check {

SIMT_THREAD_LOCAL Code code = Code::host;

Who World::who() const {
    return {launch->site.kernel, threadIdx, blockIdx};
}

Who World::who(const Access& access) const {
    const Past& one = past[generation_of(access.when)];
    return {one.site.kernel, index_in(one.block, access.rank()),
            index_in(one.grid, access.block())};
}

bool World::overlaps(std::uint64_t other) const {
    return std::find(overlapping.begin(), overlapping.end(), other) != overlapping.end();
}

const Past* World::last_to_write(std::uintptr_t word) const {
    const Page* const page = shadow.look_up(word);
    if (page == nullptr || page->shared || page->cells == nullptr) return nullptr;
    const Access& writer = page->cells[word % Page::kBytes / 4].writer;
    const std::uint64_t launched = generation_of(writer.when);
    return writer.when == 0 || launched >= past.size() ? nullptr : &past[launched];
}

std::vector<std::uintptr_t> World::callers() const {
    if (stream.made_at == nullptr) return platform::calls();
    return *static_cast<const std::vector<std::uintptr_t>*>(stream.made_at);
}

const char* World::no_order() const {
    return stream.in_graph
               ? " have no order: neither an edge of the graph nor a stream gives them one"
               : " are in different streams, and neither stream waits for the other";
}

std::string hexadecimal(std::uintptr_t address) {
    char text[32];
    std::snprintf(text, sizeof text, "0x%zx", static_cast<std::size_t>(address));
    return text;
}

std::string bytes_of(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " byte" : " bytes");
}

const char* kept(const std::string& text) {
    static auto& all = *new std::set<std::string>;
    return all.insert(text).first->c_str();
}

uint3 index_in(dim3 extent, std::size_t number) {
    return {static_cast<unsigned>(number % extent.x),
            static_cast<unsigned>(number / extent.x % extent.y),
            static_cast<unsigned>(number / extent.x / extent.y)};
}

std::uintptr_t digest(const std::vector<std::uintptr_t>& values) {
    std::uintptr_t result = values.size();
    for (const std::uintptr_t value : values) result = result * 1099511628211u + value;
    return result;
}

}  // namespace simt::check
