// Calls on their way from the launch expression to the executor.
#include "simt/launch.hpp"

#include <cstring>
#include <new>
#include <utility>

namespace simt {

KernelCall::KernelCall(const CallType& type, void* from)
    : type_(&type), call_(::operator new (type.size, std::align_val_t{type.alignment})) {
    if (type.move != nullptr) {
        type.move(call_, from);
    } else {
        std::memcpy(call_, from, type.size);
    }
}

KernelCall::~KernelCall() {
    if (call_ == nullptr) return;
    if (type_->destroy != nullptr) type_->destroy(call_);
    ::operator delete (call_, std::align_val_t{type_->alignment});
}

void detail::submit_call(const LaunchSite& site, const LaunchConfig& config, const CallType& type,
                         void* call) {
    submit(Launch(site, config, KernelCall(type, call)));
}

}  // namespace simt
