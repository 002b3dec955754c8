// The book script: what it installs, builds and execs, in a made-up project whose cmake and apt-get
// only keep a log.
#include "common/base/file.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

class SetupScript : public testing::Test {
  protected:
    void SetUp() override {
        root = directory.file("project");
        tools = directory.file("tools");
        fs::create_directories(root);
        fs::create_directories(tools);
        fs::copy_file(std::string(M2M_SOURCE_DIR) + "/book", root + "/book");
        fs::copy_file(std::string(M2M_SOURCE_DIR) + "/CMakePresets.json",
                      root + "/CMakePresets.json");
        for (const char* room : {"cmake", "common", "chapters", "tools", "bench", "tests"})
            fs::create_directories(root + "/" + room);
        m2m::write_file(root + "/CMakeLists.txt", "# made up\n");
        // Only these programs exist: the machine that runs the test must not matter.
        for (const char* name :
             {"sh",    "dirname", "readlink", "grep",  "find", "head",  "tail",
              "mkdir", "rmdir",   "flock",    "rm",    "mv",   "touch", "sleep",
              "cat",   "cp",      "env",      "chmod", "sed",  "df",    "uname"}) {
            for (const char* where : {"/bin/", "/usr/bin/"}) {
                if (fs::exists(where + std::string(name)) && !fs::exists(tools + "/" + name))
                    fs::create_symlink(where + std::string(name), tools + "/" + name);
            }
        }
        tool("id", "echo ${FAKE_UID:-0}");
        tool("nvcc", "exit 1");  // else the script would look in /usr/local
        tool("g++", "exit 0");
        // Asked with -P: is this a regular expression?
        tool("cmake", R"([ "$1" != -P ] || { [ "$PATTERN" != 'a(' ]; exit; }
echo "cmake $*" >>"$LOG"
case $1 in
    --preset) mkdir -p build/cpu/bin && touch build/cpu/build.ninja build/cpu/CMakeCache.txt ;;
    --build) sleep ${BUILD_SECONDS:-0}
             cp "$MADE" build/cpu/bin/book ;;
esac)");
        // Asked with -n: has anything changed since the program was made? (All targets are alike.)
        tool("ninja", R"sh(echo "ninja $*" >>"$ASKED"
if [ -x "$2/bin/book" ] && [ -z "$(find "$2/../../chapters" -newer "$2/bin/book")" ]
then echo 'ninja: no work to do.'
else printf '[1/3] Building\n[2/3] Building\n[3/3] Linking\n'; fi)sh");
        made = tools + "/made";
        tool(
            "made",
            R"(case $* in *--programs) echo "${CHOSEN:-all}" ;; *) echo "program $*"; pwd ;; esac)");
        tool("dpkg-query", "[ -z \"${ALL_MISSING:-}\" ] && echo 'install ok installed'");
        tool("apt-get", "echo \"apt-get $*\" >>\"$LOG\"");
        log = directory.write("log", "");
        asked = directory.write("asked", "");
    }

    void tool(const std::string& name, const std::string& body) {
        const std::string path = tools + "/" + name;
        m2m::write_file(path, "#!/bin/sh\n" + body + "\n");
        ::chmod(path.c_str(), 0755);
    }

    struct Result {
        int status;
        std::string out;
    };
    // Runs `book arguments` with stdout and stderr together and no terminal.
    Result book(const std::string& arguments, const std::string& environment = "",
                const std::string& script = "") {
        static int count = 0;
        const std::string out = directory.file("out" + std::to_string(++count));
        const std::string program = script.empty() ? root + "/book" : script;
        const std::string command = "cd '" + directory.path() + "' && env -i PATH='" + tools +
                                    "' LOG='" + log + "' ASKED='" + asked + "' MADE='" + made +
                                    "' M2M_PRESET=cpu " + environment + " sh '" + program + "' " +
                                    arguments + " >'" + out + "' 2>&1 </dev/null";
        const int status = std::system(command.c_str());
        return {WEXITSTATUS(status), m2m::read_file(out)};
    }
    std::string logged() const { return m2m::read_file(log); }
    void clear_log() const { m2m::write_file(log, ""); }

    m2m::TestDirectory directory;
    std::string root, tools, log, asked, made;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_F(SetupScript, BuildsOnceThenExecsAtOnceWithTheArgumentsAndTheReadersDirectory) {
    const auto first = book("stages --json");
    EXPECT_EQ(first.status, 0) << first.out;
    EXPECT_TRUE(contains(first.out, "program stages --json\n" + directory.path() + "\n"))
        << first.out;
    EXPECT_TRUE(contains(logged(), "cmake --preset cpu\n"));
    EXPECT_TRUE(contains(logged(), "--target programs"));
    EXPECT_FALSE(contains(logged(), "apt-get"));
    clear_log();
    const auto second = book("stages");
    EXPECT_EQ(second.out, "program stages\n" + directory.path() + "\n");
    EXPECT_EQ(logged(), "");
}

