// sync_notebooks [--check] [ROOT]: writes the notebook of every chapter from its text, and the badge
// that opens it, or says which ones differ.
#include "tools/notebooks/notebooks.hpp"
#include "tools/sync.hpp"

int main(int argc, char** argv) {
    return m2m::sync_main(argc, argv, "sync_notebooks", "the text", m2m::notebooks::update_all);
}
