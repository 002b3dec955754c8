#include "tests/fuzz/inputs.hpp"

#include "chapters/06_mnist_mlp/program/checkpoint.hpp"
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/data/idx.hpp"
#include "common/data/image.hpp"
#include "common/picture/png.hpp"
#include "common/weights/safetensors.hpp"
#include "simt/profile/report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>
#include <zlib.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace m2m::fuzz {

void require(bool holds, const char* rule) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", rule);
    std::abort();
}

void put(const std::filesystem::path& path, std::string_view bytes) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    require(file != nullptr, "no scratch file");
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
}

namespace {

/// A file of this process's own, for readers that take a path.
const std::filesystem::path& scratch() {
    static const struct Scratch {
        std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("m2m-fuzz-" + std::to_string(::getpid()));
        ~Scratch() { std::filesystem::remove(path); }
    } one;
    return one.path;
}

void read_images(std::string_view bytes) {
    put(scratch(), bytes);
    try {
        const IdxImages images = read_idx_images(scratch());
        require(images.pixels.size() ==
                    static_cast<std::size_t>(images.count) * images.rows * images.cols,
                "not as many pixels as the sizes say");
    } catch (const Error&) {
    }
}

void read_labels(std::string_view bytes) {
    put(scratch(), bytes);
    try {
        for (const std::uint8_t label : read_idx_labels(scratch()))
            require(label <= 9, "a label above 9");
    } catch (const Error&) {
    }
}

void read_picture(std::string_view bytes) {
    try {
        const DigitImage image = prepare_digit(bytes, "picture");
        for (const float pixel : image.pixels)
            require(pixel >= 0 && pixel <= 1, "a pixel outside 0 … 1");
    } catch (const Error&) {
    }
}

void read_weights(std::string_view bytes) {
    try {
        const Weights weights = parse_weights(std::string(bytes), "weights");
        for (const Weights::Layer& layer : weights.layers) {
            require(layer.weight.size() == static_cast<std::size_t>(layer.in) * layer.out,
                    "a layer of another size");
            for (const float weight : layer.weight)
                require(std::isfinite(weight), "a weight that is no number");
        }
    } catch (const Error&) {
    }
}

/// What was changed at random has another checksum: it is set right, or nothing behind it is tried.
void read_checkpoint(std::string_view bytes) {
    std::string right(bytes);
    try {
        Safetensors file = parse_safetensors(right, "checkpoint");
        uLong sum = crc32_z(0, nullptr, 0);
        const auto add = [&](const void* data, std::size_t size) {
            sum = crc32_z(sum, static_cast<const Bytef*>(data), size);
        };
        add(file.metadata["state"].data(), file.metadata["state"].size());
        for (const Tensor& tensor : file.tensors) {
            add(tensor.name.data(), tensor.name.size());
            add(tensor.values.data(), tensor.values.size() * sizeof(float));
        }
        file.metadata["checksum"] = fmt::format("{:08x}", sum);
        right = format_safetensors(file);
    } catch (const Error&) {
    }
    put(scratch(), right);
    try {
        const Checkpoint checkpoint = load_checkpoint(scratch());
        require(checkpoint.place.step == static_cast<std::int64_t>(checkpoint.step_losses.size()),
                "steps without a loss");
    } catch (const Error&) {
    }
}

void read_profile(std::string_view bytes) {
    try {
        simt::profile::read_report(simt::profile::parse_json(bytes, "profile"), "profile");
    } catch (const simt::profile::ReportError&) {
    }
}

std::string file_of(const Weights& weights) {
    Safetensors file;
    append_tensors(file, weights, "");
    return format_safetensors(file);
}

std::string checkpoint_file() {
    Checkpoint checkpoint;
    checkpoint.identity = {{"seed", "1"}};
    checkpoint.place = {2, 1, 2, Random(1)};
    checkpoint.epochs = {EpochResult{1, 2.3, 0.1, 2.2, 0.2, 1, 100}};
    checkpoint.step_losses = {2.3f, 2.2f};
    checkpoint.weights = checkpoint.first_moments = checkpoint.second_moments =
        initial_weights({2, 2}, 1);
    save_checkpoint(scratch(), checkpoint);
    return read_file(scratch());
}

std::vector<std::string> pictures() {
    std::vector<std::uint8_t> pixels(12 * 12, 255);
    for (int y = 3; y < 9; ++y) pixels[static_cast<std::size_t>(12 * y + 6)] = 0;
    const std::string gray(pixels.begin(), pixels.end());
    std::string wide;  // a BMP of 4 × 1 pixels
    for (const int byte :
         {66, 77, 66, 0, 0, 0, 0,  0, 0, 0, 54,  0,   0,   0, 40, 0, 0,   0,   4,   0,   0,   0,
          1,  0,  0,  0, 1, 0, 24, 0, 0, 0, 0,   0,   12,  0, 0,  0, 0,   0,   0,   0,   0,   0,
          0,  0,  0,  0, 0, 0, 0,  0, 0, 0, 255, 255, 255, 0, 0,  0, 255, 255, 255, 255, 255, 255})
        wide += static_cast<char>(byte);
    std::string moving = "GIF89a";  // a GIF of one pixel
    for (const int byte : {1, 0, 1, 0, 128, 0, 0, 0, 0, 0, 255, 255, 255, 44, 0,
                           0, 0, 0, 1, 0,   1, 0, 0, 2, 2, 68,  1,   0,   59})
        moving += static_cast<char>(byte);
    return {encode_png(pixels.data(), 12, 12, 1), "P5\n12 12\n255\n" + gray, wide, moving};
}

std::string profile() {
    return R"({"format":"simt-count/1","simulated":true,"program":"coalescing.cu",
"compiler":"g++ 12.2.0","blocks":"all","device":{"name":"simulated GPU",
"compute_capability":"7.5","multiprocessors":8},"kernels":[{"name":"naive",
"file":"/book/coalescing.cu","line":2,"launches":[{"count":1,"grid":[4,4,1],"block":[16,
16,1],"dynamic_shared":0,"static_shared":0,"blocks_counted":16,
"occupancy":{"theoretical":1.0,"blocks_per_multiprocessor":4,"limiter":"threads",
"registers":null}}],"totals":{"global_load":{"requests":16384,"sectors":139264,
"lanes":524288,"bytes":2097152},"global_store":{"requests":128,"sectors":2048,
"lanes":4096,"bytes":16384},"global_atomic":{"requests":0,"sectors":0,"lanes":0,
"bytes":0},"shared_load":{"requests":0,"wavefronts":0,"ideal":0,"lanes":0,"bytes":0},
"shared_store":{"requests":0,"wavefronts":0,"ideal":0,"lanes":0,"bytes":0},
"shared_atomic":{"requests":0,"wavefronts":0,"ideal":0,"lanes":0,"bytes":0},
"warp_instructions":8320,"thread_instructions":266240,"flops":524288},
"lines":[{"file":"/book/coalescing.cu","line":7,"warp_instructions":8192,
"thread_instructions":262144,"global_load":{"requests":8192,"sectors":131072,
"lanes":262144,"bytes":1048576},"examples":[{"kind":"global_load","block":[0,0,0],
"warp":0,"bytes":4,"sectors":16,"allocation":"cudaMalloc, 16384 bytes","addresses":[0,
256]}]}]}]})";
}

}  // namespace

const std::map<std::string, Input>& inputs() {
    static const std::map<std::string, Input> all = [] {
        const std::string images =
            encode_idx_images({2, 2, 3, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255}});
        const std::string labels = encode_idx_labels({0, 9, 3});
        const std::string small = file_of(initial_weights({2, 3, 2}, 1));
        std::map<std::string, Input> kinds{
            {"images", {read_images, {images, gzip(images)}}},
            {"labels", {read_labels, {labels, gzip(labels)}}},
            {"picture", {read_picture, pictures()}},
            {"weights", {read_weights, {small}}},
            {"checkpoint", {read_checkpoint, {checkpoint_file()}}},
            {"profile", {read_profile, {profile()}}},
        };
#if M2M_HAS_GRADER
        add_grading_inputs(kinds);
#endif
        return kinds;
    }();
    return all;
}

}  // namespace m2m::fuzz
