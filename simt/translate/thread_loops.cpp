#include "simt/translate/thread_loops.hpp"

#include "simt/translate/loops/kernel.hpp"

#include <utility>

namespace simt::translate {

std::vector<ThreadLoops> thread_loops(const Text& text, const std::vector<KernelTokens>& kernels) {
    std::vector<ThreadLoops> result;
    if (kernels.empty()) return result;
    loops::Functions functions(text);
    for (const KernelTokens& tokens : kernels) {
        loops::Kernel kernel(text, functions, tokens);
        if (read(kernel) && decide(kernel) && check_products(kernel)) {
            write(kernel);
        } else {
            kernel.result.products.clear();  // both forms have them, or none
        }
        result.push_back(std::move(kernel.result));
    }
    return result;
}

}  // namespace simt::translate