TEST_F(SetupScript, BuildsAgainWhenASourceIsNewer) {
    book("");
    clear_log();
    ::sleep(1);  // file times on some systems have whole seconds
    m2m::write_file(root + "/chapters/new.cpp", "int x;\n");
    book("");
    EXPECT_TRUE(contains(logged(), "cmake --build")) << logged();
    EXPECT_FALSE(contains(logged(), "--preset")) << "configured again for nothing";
}

TEST_F(SetupScript, ConfiguresAgainWhenThePresetsAreNewer) {
    book("");
    clear_log();
    ::sleep(1);
    fs::last_write_time(root + "/CMakePresets.json", fs::file_time_type::clock::now());
    book("");
    EXPECT_TRUE(contains(logged(), "cmake --preset cpu\n")) << logged();
}

TEST_F(SetupScript, BuildsTheTestsOnlyForThoseWhoRunThem) {
    book("test");
    book("test");
    EXPECT_TRUE(contains(logged(), "--target all")) << logged();
    clear_log();
    EXPECT_EQ(book("stages").out, "program stages\n" + directory.path() + "\n");
    EXPECT_EQ(logged(), "") << "a build of everything has the programs too";
    const std::string questions = m2m::read_file(asked);
    EXPECT_TRUE(contains(questions, "-n all\n")) << questions;
    EXPECT_TRUE(contains(questions, "-n programs\n")) << questions;
}

TEST_F(SetupScript, RefusesWrongArgumentsOfTestBeforeAnythingIsBuilt) {
    for (const char* arguments :
         {"-R",        "-R ''",           "-R 'a('",   "-R -N",      "--name",
          "--name=",   "--name='a('",     "-L",        "-E 'a('",    "-E",
          "-j",        "-j many",         "--jobs=x",  "--nonsense", "Stage",
          "--site=no", "--site -R Stage", "-N --site", "-j2 --site", "--site -V"}) {
        const auto run = book(std::string("test ") + arguments);
        EXPECT_EQ(run.status, 2) << arguments << ": " << run.out;
        EXPECT_TRUE(contains(run.out, "error: ")) << arguments << ": " << run.out;
        EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 1) << run.out;
    }
    EXPECT_EQ(logged(), "");
}

TEST_F(SetupScript, BuildsOnlyTheTestsThatCanMatch) {
    for (const char* arguments : {"-R Sum", "-RSum", "--name=Sum", "-N -L cuda -E x"}) {
        clear_log();
        fs::remove_all(root + "/build");
        const auto run = book(std::string("test ") + arguments, "CHOSEN='test_a test_b'");
        EXPECT_EQ(run.status, 0) << run.out;
        EXPECT_TRUE(contains(run.out, "can match: test_a test_b")) << run.out;
        EXPECT_TRUE(contains(logged(), "--target book\n")) << logged();
        EXPECT_FALSE(contains(logged(), "--target all")) << logged();
        const std::string questions = m2m::read_file(asked);
        EXPECT_TRUE(contains(questions, "-n book test_a test_b\n")) << questions;
    }
    // What they need may be old while the book is not.
    tool("ninja",
         "case \"$*\" in *test_new*) grep -q 'target book test_new' \"$LOG\";; esac && echo "
         "'ninja: no work to do.'; exit 0");
    clear_log();
    const auto old = book("test -R Sum", "CHOSEN=test_new");
    EXPECT_TRUE(contains(old.out, "building what is new, for these tests")) << old.out;
    EXPECT_TRUE(contains(logged(), "--target book test_new\n")) << logged();
}

