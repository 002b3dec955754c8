// Ranges of bytes in the shadow.
#include "simt/check/shadow.hpp"

#include <algorithm>

namespace simt::check {

namespace {

/// Calls `visit(page, index, mask)` for each 64 bytes that the range touches.
template <class Find, class Visit>
void for_range(std::uintptr_t address, std::size_t bytes, Find find, Visit visit) {
    while (bytes > 0) {
        const std::size_t offset = address % 64;
        const std::size_t part = std::min<std::size_t>(64 - offset, bytes);
        const std::uint64_t mask = (part == 64 ? ~0ull : (1ull << part) - 1) << offset;
        if (Page* const page = find(address)) visit(*page, address % Page::kBytes / 64, mask);
        address += part;
        bytes -= part;
    }
}

void set(std::uint64_t& bits, std::uint64_t mask, bool value) {
    bits = value ? bits | mask : bits & ~mask;
}

}  // namespace

Page* Shadow::find_or_make(std::uintptr_t address) {
    const std::uintptr_t number = address / Page::kBytes;
    const std::uintptr_t top = number / kMiddle;
    if (top >= kTop) return nullptr;
    if (top_[top] == nullptr) top_[top] = std::make_unique<Middle>();
    std::unique_ptr<Page>& page = (*top_[top])[number % kMiddle];
    if (page == nullptr) page = std::make_unique<Page>();
    return page.get();
}

void Shadow::set_valid(std::uintptr_t address, std::size_t bytes, bool valid) {
    for_range(
        address, bytes, [&](std::uintptr_t a) { return valid ? find_or_make(a) : find(a); },
        [&](Page& page, std::size_t index, std::uint64_t mask) {
            set(page.valid[index], mask, valid);
        });
}

void Shadow::set_written(std::uintptr_t address, std::size_t bytes, bool written) {
    for_range(
        address, bytes, [&](std::uintptr_t a) { return find(a); },
        [&](Page& page, std::size_t index, std::uint64_t mask) {
            set(page.written[index], mask, written);
        });
}

void Shadow::copy_written(std::uintptr_t to, std::uintptr_t from, std::size_t bytes) {
    if (to <= from) {
        for (std::size_t i = 0; i < bytes; ++i) set_written(to + i, 1, is_written(from + i));
    } else {
        for (std::size_t i = bytes; i-- > 0;) set_written(to + i, 1, is_written(from + i));
    }
}

void Shadow::mark_ends(std::uintptr_t address, std::size_t bytes) {
    for (const std::uintptr_t end : {address, address + bytes}) {
        if (end % 4 == 0) continue;
        if (Page* const page = find(end / 4 * 4)) {
            const std::size_t word = end % Page::kBytes / 4;
            page->cut[word / 64] |= std::uint64_t{1} << (word % 64);
        }
    }
}

void Shadow::clear_ends(std::uintptr_t address, std::size_t bytes) {
    for (const std::uintptr_t end = address + bytes; address < end;
         address = (address / 256 + 1) * 256)
        if (Page* const page = find(address)) page->cut[address % Page::kBytes / 256] = 0;
}

void Shadow::forget_pages(std::uintptr_t address, std::size_t bytes) {
    const std::uintptr_t end = address + bytes;
    for (std::uintptr_t begin = (address + Page::kBytes - 1) / Page::kBytes * Page::kBytes;
         begin + Page::kBytes <= end; begin += Page::kBytes)
        if (Page* const page = find(begin)) page->cells.reset();
}

void Shadow::mark_shared(std::uintptr_t address, std::size_t bytes) {
    for_range(
        address, bytes, [&](std::uintptr_t a) { return find_or_make(a); },
        [](Page& page, std::size_t, std::uint64_t) { page.shared = true; });
}

void Shadow::forget_accesses(std::uintptr_t address, std::size_t bytes) {
    const std::uintptr_t end = address + bytes;
    for (std::uintptr_t word = address / 4 * 4; word < end;) {
        Page* const page = find(word);
        if (page == nullptr || page->cells == nullptr) {
            word = (word / Page::kBytes + 1) * Page::kBytes;
        } else {
            page->cell(word % Page::kBytes) = {};
            word += 4;
        }
    }
}

void Shadow::forget_accesses() {
    for (const std::unique_ptr<Middle>& middle : top_) {
        if (middle == nullptr) continue;
        for (const std::unique_ptr<Page>& page : *middle)
            if (page != nullptr) page->cells.reset();
    }
}

}  // namespace simt::check
