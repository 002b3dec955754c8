/* The C library of the site's compiler declares four functions that CUDA has, too, but without
   CUDA's promise that they throw nothing: simt/device_math.hpp could not define them. */
#pragma push_macro("exp10")
#pragma push_macro("exp10f")
#pragma push_macro("sincos")
#pragma push_macro("sincosf")
#define exp10 site_libc_exp10
#define exp10f site_libc_exp10f
#define sincos site_libc_sincos
#define sincosf site_libc_sincosf
#include_next <math.h>
#pragma pop_macro("exp10")
#pragma pop_macro("exp10f")
#pragma pop_macro("sincos")
#pragma pop_macro("sincosf")
