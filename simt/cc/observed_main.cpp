#include "simt/cc/observed_main.hpp"

#include "simt/cc/nvcc.hpp"

#include <filesystem>
#include <iostream>

namespace simt::compile {

namespace fs = std::filesystem;

std::string built_program(const std::string& file, Mode mode, const Workspace& workspace) {
    if (fs::is_directory(file)) throw Failure{2, file + ": it is a directory"};
    if (!fs::is_regular_file(file)) throw Failure{2, file + ": there is no such file"};
    if (!ends_with(file, ".cu") && !ends_with(file, ".cpp")) return fs::absolute(file).string();
    const std::string program = workspace.file("program");
    const std::string option = mode == Mode::check ? "--check" : "--count";
    if (nvcc({option, file, "-o", program}, "simt-cc") != 0)
        throw Failure{1, file + " does not compile; the first message above says where"};
    return program;
}

int observe(CLI::App& app, int argc, char** argv,
            const std::function<int(const Words& program_and_arguments)>& work) {
    app.prefix_command();  // what follows the program is the program's
    forward_signals();
    try {
        app.parse(argc, argv);
        Words words = app.remaining();
        if (!words.empty() && words.front() == "--") words.erase(words.begin());
        if (!words.empty() && starts_with(words.front(), "-"))
            throw Failure{2, "unknown option " + words.front() + "; --help lists those there are"};
        return work(words);
    } catch (const CLI::Success& asked) {  // --help
        return app.exit(asked);
    } catch (const CLI::ParseError& failure) {
        std::cerr << "error: " << failure.what() << '\n';
        return 2;
    } catch (const Failure& failure) {
        if (!failure.message.empty()) std::cerr << "error: " << failure.message << '\n';
        return failure.status;
    } catch (const std::exception& failure) {
        std::cerr << "error: " << failure.what() << '\n';
        return 1;
    }
}

}  // namespace simt::compile
