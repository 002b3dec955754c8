// The one translation unit that holds stb_image's code; warnings are off here (CMakeLists.txt).
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO  // files are read by m2m::read_file
#if __has_include(<stb/stb_image.h>)
#include <stb/stb_image.h>
#else
#include <stb_image.h>
#endif
