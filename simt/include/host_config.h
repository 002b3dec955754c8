// Kept for programs that include it: which host compilers CUDA takes is not a question here.
#pragma once

#include "host_defines.h"
