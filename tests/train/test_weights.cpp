// Weights: their first values, their file, and what such a file must not be.
#include "chapters/06_mnist_mlp/weights.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tests/train/reference.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <limits>

namespace m2m::tests {
namespace {

std::string temporary(const std::string& name) {
    return testing::TempDir() + "m2m-weights-" + std::to_string(::getpid()) + "-" + name;
}

/// The bytes of a safetensors file with that header and so many bytes of data.
std::string file_of(const std::string& header, std::size_t data_bytes) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(header.size() >> (8 * i) & 0xff);
    return bytes + header + std::string(data_bytes, '\0');
}

/// What load_weights() says about a file with these bytes, without the file's name in front.
std::string complaint(const std::string& bytes) {
    const std::string path = temporary("bad.safetensors");
    write_file(path, bytes);
    std::string what = "nothing";
    try {
        load_weights(path);
    } catch (const UsageError&) {
        what = "a UsageError";
    } catch (const Error& error) {
        what = error.what();
        EXPECT_EQ(what.rfind(path + ": ", 0), 0u) << "the file is not named: " << what;
        what.erase(0, path.size() + 2);
    }
    ::unlink(path.c_str());
    return what;
}

#define EXPECT_COMPLAINT(bytes, part)                                         \
    do {                                                                      \
        const std::string what = complaint(bytes);                            \
        EXPECT_NE(what.find(part), std::string::npos) << "it says: " << what; \
    } while (false)

TEST(InitialWeights, FillGlorotsRangeAndNoMore) {
    const Weights weights = initial_weights({784, 128, 10}, 1);
    ASSERT_EQ(weights.layers.size(), 2u);
    EXPECT_EQ(weights.sizes(), (std::vector<int>{784, 128, 10}));
    for (const Weights::Layer& layer : weights.layers) {
        const double limit = std::sqrt(6.0 / (layer.in + layer.out));
        double sum = 0, squares = 0, largest = 0;
        for (const float w : layer.weight) {
            sum += static_cast<double>(w);
            squares += static_cast<double>(w) * static_cast<double>(w);
            largest = std::max(largest, static_cast<double>(std::abs(w)));
        }
        const auto count = static_cast<double>(layer.weight.size());
        EXPECT_EQ(layer.weight.size(),
                  static_cast<std::size_t>(layer.in) * static_cast<std::size_t>(layer.out));
        EXPECT_LE(largest, limit * 1.000001);
        EXPECT_GT(largest, 0.98 * limit);
        EXPECT_NEAR(sum / count, 0, 5 * limit / std::sqrt(3 * count));  // five sigma
        EXPECT_NEAR(squares / count, limit * limit / 3, 0.1 * limit * limit / 3);
        EXPECT_EQ(layer.bias, std::vector<float>(static_cast<std::size_t>(layer.out)));
    }
}

TEST(InitialWeights, DependOnTheSeedOnly) {
    EXPECT_EQ(flat(initial_weights({20, 10}, 1)), flat(initial_weights({20, 10}, 1)));
    EXPECT_NE(flat(initial_weights({20, 10}, 1)), flat(initial_weights({20, 10}, 2)));
    EXPECT_THROW(initial_weights({20, 0, 10}, 1), UsageError);
    EXPECT_THROW(initial_weights({20, 65537}, 1), UsageError);
}

TEST(WeightsFile, HasPyTorchsNamesAndShapes) {
    const std::string path = temporary("names.safetensors");
    save_weights(path, initial_weights({784, 128, 10}, 1), {{"data", "mnist"}});
    const Safetensors file = read_safetensors(path);
    ASSERT_EQ(file.tensors.size(), 4u);
    const std::vector<std::pair<std::string, std::vector<std::int64_t>>> expected = {
        {"fc1.weight", {128, 784}},
        {"fc1.bias", {128}},
        {"fc2.weight", {10, 128}},
        {"fc2.bias", {10}}};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(file.tensors[i].name, expected[i].first);
        EXPECT_EQ(file.tensors[i].shape, expected[i].second);
    }
    EXPECT_EQ(file.metadata.at("data"), "mnist");
    ::unlink(path.c_str());
}

