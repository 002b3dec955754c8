// The Colab notebook: every cell is a command that a test can run, and none installs with pip.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tests/tools/notebook.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

const std::string colab = std::string(M2M_SOURCE_DIR) + "/notebooks/colab.ipynb";

TEST(Notebook, HasOnlyCellsThatTheTestCanRun) {
    const std::string script = m2m::notebook_to_shell(m2m::read_file(colab), "/some/where");
    for (const char* expected :
         {"git clone '/some/where' matmul-to-mnist\n", "cd 'matmul-to-mnist'\n", "\n./book --yes\n",
          "\n./book run 04 --stage my_kernel.cu\n", "cat >'my_kernel.cu'",
          "test -s 'out/stages.svg'"}) {
        EXPECT_NE(script.find(expected), std::string::npos) << expected << "\n" << script;
    }
    EXPECT_EQ(script.find("pip install"), std::string::npos);
}

TEST(Notebook, WithAnUnknownMagicIsRefused) {
    const std::string notebook = R"({"cells": [{"cell_type": "code", "source": ["%timeit x"]}]})";
    EXPECT_THROW(m2m::notebook_to_shell(notebook, "/r"), m2m::Error);
}

}  // namespace
