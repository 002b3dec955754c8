// Scans over a group, by the header's own name: they are in cooperative_groups.h.
#pragma once

#include "cooperative_groups.h"