// The site's tests are no programs, and the packages of the others are not needed.
TEST_F(SetupScript, BuildsOnlyTheProgramForTheTestsOfTheSite) {
    const auto run = book("--yes test --site", "ALL_MISSING=1");
    EXPECT_EQ(run.status, 0) << run.out;
    EXPECT_TRUE(contains(run.out, "program test --site\n")) << run.out;
    EXPECT_TRUE(contains(logged(), "--target book\n")) << logged();
    EXPECT_FALSE(contains(logged(), "gdb")) << logged();
    clear_log();
    EXPECT_TRUE(contains(book("test --site").out, "program test --site\n"));
    EXPECT_EQ(logged(), "");
}

TEST_F(SetupScript, BuildsNoTestsThatAreNewAlready) {
    for (const char* arguments : {"-R Sum", "-L cuda"}) {
        book(std::string("test ") + arguments, "CHOSEN=test_a");
        clear_log();
        EXPECT_TRUE(
            contains(book(std::string("test ") + arguments, "CHOSEN=test_a").out, "program test"));
        EXPECT_EQ(logged(), "");
    }
    clear_log();
    fs::remove_all(root + "/build");
    EXPECT_TRUE(contains(book("test -R Unknown").out, "test programs: all")) << logged();
    EXPECT_TRUE(contains(m2m::read_file(asked), "-n all\n"));
    // Help needs no tests.
    fs::remove_all(root + "/build");
    m2m::write_file(asked, "");
    EXPECT_EQ(book("test -R x --help").status, 0);
    EXPECT_FALSE(contains(m2m::read_file(asked), "-n all")) << m2m::read_file(asked);
}

TEST_F(SetupScript, SaysWhatItBuilds) {
    EXPECT_TRUE(contains(book("stages").out,
                         "book: building the book (a few minutes, this once): 3 steps\n"));
    ::sleep(1);
    m2m::write_file(root + "/chapters/new.cpp", "int x;\n");
    EXPECT_TRUE(contains(book("stages").out, "book: building what is new: 3 steps\n"));
    EXPECT_FALSE(contains(book("stages").out, "building"));
}

// What a learner saves is nothing to build: no rule reads it.
TEST(Build, ReadsNoFileOfALearner) {
    const std::string rules = m2m::read_file(M2M_BUILD_DIR "/build.ninja");
    EXPECT_NE(rules.find(M2M_SOURCE_DIR "/chapters/"), std::string::npos);
    for (const char* place : {"/exercises/", "/my/"})
        EXPECT_EQ(rules.find(std::string(M2M_SOURCE_DIR) + place), std::string::npos) << place;
}

TEST_F(SetupScript, WorksThroughASymbolicLink) {
    fs::create_symlink(root + "/book", directory.file("link"));
    const auto run = book("stages", "", directory.file("link"));
    EXPECT_EQ(run.status, 0) << run.out;
    EXPECT_TRUE(contains(run.out, "program stages")) << run.out;
}

