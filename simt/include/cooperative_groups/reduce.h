// cooperative_groups::reduce() and its operations; all of it is in cooperative_groups.h.
#pragma once

#include "cooperative_groups.h"
