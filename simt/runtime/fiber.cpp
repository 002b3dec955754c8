// How a fiber begins, and begins anew.
#include "fiber.hpp"

namespace simt {

void Fiber::reset() noexcept {
    unpoison_memory(stack_.low, stack_.size());  // frames that will never be left
    context = make_context(stack_.top, stack_.size(), entry_);
#ifdef SIMT_ADDRESS_SANITIZER
    fake_stack_ = nullptr;
    bottom_ = stack_.low;
    size_ = stack_.size();
#endif
}

#ifdef SIMT_ADDRESS_SANITIZER
void Fiber::started(Fiber& previous) noexcept {
    // The first switch away from an OS thread tells where that thread's own stack lies.
    const void* bottom = nullptr;
    std::size_t size = 0;
    __sanitizer_finish_switch_fiber(nullptr, &bottom, &size);
    if (previous.stack_.low == nullptr) {
        previous.bottom_ = bottom;
        previous.size_ = size;
    }
}
#else
void Fiber::started(Fiber&) noexcept {}
#endif

}  // namespace simt
