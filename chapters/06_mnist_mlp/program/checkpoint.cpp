// Checkpoints are safetensors files with a JSON text in their metadata.
#include "chapters/06_mnist_mlp/program/checkpoint.hpp"

#include "common/base/error.hpp"
#include "common/weights/safetensors.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include <utility>

namespace m2m {

namespace {

using Json = nlohmann::json;

constexpr const char* format_name = "matmul-to-mnist checkpoint 2";

/// zlib's CRC-32 of several blocks. It finds damage, not malice.
class Checksum {
  public:
    void add(const void* bytes, std::size_t count) {
        sum_ = crc32_z(sum_, static_cast<const Bytef*>(bytes), count);
    }
    std::string text() const { return fmt::format("{:08x}", sum_); }

  private:
    uLong sum_ = crc32_z(0, nullptr, 0);
};

std::string checksum(const std::vector<Tensor>& tensors, const std::string& state) {
    Checksum sum;
    sum.add(state.data(), state.size());
    for (const Tensor& tensor : tensors) {
        sum.add(tensor.name.data(), tensor.name.size());
        sum.add(tensor.values.data(), tensor.values.size() * sizeof(float));
    }
    return sum.text();
}

Json to_json(const EpochResult& result) {
    return {{"epoch", result.epoch},
            {"loss", result.loss},
            {"train_accuracy", result.train_accuracy},
            {"test_loss", result.test_loss},
            {"test_accuracy", result.test_accuracy},
            {"seconds", result.seconds},
            {"images_per_second", result.images_per_second}};
}

EpochResult epoch_from_json(const Json& json) {
    EpochResult result;
    json.at("epoch").get_to(result.epoch);
    json.at("loss").get_to(result.loss);
    json.at("train_accuracy").get_to(result.train_accuracy);
    json.at("test_loss").get_to(result.test_loss);
    json.at("test_accuracy").get_to(result.test_accuracy);
    json.at("seconds").get_to(result.seconds);
    json.at("images_per_second").get_to(result.images_per_second);
    return result;
}

}  // namespace

void save_checkpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    const TrainingPlace& place = checkpoint.place;
    Json state = {{"identity", checkpoint.identity},
                  {"step", place.step},
                  {"epoch", place.epoch},
                  {"position", place.done},
                  {"random", place.random.state()},
                  {"loss_sum", checkpoint.loss_sum},
                  {"correct", checkpoint.correct},
                  {"seconds", checkpoint.seconds}};
    state["epochs"] = Json::array();
    for (const EpochResult& result : checkpoint.epochs) state["epochs"].push_back(to_json(result));

    Safetensors file;
    append_tensors(file, checkpoint.weights, "");
    append_tensors(file, checkpoint.first_moments, "adam.m.");
    append_tensors(file, checkpoint.second_moments, "adam.v.");
    file.tensors.push_back({"step_losses",
                            {static_cast<std::int64_t>(checkpoint.step_losses.size())},
                            checkpoint.step_losses});
    file.metadata["format"] = format_name;
    file.metadata["state"] = state.dump();
    file.metadata["checksum"] = checksum(file.tensors, file.metadata["state"]);
    write_safetensors(path, file);
}

Checkpoint load_checkpoint(const std::filesystem::path& path) {
    const std::string name = path.string();
    Safetensors file = read_safetensors(path);
    if (file.metadata["format"] != format_name) {
        throw Error(name + ": not a checkpoint of this version: its format is '" +
                    file.metadata["format"] + "', expected '" + format_name + "'");
    }
    if (file.metadata["checksum"] != checksum(file.tensors, file.metadata["state"])) {
        throw Error(
            name +
            ": the checkpoint is damaged: its checksum does not match; go back to an older copy");
    }
    Checkpoint checkpoint;
    try {
        const Json state = Json::parse(file.metadata["state"]);
        state.at("identity").get_to(checkpoint.identity);
        state.at("step").get_to(checkpoint.place.step);
        state.at("epoch").get_to(checkpoint.place.epoch);
        state.at("position").get_to(checkpoint.place.done);
        std::uint64_t words[4];
        state.at("random").get_to(words);
        checkpoint.place.random.set_state(words);
        state.at("loss_sum").get_to(checkpoint.loss_sum);
        state.at("correct").get_to(checkpoint.correct);
        state.at("seconds").get_to(checkpoint.seconds);
        for (const Json& result : state.at("epochs"))
            checkpoint.epochs.push_back(epoch_from_json(result));
    } catch (const Json::exception& problem) {
        throw Error(name + ": the checkpoint's state cannot be read: " + problem.what());
    }
    checkpoint.weights = extract_weights(file, "", name);
    checkpoint.first_moments = extract_weights(file, "adam.m.", name);
    checkpoint.second_moments = extract_weights(file, "adam.v.", name);
    for (const Weights* set : {&checkpoint.first_moments, &checkpoint.second_moments}) {
        if (set->sizes() != checkpoint.weights.sizes()) {
            throw Error(name + ": Adam's means do not have the shapes of the weights");
        }
    }
    if (const Tensor* losses = file.find("step_losses")) checkpoint.step_losses = losses->values;
    if (static_cast<std::int64_t>(checkpoint.step_losses.size()) != checkpoint.place.step ||
        static_cast<int>(checkpoint.epochs.size()) + 1 != checkpoint.place.epoch) {
        throw Error(name + ": the checkpoint contradicts itself about the steps and epochs done");
    }
    return checkpoint;
}

std::map<std::string, std::string> training_identity(const TrainOptions& options,
                                                     const Dataset& data) {
    Checksum sum;
    sum.add(data.images.data(), data.images.size() * sizeof(float));
    sum.add(data.labels.data(), data.labels.size());
    return {
        {"backend", backend_text(options)},
        {"hidden layers", fmt::format("{}", fmt::join(options.hidden, ","))},
        {"batch size", std::to_string(options.batch)},
        {"learning rate", fmt::format("{}", options.learning_rate)},
        {"seed", std::to_string(options.seed)},
        {"data", fmt::format("{}, {} images, checksum {}", data.name, data.count(), sum.text())}};
}

void require_same_training(const std::filesystem::path& path, const Checkpoint& checkpoint,
                           const std::map<std::string, std::string>& identity) {
    for (const auto& [what, now] : identity) {
        const auto then = checkpoint.identity.find(what);
        const std::string before = then == checkpoint.identity.end() ? "unknown" : then->second;
        if (before == now) continue;
        throw Error(path.string() + ": the checkpoint belongs to another training: its " + what +
                    " is " + before + ", here it is " + now);
    }
}

}  // namespace m2m
