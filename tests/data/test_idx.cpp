// The IDX reader trusts nothing: every file is either read whole and right, or refused with a
// message.
#include "common/base/error.hpp"
#include "common/base/random.hpp"
#include "common/data/dataset.hpp"
#include "common/data/idx.hpp"
#include "tests/data/temporary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace m2m::tests {
namespace {

IdxImages small_images() {
    IdxImages images{3, 4, 5, {}};
    for (int i = 0; i < 60; ++i) images.pixels.push_back(static_cast<std::uint8_t>(i * 4));
    return images;
}

// The message of the Error that reading `bytes` as images gives; "" when they are accepted.
std::string refusal(const std::string& bytes) {
    const Temporary directory;
    try {
        read_idx_images(directory.write("images", bytes));
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("images"), std::string::npos)
            << "the file is not named: " << error.what();
        return error.what();
    }
    return "";
}

std::string with_size(std::string bytes, int dimension, std::uint32_t size) {
    for (int i = 0; i < 4; ++i) {
        bytes[static_cast<std::size_t>(4 + 4 * dimension + i)] =
            static_cast<char>(size >> (24 - 8 * i));
    }
    return bytes;
}

TEST(Idx, ReadsWhatItWrotePlainAndCompressed) {
    const Temporary directory;
    const std::string bytes = encode_idx_images(small_images());
    EXPECT_EQ(bytes.size(), 16u + 60u);
    for (const auto& path :
         {directory.write("plain", bytes), directory.write("packed.gz", gzip(bytes)),
          directory.write("packed-without-ending", gzip(bytes))}) {
        const IdxImages read = read_idx_images(path);
        EXPECT_EQ(read.count, 3);
        EXPECT_EQ(read.rows, 4);
        EXPECT_EQ(read.cols, 5);
        EXPECT_EQ(read.pixels, small_images().pixels);
    }
    const std::vector<std::uint8_t> labels{0, 9, 5};
    EXPECT_EQ(read_idx_labels(directory.write("labels", encode_idx_labels(labels))), labels);
}

TEST(Idx, ReadsAFileOfSeveralGzipMembers) {
    const Temporary directory;
    const std::string bytes = encode_idx_images(small_images());
    const auto path = directory.write("two.gz", gzip(bytes.substr(0, 30)) + gzip(bytes.substr(30)));
    EXPECT_EQ(read_idx_images(path).pixels, small_images().pixels);
}

TEST(Idx, RefusesAWrongMagic) {
    std::string bytes = encode_idx_images(small_images());
    bytes[2] = 13;  // float, not unsigned byte
    EXPECT_NE(refusal(bytes), "");
    EXPECT_NE(refusal(encode_idx_labels({1, 2, 3})), "") << "labels are no images";
}

TEST(Idx, RefusesTrailingBytes) {
    EXPECT_NE(refusal(encode_idx_images(small_images()) + "x"), "");
    EXPECT_NE(refusal(gzip(encode_idx_images(small_images())) + "x"), "");
}

TEST(Idx, RefusesEveryTruncation) {
    const std::string bytes = encode_idx_images(small_images()), packed = gzip(bytes);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_NE(refusal(bytes.substr(0, length)), "") << length;
    for (std::size_t length = 0; length < packed.size(); ++length)
        EXPECT_NE(refusal(packed.substr(0, length)), "") << length;
}

TEST(Idx, IsNotFooledByALyingHeader) {
    const std::string bytes = encode_idx_images(small_images());
    for (const std::uint32_t size : {0u, 4u, 0x7fffffffu, 0xffffffffu}) {
        for (int dimension = 0; dimension < 3; ++dimension) {
            if (dimension == 1 && size == 4) continue;  // that is the truth
            EXPECT_NE(refusal(with_size(bytes, dimension, size)), "")
                << "dimension " << dimension << ", size " << size;
        }
    }
}

TEST(Idx, RefusesALabelAbove9) {
    const Temporary directory;
    std::string bytes = encode_idx_labels({1, 2, 3});
    bytes.back() = 10;
    EXPECT_THROW(read_idx_labels(directory.write("labels", bytes)), Error);
}

TEST(Idx, NamesAMissingFile) {
    EXPECT_THROW(read_idx_images("/nowhere/images"), Error);
}

// Whatever happens to a file: an Error, or data that fit their own header.
TEST(Idx, SurvivesRandomDamage) {
    const Temporary directory;
    Random random(7);
    const std::string plain = encode_idx_images(small_images());
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = round % 2 == 0 ? plain : gzip(plain);
        const int changes = random.integer(1, 4);
        for (int i = 0; i < changes; ++i)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        try {
            const IdxImages read = read_idx_images(directory.write("damaged", bytes));
            EXPECT_EQ(read.pixels.size(), static_cast<std::size_t>(read.count) *
                                              static_cast<std::size_t>(read.rows) *
                                              static_cast<std::size_t>(read.cols));
        } catch (const Error&) {
        }
    }
}

DataSplits made_up() {
    DataSplits data;
    for (Dataset* set : {&data.train, &data.test}) {
        set->name = "digits";
        set->images = HostMatrix(3, 784);
        set->labels = {1, 2, 3};
        set->images(1, 400) = 1.0f;
    }
    return data;
}

TEST(Dataset, IsSearchedInTheGivenDirectoryAndBelowIt) {
    const Temporary directory;
    write_dataset(made_up(), directory.path() / "mnist");
    for (const auto& where : {directory.path(), directory.path() / "mnist"}) {
        ASSERT_TRUE(dataset_available("mnist", where.string()));
        const DataSplits read = load_dataset("mnist", where.string());
        EXPECT_EQ(read.train.count(), 3);
        EXPECT_EQ(read.train.images(1, 400), 1.0f);
        EXPECT_EQ(read.train.images(0, 400), 0.0f);
        EXPECT_EQ(read.test.labels, (std::vector<std::uint8_t>{1, 2, 3}));
    }
}

TEST(Dataset, ThatIsNotThereSaysWhereItLookedAndHowToFetchIt) {
    const Temporary directory;
    EXPECT_FALSE(dataset_available("mnist", directory.path().string()));
    try {
        load_dataset("mnist", directory.path().string());
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(directory.path().string()), std::string::npos)
            << error.what();
        EXPECT_NE(std::string(error.what()).find("book data fetch mnist"), std::string::npos)
            << error.what();
    }
    EXPECT_THROW(load_dataset("nothing"), UsageError);
}

TEST(Dataset, WithFewerLabelsThanImagesIsRefused) {
    const Temporary directory;
    write_dataset(made_up(), directory.path());
    write_file(directory.path() / "train-labels-idx1-ubyte.gz", gzip(encode_idx_labels({1, 2})));
    EXPECT_THROW(load_dataset("mnist", directory.path().string()), Error);
}

}  // namespace
}  // namespace m2m::tests
