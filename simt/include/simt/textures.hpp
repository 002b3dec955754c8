// Textures and surfaces: what the driver includes for a program that names something of them.
#pragma once

#include "channel_descriptor.h"
#include "surface_indirect_functions.h"
#include "texture_indirect_functions.h"