// The layout is the format's, byte by byte: other programs read this file.
TEST(WeightsFile, IsLaidOutAsTheFormatSays) {
    Safetensors contents;
    contents.tensors.push_back({"b", {2}, {1.0f, -2.0f}});
    const std::string bytes = format_safetensors(contents);
    const std::string header = R"({"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    ASSERT_GE(bytes.size(), 8 + header.size() + 8);
    EXPECT_EQ(bytes.substr(8, header.size()), header);
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0]));
    EXPECT_EQ(length % 8, 0u);
    EXPECT_EQ(bytes.size(), 8 + length + 8);
    EXPECT_EQ(bytes.substr(8 + header.size(), length - header.size()),
              std::string(length - header.size(), ' '));
    EXPECT_EQ(bytes.substr(8 + length), std::string("\x00\x00\x80\x3f\x00\x00\x00\xc0", 8));
}

TEST(WeightsFile, ComesBackBitByBit) {
    for (const std::vector<int>& sizes : {std::vector<int>{7, 10}, {5, 4, 3, 2}}) {
        Weights weights = initial_weights(sizes, 9);
        weights.layers[0].bias[0] = -0.0f;
        weights.layers[0].bias[1] = std::numeric_limits<float>::denorm_min();
        const std::string path = temporary("round.safetensors");
        save_weights(path, weights);
        const Weights back = load_weights(path);
        EXPECT_EQ(back.sizes(), sizes);
        const std::vector<float> before = flat(weights), after = flat(back);
        ASSERT_EQ(before.size(), after.size());
        EXPECT_EQ(std::memcmp(before.data(), after.data(), before.size() * sizeof(float)), 0);
        ::unlink(path.c_str());
    }
}

TEST(WeightsFile, ThatIsMissingIsNamed) {
    try {
        load_weights("no/such/file.safetensors");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("no/such/file.safetensors"), std::string::npos);
    }
}

const std::string weight = R"("fc1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]})";
const std::string bias = R"("fc1.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]})";

TEST(WeightsFile, ThatIsRightPassesThisCatalogue) {
    EXPECT_EQ(complaint(file_of("{" + weight + "," + bias + "}", 32)), "nothing");
    EXPECT_EQ(complaint(file_of("{" + bias + "," + weight + "}   ", 32)), "nothing");
}

TEST(WeightsFile, WithAValueThatIsNoNumberIsRefused) {
    const std::string path = temporary("nan.safetensors");
    for (const float value :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        for (const bool in_bias : {false, true}) {
            Weights weights = initial_weights({6, 4, 3}, 1);
            (in_bias ? weights.layers[1].bias : weights.layers[1].weight).back() = value;
            save_weights(path, weights, {});
            try {
                load_weights(path);
                ADD_FAILURE() << value;
            } catch (const Error& error) {
                EXPECT_NE(std::string(error.what())
                              .find(in_bias ? "'fc2.bias' holds" : "'fc2.weight' holds"),
                          std::string::npos)
                    << error.what();
            }
        }
    }
    ::unlink(path.c_str());
}

TEST(DamagedFile, HeaderLength) {
    EXPECT_COMPLAINT("", "only 0 bytes");
    EXPECT_COMPLAINT("1234567", "only 7 bytes");
    EXPECT_COMPLAINT(std::string(8, '\0'), "header");
    EXPECT_COMPLAINT(std::string(8, '\xff') + "{}", "header should have");
    EXPECT_COMPLAINT(std::string("\x03\0\0\0\0\0\0\0{}", 10),
                     "header should have 3 bytes, 2 are there");
    EXPECT_COMPLAINT(file_of("{" + weight + "," + bias + "}", 32).substr(0, 60),
                     "header should have");
}

TEST(DamagedFile, HeaderText) {
    EXPECT_COMPLAINT(file_of("not JSON", 0), "does not start with '{'");
    EXPECT_COMPLAINT(file_of("[1, 2]", 0), "does not start with '{'");
    EXPECT_COMPLAINT(file_of("{\"fc1.weight\":", 0), "not JSON");
    EXPECT_COMPLAINT(file_of("{} {}", 0), "not JSON");
    EXPECT_COMPLAINT(file_of("{\"fc1\xff\":{}}", 0), "not JSON");
    std::string deep = "{\"a\":";
    for (int i = 0; i < 100000; ++i) deep += '[';
    EXPECT_COMPLAINT(file_of(deep, 0), "nested too deeply");
}

