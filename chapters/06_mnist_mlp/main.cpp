// Chapter 06's program: trains the network on the stage you name.
//   chapter_06_mnist_mlp --backend openmp/simd --data mnist --epochs 5
#include "chapters/06_mnist_mlp/program/train_program.hpp"
#include "common/program/command_line.hpp"

#include <nlohmann/json.hpp>

int main(int argc, char** argv) {
    m2m::Command app("Chapter 06: trains a multilayer perceptron on any stage.", "./book run 06");
    m2m::TrainRequest request;
    m2m::add_train_flags(app, request);
    m2m::JsonOption json;
    json.add_to(app);
    return m2m::run_program(app, argc, argv, [&] {
        const m2m::TrainReport report = m2m::run_training(request);
        m2m::print_report(json.text(), report);
        json.write(m2m::to_json(report));
        return 0;
    });
}
