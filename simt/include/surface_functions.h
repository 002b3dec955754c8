// Kept for programs that include it: what it declared comes with surfaces.
#pragma once

#include "simt/textures.hpp"
