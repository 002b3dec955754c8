// Kept for programs that include it: what it declared comes with textures.
#pragma once

#include "simt/textures.hpp"
