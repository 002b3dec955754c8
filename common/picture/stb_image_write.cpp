// The one translation unit that holds stb_image_write's code; warnings are off here
// (CMakeLists.txt).
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO  // files are written by m2m::write_file, whole or not at all
#if __has_include(<stb/stb_image_write.h>)
#include <stb/stb_image_write.h>
#else
#include <stb_image_write.h>
#endif
