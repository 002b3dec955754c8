// How a fiber begins.
#include "fiber.hpp"

namespace simt {

void Fiber::reset() noexcept {
    unpoison_memory(stack_.low, stack_.size());  // frames that will never be left
    context_ = boost::context::detail::make_fcontext(stack_.top, stack_.size(), entry_);
    launch = 0;
#ifdef SIMT_ADDRESS_SANITIZER
    fake_stack_ = nullptr;
    bottom_ = stack_.low;
    size_ = stack_.size();
#endif
}

void Fiber::started(boost::context::detail::transfer_t from) noexcept {
    Fiber& previous = *static_cast<Fiber*>(from.data);
    previous.context_ = from.fctx;
#ifdef SIMT_ADDRESS_SANITIZER
    // The first switch away from an OS thread tells where that thread's own stack lies.
    const void* bottom = nullptr;
    std::size_t size = 0;
    __sanitizer_finish_switch_fiber(nullptr, &bottom, &size);
    if (previous.stack_.low == nullptr) {
        previous.bottom_ = bottom;
        previous.size_ = size;
    }
#endif
}

}  // namespace simt
