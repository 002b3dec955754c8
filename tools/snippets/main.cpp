// sync_snippets [--check] [ROOT]: rewrites the code blocks of every text from the sources, or says
// which ones differ.
#include "tools/snippets/snippets.hpp"
#include "tools/sync.hpp"

int main(int argc, char** argv) {
    return m2m::sync_main(argc, argv, "sync_snippets", "the source", m2m::snippets::update_all);
}
