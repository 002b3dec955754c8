// Kept for programs that include it: the bodies stand in vector_functions.h.
#pragma once

#include "vector_functions.h"