TEST_F(SetupScript, StartedTwiceAtOnceBuildsOnce) {
    Result one, two;
    std::thread other([&] { one = book("stages", "BUILD_SECONDS=1"); });
    ::usleep(200000);
    const std::string out = directory.file("second");
    const std::string command = "env -i PATH='" + tools + "' LOG='" + log + "' ASKED='" + asked +
                                "' MADE='" + made + "' M2M_PRESET=cpu sh '" + root +
                                "/book' bench >'" + out + "' 2>&1 </dev/null";
    two.status = WEXITSTATUS(std::system(command.c_str()));
    other.join();
    EXPECT_EQ(one.status, 0) << one.out;
    EXPECT_EQ(two.status, 0) << m2m::read_file(out);
    const std::string text = logged();
    EXPECT_EQ(text.find("--build"), text.rfind("--build")) << text;
}

// As in an image's build or on Colab: being root is no permission.
TEST_F(SetupScript, AsRootWithoutATerminalInstallsOnlyWhenTold) {
    const auto run = book("stages", "ALL_MISSING=1");
    EXPECT_EQ(run.status, 1) << run.out;
    EXPECT_TRUE(contains(run.out, "./book --yes")) << run.out;
    EXPECT_TRUE(contains(run.out, "libgtest-dev")) << run.out;
    EXPECT_EQ(logged(), "") << "something was done without being asked for";
    const auto yes = book("--yes stages", "ALL_MISSING=1");
    EXPECT_EQ(yes.status, 0) << yes.out;
    EXPECT_TRUE(contains(logged(), "apt-get install -y")) << logged();
    EXPECT_TRUE(contains(logged(), "libgtest-dev")) << logged();
    EXPECT_FALSE(contains(logged(), "doxygen")) << "doxygen comes with ./book docs";
    EXPECT_FALSE(contains(logged(), "unzip")) << "unzip comes with ./book test";
    clear_log();
    fs::remove(root + "/build/cpu/bin/book");
    EXPECT_EQ(book("--yes test", "ALL_MISSING=1").status, 0);
    EXPECT_TRUE(contains(logged(), "cmake --preset cpu\n")) << "gdb's tests are not found yet";
    for (const char* program : {"python3", "unzip", "gdb", "git"})  // the suite calls them
        EXPECT_TRUE(contains(logged(), std::string(" ") + program)) << logged();
}

TEST_F(SetupScript, AnswersWithoutABuildWhatNeedsNone) {
    const auto help = book("--help", "ALL_MISSING=1");
    EXPECT_EQ(help.status, 0);
    EXPECT_TRUE(contains(help.out, "exercise")) << help.out;
    const auto version = book("--version", "ALL_MISSING=1");
    EXPECT_EQ(version.status, 0);
    for (const char* word : {"nonsense", "--nonsense", "stage", "'stages run'"}) {
        const auto unknown = book(word, "ALL_MISSING=1");
        EXPECT_EQ(unknown.status, 2) << word << ": " << unknown.out;
        EXPECT_EQ(std::count(unknown.out.begin(), unknown.out.end(), '\n'), 1) << unknown.out;
        EXPECT_TRUE(contains(unknown.out, "error: unknown ")) << unknown.out;
    }
    const auto doctor = book("doctor", "ALL_MISSING=1");
    EXPECT_EQ(doctor.status, 0) << doctor.out;
    for (const char* part : {"preset cpu", "missing: make", "libgtest-dev",
                             "free disk space here: ", "Nothing is built yet"})
        EXPECT_TRUE(contains(doctor.out, part)) << part << "\n" << doctor.out;
    EXPECT_EQ(logged(), "");
    EXPECT_FALSE(fs::exists(root + "/build")) << "something was written";
}