TEST(DamagedFile, Metadata) {
    EXPECT_COMPLAINT(file_of(R"({"__metadata__":3,)" + weight + "," + bias + "}", 32),
                     "__metadata__");
    EXPECT_COMPLAINT(file_of(R"({"__metadata__":{"seed":1},)" + weight + "," + bias + "}", 32),
                     "'seed'");
}

TEST(DamagedFile, DuplicateNames) {
    EXPECT_COMPLAINT(file_of("{" + weight + "," + bias + "," + bias + "}", 32),
                     "'fc1.bias' occurs twice");
    EXPECT_COMPLAINT(file_of(R"({"fc1.bias":{"dtype":"F32","dtype":"F32"}})", 0),
                     "'dtype' occurs twice");
}

/// A file whose bias is described otherwise.
std::string with_bias(const std::string& description, std::size_t data_bytes = 32) {
    return file_of("{" + weight + R"(,"fc1.bias":)" + description + "}", data_bytes);
}

TEST(DamagedFile, Descriptions) {
    EXPECT_COMPLAINT(with_bias("7"), "'fc1.bias': its description is not a JSON object");
    EXPECT_COMPLAINT(with_bias(R"({"shape":[2],"data_offsets":[24,32]})"),
                     "'fc1.bias': it has no dtype");
    EXPECT_COMPLAINT(with_bias(R"({"dtype":"F32","data_offsets":[24,32]})"),
                     "'fc1.bias': it has no shape");
    EXPECT_COMPLAINT(with_bias(R"({"dtype":"F32","shape":[2]})"), "'fc1.bias': data_offsets");
    EXPECT_COMPLAINT(with_bias(R"({"dtype":"F32","shape":[2],"data_offsets":[24,32],"x":1})"),
                     "'fc1.bias': unknown key 'x'");
    for (const char* dtype : {"F16", "BF16", "F64", "I32", "f32", "U8"}) {
        EXPECT_COMPLAINT(with_bias(R"({"dtype":")" + std::string(dtype) +
                                   R"(","shape":[2],"data_offsets":[24,32]})"),
                         "'fc1.bias': dtype " + std::string(dtype));
    }
}

TEST(DamagedFile, Shapes) {
    const auto shaped = [](const std::string& shape) {
        return with_bias(R"({"dtype":"F32","shape":)" + shape + R"(,"data_offsets":[24,32]})");
    };
    EXPECT_COMPLAINT(shaped("[3]"), "'fc1.bias': its shape needs");
    EXPECT_COMPLAINT(shaped("[1]"), "'fc1.bias': its shape needs 4 bytes, data_offsets give 8");
    EXPECT_COMPLAINT(shaped("[-2]"), "'fc1.bias': its shape");
    EXPECT_COMPLAINT(shaped("[2.0]"), "'fc1.bias': its shape");
    EXPECT_COMPLAINT(shaped("[\"2\"]"), "'fc1.bias': its shape");
    EXPECT_COMPLAINT(shaped("2"), "'fc1.bias': it has no shape");
    // 2⁶² · 4 · 2 wraps around to 2³³ · …: a product must not be trusted.
    EXPECT_COMPLAINT(shaped("[4611686018427387904,2]"), "'fc1.bias': its shape needs more data");
    EXPECT_COMPLAINT(shaped("[18446744073709551615]"), "'fc1.bias': its shape needs more data");
}

TEST(DamagedFile, Offsets) {
    const auto at = [](const std::string& offsets, std::size_t data_bytes = 32) {
        return with_bias(R"({"dtype":"F32","shape":[2],"data_offsets":)" + offsets + "}",
                         data_bytes);
    };
    EXPECT_COMPLAINT(at("[28,36]"), "'fc1.bias': data_offsets [28, 36] lie outside");
    EXPECT_COMPLAINT(at("[32,24]"), "'fc1.bias': data_offsets");
    EXPECT_COMPLAINT(at("[-8,0]"), "'fc1.bias': data_offsets must be");
    EXPECT_COMPLAINT(at("[24]"), "'fc1.bias': data_offsets must be");
    EXPECT_COMPLAINT(at("[24,32,40]"), "'fc1.bias': data_offsets must be");
    EXPECT_COMPLAINT(at("[16,24]", 24), "overlaps another tensor");
    EXPECT_COMPLAINT(at("[28,36]", 36),
                     "'fc1.bias' starts at byte 28 of the data, expected 24: there is a gap");
    EXPECT_COMPLAINT(at("[24,32]", 33), "1 bytes after the last tensor");
    EXPECT_COMPLAINT(at("[24,32]", 28), "'fc1.bias'");  // cut short
}

