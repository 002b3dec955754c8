// The calculators of the page, compiled natively: what the module in WebAssembly must say, too. Reads lines "cost {…}" or
// "break_even {…}" and answers each with a line. (site/tests/native.mjs compiles and runs it.)
#include "site/engine/calculators.cpp"

#include <cstring>
#include <iostream>

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        const std::size_t space = line.find(' ');
        const std::string name = line.substr(0, space), request = line.substr(space + 1);
        std::memcpy(m2m::site::room(request.size()), request.data(), request.size());
        try {
            std::cout << (name == "cost" ? m2m::site::site_cost() : m2m::site::site_break_even())
                      << '\n';
        } catch (const std::exception& error) {
            std::cout << m2m::site::Json({{"error", error.what()}}).dump() << '\n';
        }
    }
}
