// Where the running function was called: its return address.
#pragma once

#include <cstdint>

#define SIMT_CALL_PLACE reinterpret_cast<std::uintptr_t>(__builtin_return_address(0))
