// Kept for programs that include it: the names of streams and events are for a profiler.
#pragma once

#include "cuda.h"
#include "nvToolsExt.h"
