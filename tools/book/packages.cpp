#include "tools/book/packages.hpp"

#include "common/base/error.hpp"
#include "common/base/process.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace m2m::book {

void need_program(const std::string& program, const std::vector<std::string>& packages) {
    if (!find_program(program).empty()) return;
    std::string names;
    for (const std::string& package : packages) names += " " + package;
    const bool root = ::geteuid() == 0;
    const std::string line = std::string(root ? "" : "sudo ") + "apt-get install -y" + names;
    if (find_program("apt-get").empty()) {
        throw Error(program +
                    " is missing; install it with your system's package manager (Debian's names:" +
                    names + ")");
    }
    if (!root && find_program("sudo").empty())
        throw Error(program + " is missing; as root run: apt-get install -y" + names);
    const char* yes = std::getenv("M2M_YES");
    const bool terminal = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
    if (!(yes && *yes == '1')) {
        if (terminal) {
            std::cerr << "book: " << program << " is missing. Install" << names << " now? [Y/n] ";
            std::string answer;
            if (!std::getline(std::cin, answer) ||
                !(answer.empty() || answer[0] == 'y' || answer[0] == 'Y')) {
                throw Error("nothing was installed; by hand: " + line);
            }
        } else {
            throw Error(program +
                        " is missing and there is no terminal to ask on; run ./book --yes with "
                        "this command, or: " +
                        line);
        }
    }
    std::cerr << "book: installing" << names << "\n";
    std::vector<std::string> command;
    if (!root) command.push_back("sudo");
    command.insert(command.end(), {"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install",
                                   "-y", "-qq", "--no-install-recommends"});
    command.insert(command.end(), packages.begin(), packages.end());
    std::vector<std::string> update(command.begin(), command.begin() + (root ? 0 : 1));
    update.insert(update.end(), {"apt-get", "update", "-qq"});
    capture_process(update);  // an old package list is no reason to stop
    if (capture_process(command).status != 0 || find_program(program).empty()) {
        throw Error("the packages could not be installed; by hand: " + line);
    }
}

}  // namespace m2m::book
