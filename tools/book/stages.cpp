// book stages: the ladder, one line a stage.
#include "chapters/stages.hpp"

#include "common/device/device.hpp"
#include "tools/book/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace m2m::book {

void add_stages(Command& app, int&) {
    auto* command = app.add_subcommand("stages", "List the stages in reading order");
    auto json = std::make_shared<JsonOption>();
    json->add_to(*command);
    command->callback([json] {
        nlohmann::json rows = nlohmann::json::array();
        json->text() << fmt::format("{:<22} {:>7}  {:<7} {:<8} {}\n", "stage", "chapter", "memory",
                                    "inputs", "what it does");
        for (const Stage& stage : stages()) {
            const bool device = stage.where == Where::device;
            json->text() << fmt::format("{:<22} {:>7}  {:<7} {:<8} {}\n", stage.name, stage.chapter,
                                        device ? "device" : "host", to_string(stage.inputs),
                                        stage.title);
            rows.push_back({{"stage", stage.name},
                            {"chapter", stage.chapter},
                            {"title", stage.title},
                            {"memory", device ? "device" : "host"},
                            {"simulated", device && device_simulated()},
                            {"inputs", to_string(stage.inputs)},
                            {"file", stage.file},
                            {"needs", stage.needs}});
        }
        if (device_simulated()) {
            json->text()
                << "\nThe device is simulated on the CPU: its results are real, its time is not.\n";
        }
        json->write(rows);
    });
}

}  // namespace m2m::book