/// A file with these tensors, all zeros.
std::string with_tensors(
    const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& shapes) {
    Safetensors file;
    for (const auto& [name, shape] : shapes) {
        std::size_t count = 1;
        for (const std::int64_t extent : shape) count *= static_cast<std::size_t>(extent);
        file.tensors.push_back({name, shape, std::vector<float>(count)});
    }
    return format_safetensors(file);
}

TEST(WrongNetwork, MissingAndUnknownTensors) {
    EXPECT_COMPLAINT(with_tensors({}), "'fc1.weight' is missing");
    EXPECT_COMPLAINT(with_tensors({{"fc1.weight", {2, 3}}}), "'fc1.bias' is missing");
    EXPECT_COMPLAINT(with_tensors({{"fc1.bias", {2}}}), "'fc1.weight' is missing");
    EXPECT_COMPLAINT(
        with_tensors({{"fc1.weight", {2, 3}}, {"fc1.bias", {2}}, {"conv1.weight", {3}}}),
        "unknown tensor 'conv1.weight'");
    EXPECT_COMPLAINT(
        with_tensors(
            {{"fc1.weight", {2, 3}}, {"fc1.bias", {2}}, {"fc3.weight", {2, 2}}, {"fc3.bias", {2}}}),
        "unknown tensor 'fc3.");
}

TEST(WrongNetwork, ShapesThatMakeNoNetwork) {
    EXPECT_COMPLAINT(with_tensors({{"fc1.weight", {6}}, {"fc1.bias", {2}}}),
                     "'fc1.weight' is not a matrix");
    EXPECT_COMPLAINT(with_tensors({{"fc1.weight", {2, 3}}, {"fc1.bias", {2, 1}}}),
                     "'fc1.bias' is not a vector");
    EXPECT_COMPLAINT(with_tensors({{"fc1.weight", {2, 3}}, {"fc1.bias", {3}}}),
                     "'fc1.bias' has 3 values for 2 outputs");
    EXPECT_COMPLAINT(with_tensors({{"fc1.weight", {0, 3}}, {"fc1.bias", {0}}}),
                     "'fc1.weight' has a side of 0");
    EXPECT_COMPLAINT(with_tensors({{"fc1.weight", {1, 70000}}, {"fc1.bias", {1}}}),
                     "'fc1.weight' has a side of 70000");
    EXPECT_COMPLAINT(
        with_tensors(
            {{"fc1.weight", {2, 3}}, {"fc1.bias", {2}}, {"fc2.weight", {4, 5}}, {"fc2.bias", {4}}}),
        "'fc2.weight' takes 5 inputs, the layer before it gives 2");
}

TEST(WritingTensors, RefusesWhatItCouldNotRead) {
    Safetensors twice;
    twice.tensors = {{"a", {1}, {1}}, {"a", {1}, {2}}};
    EXPECT_THROW(format_safetensors(twice), Error);
    Safetensors shape;
    shape.tensors = {{"a", {2}, {1}}};
    EXPECT_THROW(format_safetensors(shape), Error);
}

TEST(Predict, GivesProbabilitiesThatAddUpToOneAndAgreeWithTheFormulas) {
    Random random(3);
    for (const std::vector<int>& sizes : {std::vector<int>{9, 10}, {9, 20, 10}, {9, 6, 5, 10}}) {
        const Weights weights = initial_weights(sizes, 2);
        const std::vector<float> image = random_floats(9, random, 0, 1);
        const Prediction prediction = predict(weights, image.data());
        const std::vector<double> expected = ReferenceNetwork(weights).probabilities(image.data());
        ASSERT_EQ(prediction.probabilities.size(), 10u);
        double sum = 0;
        for (std::size_t j = 0; j < 10; ++j) {
            sum += static_cast<double>(prediction.probabilities[j]);
            EXPECT_NEAR(prediction.probabilities[j], expected[j], 2e-6);
        }
        EXPECT_NEAR(sum, 1, 1e-6);
        EXPECT_EQ(prediction.label,
                  std::max_element(expected.begin(), expected.end()) - expected.begin());
    }
    EXPECT_THROW(predict(Weights{}, nullptr), Error);
}

}  // namespace
}  // namespace m2m::tests
