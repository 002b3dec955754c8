/* What common/data/idx.cpp asks of zlib, where there is none: in a tab, the page decompresses .gz
   files before the reader sees them. */
#pragma once

typedef unsigned char Bytef;
typedef unsigned int uInt;
typedef unsigned long uLong;

enum { Z_OK, Z_STREAM_END, Z_STREAM_ERROR = -2, Z_MEM_ERROR = -4, Z_BUF_ERROR = -5 };
enum { Z_NO_FLUSH, Z_FINISH = 4, Z_DEFAULT_STRATEGY = 0, Z_DEFLATED = 8 };

typedef struct {
    Bytef *next_in, *next_out;
    uInt avail_in, avail_out;
    uLong total_out;
    const char* msg;
} z_stream;

static inline int inflateInit2(z_stream* stream, int bits) {
    (void)stream, (void)bits;
    return Z_STREAM_ERROR;
}
static inline int inflate(z_stream* stream, int flush) {
    (void)stream, (void)flush;
    return Z_STREAM_ERROR;
}
static inline int inflateReset(z_stream* stream) {
    (void)stream;
    return Z_STREAM_ERROR;
}
static inline int inflateEnd(z_stream* stream) {
    (void)stream;
    return Z_STREAM_ERROR;
}
static inline int deflateInit2(z_stream* stream, int level, int method, int bits, int memory,
                               int strategy) {
    (void)stream, (void)level, (void)method, (void)bits, (void)memory, (void)strategy;
    return Z_STREAM_ERROR;
}
static inline uLong deflateBound(z_stream* stream, uLong bytes) {
    (void)stream;
    return bytes;
}
static inline int deflate(z_stream* stream, int flush) {
    (void)stream, (void)flush;
    return Z_STREAM_ERROR;
}
static inline int deflateEnd(z_stream* stream) {
    (void)stream;
    return Z_STREAM_ERROR;
}