// What the program needs for the tests of the site, in a project that only has made-up tools.
class SiteTests : public testing::Test {
  protected:
    void SetUp() override {
        fs::create_directories(root + "/site/node_modules/vitepress");
        fs::create_directories(tools);
    }
    void tool(const std::string& name, const std::string& body) {
        m2m::write_file(tools + "/" + name, "#!/bin/sh\n" + body + "\n");
        ::chmod((tools + "/" + name).c_str(), 0755);
    }
    void tool_node(const std::string& version) {
        tool("npm", "exit 0");
        tool("node", "case $1 in --version) echo " + version +
                         " ;; *) pwd; echo \"$CHROMIUM: $*\" ;; esac");
    }
    // @returns the exit status and what was printed
    std::pair<int, std::string> test_site(const std::string& environment = "") {
        const std::string out = directory.file("out");
        const std::string command = "env -i PATH='" + tools + "' M2M_ROOT='" + root + "' " +
                                    environment + " '" M2M_BOOK_PROGRAM "' test --site >'" + out +
                                    "' 2>&1 </dev/null";
        const int status = std::system(command.c_str());
        return {WEXITSTATUS(status), m2m::read_file(out)};
    }

    m2m::TestDirectory directory;
    std::string root = directory.file("my project"), tools = directory.file("tools");
};

TEST_F(SiteTests, SayWhatIsMissingAndHowToGetIt) {
    const auto refused = [&](const std::string& environment,
                             const std::vector<std::string>& parts) {
        const auto [status, text] = test_site(environment);
        EXPECT_EQ(status, 1) << text;
        EXPECT_EQ(text.rfind("error: ", 0), 0u) << text;
        EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
        for (const std::string& part : parts) EXPECT_TRUE(contains(text, part)) << text;
    };
    refused("", {"node is missing", "nodejs npm"});
    tool_node("v18.19.0");
    refused("", {"Node 20 or newer", "v18.19.0", "nodejs.org"});
    tool_node("v20.20.2");
    refused("", {"chromium is missing", "CHROMIUM=PATH ./book test --site"});
    refused("CHROMIUM=/no/browser", {"/no/browser"});
    tool("apt-get", "exit 1");
    refused("", {"apt-get install -y chromium", "CHROMIUM=PATH"});
}

TEST_F(SiteTests, BuildTheSiteAndRunWithTheBrowserThatIsThere) {
    tool_node("v20.20.2");
    tool("google-chrome", "exit 0");
    const auto [status, text] = test_site();
    EXPECT_EQ(status, 0) << text;
    const std::string where = root + "/site\n";
    const std::string built = where + ": site.mjs\n";
    EXPECT_EQ(text.substr(0, built.size()), built);
    EXPECT_TRUE(contains(text, where + tools + "/google-chrome: --test tests/pages.test.mjs"))
        << text;
    EXPECT_TRUE(contains(text, " tests/browser.test.mjs\n")) << text;
    tool("my chrome", "exit 0");
    const auto chosen = test_site("CHROMIUM='" + tools + "/my chrome'").second;
    EXPECT_TRUE(contains(chosen, "/my chrome: --test")) << chosen;
    tool("node", "case $1 in --version) echo v22.1.0 ;; --test) exit 1 ;; esac");
    EXPECT_EQ(test_site().first, 1);
}

// The script's list of commands is the program's.
TEST(SetupScriptsHelp, SaysOfEveryCommandWhatTheProgramSays) {
    const m2m::TestDirectory directory;
    const auto commands = [](const std::string& help) {
        std::map<std::string, std::string> found;
        std::istringstream lines(help.substr(help.find("ommands:")));
        std::string line;
        std::getline(lines, line);
        std::string name;
        for (; std::getline(lines, line) && !line.empty();) {
            if (line.compare(0, 3, "   ") != 0) {  // CLI11 breaks long lines
                std::istringstream words(line);
                words >> name;
                std::getline(words >> std::ws, found[name]);
            }
        }
        return found;
    };
    const std::string out = directory.file("help");
    ASSERT_EQ(std::system(("sh '" M2M_SOURCE_DIR "/book' --help >'" + out + "'").c_str()), 0);
    EXPECT_EQ(commands(m2m::read_file(out)), commands(m2m::run_book({"--help"}).out));
    const std::string version = directory.file("version");
    ASSERT_EQ(std::system(("sh '" M2M_SOURCE_DIR "/book' --version >'" + version + "'").c_str()),
              0);
    EXPECT_EQ(m2m::read_file(version), m2m::run_book({"--version"}).out);
}

