#include "state.hpp"

namespace simt::runtime {

Runtime& Runtime::the() {
    static Runtime& one = *new Runtime;
    return one;
}

}  // namespace simt::runtime
