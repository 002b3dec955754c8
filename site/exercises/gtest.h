// What the exercises' tests need of GoogleTest, in a few lines: the tab has no room for all of it. The tests run in the
// order they are written in; each tells its beginning and its end, so that the page knows which one ended the program.
#pragma once

#include <cmath>
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

/// What a test returns when it goes no further: the failure was told.
struct Ends {
    void operator=(const Failure&) const {}
};

inline double distance(double a, double b) {
    return a > b ? a - b : b - a;
}
/// Whether at most three other doubles lie between the two.
inline bool are_within_4_units(double a, double b) {
    if (!(a == a && b == b)) return false;
    for (int i = 0; i < 4 && a != b; ++i) a = std::nextafter(a, b);
    return a == b;
}

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

// A switch, so that an `else` behind it belongs to no `if` of ours.
#define SIMT_TEST_HOLDS(condition) \
    switch (0)                     \
    case 0:                        \
    default:                       \
        if (condition)             \
            ;                      \
        else

#define SIMT_TEST_IS(how, a, b, relation)                                                    \
    SIMT_TEST_HOLDS((a)relation(b))                                                          \
    how ::testing::Failure() << "Expected: (" #a ") " #relation " (" #b "), actual: " << (a) \
                             << " vs " << (b) << "\n"
#define SIMT_TEST_BOOL(how, condition, expected, actual)                       \
    SIMT_TEST_HOLDS((condition) ? expected : !(expected))                      \
    how ::testing::Failure() << "Value of: " #condition "\n  Actual: " #actual \
                                "\nExpected: " #expected "\n"

#define EXPECT_TRUE(condition) SIMT_TEST_BOOL(, condition, true, false)
#define EXPECT_FALSE(condition) SIMT_TEST_BOOL(, condition, false, true)
#define EXPECT_EQ(a, b) SIMT_TEST_IS(, a, b, ==)
#define EXPECT_NE(a, b) SIMT_TEST_IS(, a, b, !=)
#define EXPECT_LT(a, b) SIMT_TEST_IS(, a, b, <)
#define EXPECT_LE(a, b) SIMT_TEST_IS(, a, b, <=)
#define EXPECT_GT(a, b) SIMT_TEST_IS(, a, b, >)
#define EXPECT_GE(a, b) SIMT_TEST_IS(, a, b, >=)
#define ASSERT_TRUE(condition) SIMT_TEST_BOOL(return ::testing::Ends() =, condition, true, false)
#define ASSERT_FALSE(condition) SIMT_TEST_BOOL(return ::testing::Ends() =, condition, false, true)
#define ASSERT_EQ(a, b) SIMT_TEST_IS(return ::testing::Ends() =, a, b, ==)
#define ASSERT_NE(a, b) SIMT_TEST_IS(return ::testing::Ends() =, a, b, !=)
#define ASSERT_LT(a, b) SIMT_TEST_IS(return ::testing::Ends() =, a, b, <)
#define ASSERT_LE(a, b) SIMT_TEST_IS(return ::testing::Ends() =, a, b, <=)
#define ASSERT_GT(a, b) SIMT_TEST_IS(return ::testing::Ends() =, a, b, >)
#define ASSERT_GE(a, b) SIMT_TEST_IS(return ::testing::Ends() =, a, b, >=)
#define EXPECT_NEAR(a, b, most)                                                       \
    SIMT_TEST_HOLDS(::testing::distance(a, b) <= (most))                              \
    ::testing::Failure() << "The difference between " #a " and " #b " is "            \
                         << ::testing::distance(a, b) << ", which exceeds " << (most) \
                         << ", where\n" #a " is " << (a) << " and " #b " is " << (b) << "\n"
#define EXPECT_DOUBLE_EQ(a, b)                                                                    \
    SIMT_TEST_HOLDS(::testing::are_within_4_units(a, b))                                          \
    ::testing::Failure() << "Expected equality of these values:\n  " #a "\n    Which is: " << (a) \
                         << "\n  " #b "\n    Which is: " << (b) << "\n"
