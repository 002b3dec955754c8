// NVTX version 3 under its own path.
#pragma once

#include "../nvToolsExt.h"
