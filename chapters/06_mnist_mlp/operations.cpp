// What the operations of every device have in common.
#include "chapters/06_mnist_mlp/operations.hpp"

#include "common/base/error.hpp"
#include "common/device/device.hpp"

#include <cmath>
#include <string>

namespace m2m {

// [adam] The running means start at 0 and are too small at first; the rate makes up for it.
void Operations::adam(std::size_t count, const AdamSettings& settings, std::int64_t step,
                      const float* g, float* w, float* m, float* v) {
    const double t = static_cast<double>(step);
    const double rate = settings.learning_rate *
                        std::sqrt(1.0 - std::pow(static_cast<double>(settings.beta2), t)) /
                        (1.0 - std::pow(static_cast<double>(settings.beta1), t));
    adam_update(count, settings, static_cast<float>(rate), g, w, m, v);
}

void Operations::adam_counted(std::size_t count, const AdamSettings& settings,
                              const std::int64_t* step, const float* g, float* w, float* m,
                              float* v) {
    adam(count, settings, *step, g, w, m, v);  // host memory: it is there already
}

std::unique_ptr<Operations> make_operations(const Stage& stage, int device) {
    if (stage.where == Where::host) {
        if (device == 0) return make_cpu_operations(stage.matmul);
        throw UsageError("stage '" + std::string(stage.name) + "' runs on the CPU, not on device " +
                         std::to_string(device) + "; choose a cuda or cublas stage");
    }
#ifdef M2M_HOST_ONLY
    throw Error("stage '" + std::string(stage.name) + "' needs a device, and this build has none");
#else
    choose_device(device);
    return make_cuda_operations(stage.matmul);
#endif
}

}  // namespace m2m