TEST_F(SetupScript, WithoutSudoPrintsTheExactLine) {
    const auto run = book("stages", "ALL_MISSING=1 FAKE_UID=1000");
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(contains(run.out, "error: ")) << run.out;
    EXPECT_TRUE(contains(run.out, "apt-get update && apt-get install -y --no-install-recommends"))
        << run.out;
    EXPECT_EQ(logged(), "") << "something was done without being allowed";
}

TEST_F(SetupScript, AsAUserWithoutATerminalDoesNotInstallUnasked) {
    tool("sudo", "[ \"$1\" = -n ] && shift; exec \"$@\"");
    const auto run = book("stages", "ALL_MISSING=1 FAKE_UID=1000");
    EXPECT_EQ(run.status, 1) << run.out;
    EXPECT_EQ(logged(), "");
    const auto yes = book("--yes stages", "ALL_MISSING=1 FAKE_UID=1000");
    EXPECT_EQ(yes.status, 0) << yes.out;
    EXPECT_TRUE(contains(logged(), "apt-get install -y")) << logged();
}

TEST_F(SetupScript, SaysWhereTheBuildFailed) {
    tool("cmake",
         "case $1 in --preset) mkdir -p build/cpu; touch build/cpu/build.ninja;; --build) echo "
         "'a.cu:3: error: no'; exit 1;; esac");
    const auto run = book("stages");
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(contains(run.out, "a.cu:3: error: no")) << run.out;
    EXPECT_TRUE(contains(run.out, "error: the build failed")) << run.out;
}

TEST_F(SetupScript, RefusesAnUnknownPreset) {
    for (const char* preset : {"nope", "../x", "''"}) {
        const auto run = book(std::string("--preset ") + preset + " stages", "");
        EXPECT_EQ(run.status, preset == std::string("''") ? 0 : 2) << preset << ": " << run.out;
    }
}

}  // namespace

namespace {

// The words of `text` from `begin` to `end`; a backslash at a line's end is none.
std::set<std::string> words_between(const std::string& text, const std::string& begin,
                                    const std::string& end) {
    const std::size_t from = text.find(begin);
    EXPECT_NE(from, std::string::npos) << begin;
    if (from == std::string::npos) return {};
    const std::size_t first = from + begin.size();
    std::istringstream in(text.substr(first, text.find(end, first) - first));
    std::set<std::string> words;
    for (std::string word; in >> word;) {
        if (word != "\\") words.insert(word);
    }
    return words;
}

}  // namespace

// The script's list is the one: images and autograders install the same.
TEST(Packages, AreTheSameWhereverTheyAreInstalled) {
    const std::string script = m2m::read_file(M2M_SOURCE_DIR "/book");
    std::set<std::string> wanted = words_between(script, "\npackages=\"", "\"\n");
    const auto of_the_cpu_preset = words_between(script, "|| packages=\"$packages ", "\"\n");
    wanted.insert(of_the_cpu_preset.begin(), of_the_cpu_preset.end());
    EXPECT_GT(wanted.size(), 10u);
    const char* const install = "apt-get install -y --no-install-recommends \\\n";
    EXPECT_EQ(words_between(m2m::read_file(M2M_SOURCE_DIR "/Dockerfile"), install, "&& rm"),
              wanted);
    const auto autograders =
        words_between(m2m::read_file(M2M_SOURCE_DIR "/grading/grader/course.cpp"),
                      "install -y -qq --no-install-recommends \\\n", "\n    fi\n");
    for (const std::string& package : wanted) EXPECT_EQ(autograders.count(package), 1u) << package;
    const auto json =
        nlohmann::json::parse(m2m::read_file(M2M_SOURCE_DIR "/.devcontainer/devcontainer.json"));
    EXPECT_EQ(json["build"]["dockerfile"], "../Dockerfile");
    EXPECT_EQ(json["build"]["target"], "packages");
}
