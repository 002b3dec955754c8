// What the exercises' tests need of GoogleTest, in a few lines: the tab has no room for all of it. The tests run in the
// order they are written in; each tells its beginning and its end, so that the page knows which one ended the program.
#pragma once

#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

namespace testing {

struct Test {
    const char* name;
    void (*run)();
};

inline std::vector<Test>& tests() {
    static std::vector<Test> all;
    return all;
}
inline bool failed = false;

struct Registration {
    Registration(const char* name, void (*run)()) { tests().push_back({name, run}); }
};

/// Collects a message and tells it when the statement is over.
class Failure {
  public:
    ~Failure() {
        failed = true;
        std::printf("%s\n", text_.str().c_str());
    }
    template <class T>
    Failure& operator<<(const T& value) {
        text_ << value;
        return *this;
    }

  private:
    std::ostringstream text_;
};

inline int run_all() {
    int wrong = 0;
    for (const Test& test : tests()) {
        failed = false;
        std::printf("[ RUN      ] %s\n", test.name);
        std::fflush(stdout);
        test.run();
        std::printf("%s %s\n", failed ? "[  FAILED  ]" : "[       OK ]", test.name);
        std::fflush(stdout);
        wrong += failed;
    }
    return wrong == 0 ? 0 : 1;
}

}  // namespace testing

#define TEST(suite, name)                                                             \
    static void suite##_##name();                                                     \
    static const ::testing::Registration suite##_##name##_is_a_test(#suite "." #name, \
                                                                    suite##_##name);  \
    static void suite##_##name()

#define ADD_FAILURE() ::testing::Failure()
