// stage_once SIDE [STAGE…]: runs device stages once each, side × side × side, for a profiler that
// counts what a launch does. Without names: every device stage. Speed is bench's business.
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/device/device.hpp"
#include "common/verify/verify.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

int main(int argc, char** argv) try {
    const int side = argc > 1 ? std::atoi(argv[1]) : 0;
    if (side < 1) throw m2m::UsageError("usage: stage_once SIDE [STAGE…]");
    std::vector<m2m::Stage> chosen;
    for (int i = 2; i < argc; ++i) chosen.push_back(m2m::find_stage(argv[i]));
    if (argc < 3) {
        for (const m2m::Stage& stage : m2m::stages()) {
            if (stage.where == m2m::Where::device) chosen.push_back(stage);
        }
    }
    if (!m2m::device_present()) throw m2m::Error(m2m::why_no_device());
    const m2m::Inputs inputs = m2m::real_inputs(side, side, side, 1);
    const m2m::DeviceMatrix A(inputs.A), B(inputs.B);
    m2m::DeviceMatrix C(side, side);
    for (const m2m::Stage& stage : chosen) {
        if (stage.where != m2m::Where::device)
            throw m2m::UsageError(std::string(stage.name) + " does not run on a device");
        stage.matmul(side, side, side, A.data(), B.data(), C.data());
        m2m::device_synchronize();
        std::printf("%s\n", std::string(stage.name).c_str());
    }
    return 0;
} catch (const m2m::UsageError& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 2;
} catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
}
