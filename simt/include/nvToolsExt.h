// NVTX ranges and marks for a profiler. There is none here: the calls do nothing.
#pragma once

#include <cstdint>

using nvtxRangeId_t = std::uint64_t;
#define NVTX_VERSION 3
#define NVTX_EVENT_ATTRIB_STRUCT_SIZE (sizeof(nvtxEventAttributes_t))
enum { NVTX_COLOR_UNKNOWN = 0, NVTX_COLOR_ARGB = 1 };
enum { NVTX_MESSAGE_UNKNOWN = 0, NVTX_MESSAGE_TYPE_ASCII = 1 };

struct nvtxEventAttributes_t {
    std::uint16_t version, size;
    std::uint32_t category;
    std::int32_t colorType;
    std::uint32_t color;
    std::int32_t payloadType, reserved0;
    union {
        std::uint64_t ullValue;
        double dValue;
    } payload;
    std::int32_t messageType;
    union {
        const char* ascii;
    } message;
};

inline int nvtxRangePushA(const char*) {
    return 0;
}
inline int nvtxRangePush(const char*) {
    return 0;
}
inline int nvtxRangePushEx(const nvtxEventAttributes_t*) {
    return 0;
}
inline int nvtxRangePop() {
    return 0;
}
inline nvtxRangeId_t nvtxRangeStartA(const char*) {
    return 0;
}
inline nvtxRangeId_t nvtxRangeStart(const char*) {
    return 0;
}
inline void nvtxRangeEnd(nvtxRangeId_t) {}
inline void nvtxMarkA(const char*) {}
inline void nvtxMark(const char*) {}
