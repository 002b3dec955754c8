// simt_count_golden NAME: runs one kernel of golden.cu under count mode.
#include "simt/tests/count/golden.hpp"

int main(int argc, char** argv) {
    return argc == 2 && run_golden(argv[1]) ? 0 : 1;
}
