// Where the running function was called. WebAssembly has no return addresses: the site's compiler
// (site/worker/instrument.mjs) numbers the calls of a checked or counted program and has each one
// leave its number here first.
#pragma once

#include <cstdint>

extern "C" std::uintptr_t simt_place;

#define SIMT_CALL_PLACE simt_place
