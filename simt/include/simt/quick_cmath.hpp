// <cmath>, read in half the time. From C++17 on the one of g++'s library brings the special
// functions along (std::beta, std::cyl_bessel_j, …): more text than all that the simulator's
// headers have. Who wants them defines SIMT_WHOLE_LIBRARY, as `book cc` does for a program that
// does not compile without.
#pragma once

#include <cstddef>  // the library's settings

#if defined(_GLIBCXX_USE_STD_SPEC_FUNCS) && !defined(SIMT_WHOLE_LIBRARY)
#pragma push_macro("_GLIBCXX_USE_STD_SPEC_FUNCS")
#undef _GLIBCXX_USE_STD_SPEC_FUNCS
#include <math.h>

#include <cmath>
#pragma pop_macro("_GLIBCXX_USE_STD_SPEC_FUNCS")
#else
#include <math.h>

#include <cmath>
#endif
