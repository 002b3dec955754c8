#include "tools/book/reported.hpp"

#include "common/base/error.hpp"

#include <cstdio>
#include <exception>
#include <new>
#include <string>

namespace m2m::book {

namespace {

// Errors are one line: what was read from a file or a user may hold anything.
std::string one_line(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    return text;
}

int fail(const std::string& what, int status) {
    std::fflush(stdout);
    std::fprintf(stderr, "error: %s\n", one_line(what).c_str());
    return status;
}

}  // namespace

int reported(CLI::App& app, const std::function<int()>& run) {
    try {
        return run();
    } catch (const CLI::Success& asked) {  // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        return fail(std::string(error.what()) + " (see " + app.get_name() + " --help)", 2);
    } catch (const UsageError& error) {
        return fail(error.what(), 2);
    } catch (const std::bad_alloc&) {
        return fail("out of memory: use smaller sizes or a smaller batch", 1);
    } catch (const std::exception& error) {
        return fail(error.what(), 1);
    }
}

}  // namespace m2m::book
