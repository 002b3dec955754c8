// Texture and surface objects, and what the functions of kernels read and write through them: CUDA
// C++ Programming Guide, "Texture and Surface Memory" and "Texture Fetching".
#include "texture.hpp"

#include "array.hpp"
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "runtime.hpp"
#include "simt/memory.hpp"
#include "simt/small_floats.hpp"
#include "simt/texel.hpp"
#include "state.hpp"
#include "worker.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>

namespace simt {

namespace {

using namespace runtime;

using Object = TextureObject;

std::deque<Object>& objects() {
    return Runtime::the().textures.objects;
}
std::deque<std::size_t>& destroyed() {
    return Runtime::the().textures.destroyed;
}
constexpr std::size_t remembered = 1024;

Object& new_object() {
    std::size_t index = objects().size();
    unsigned long long generation = 0;
    if (destroyed().size() > remembered) {
        index = destroyed().front();
        destroyed().pop_front();
        generation = (objects()[index].handle >> 32) + 1;
        objects()[index] = Object{};
    } else {
        objects().emplace_back();
    }
    Object& made = objects()[index];
    made.handle = generation << 32 | (index + 1);
    made.live = true;
    made.device = current_device();
    return made;
}

const Object* find_object(unsigned long long handle) {
    const std::size_t index = static_cast<std::size_t>(handle & 0xFFFFFFFF) - 1;
    const std::deque<Object>& all = objects();
    return index < all.size() && all[index].handle == handle ? &all[index] : nullptr;
}

/// Why the handle is none of that kind; null when it is.
const char* objection(const Object* object, bool surface) {
    if (object == nullptr)
        return surface ? "that is no surface object" : "that is no texture object";
    if (object->is_surface != surface)
        return surface ? "that is a texture object: a surface object is asked for"
                       : "that is a surface object: a texture object is asked for";
    if (!object->live)
        return surface ? "the surface object has been destroyed"
                       : "the texture object has been destroyed";
    return nullptr;
}

cudaError_t look_up(unsigned long long handle, bool surface, const Object** object) {
    *object = find_object(handle);
    const char* const why = objection(*object, surface);
    if (why != nullptr) explain(why);
    return why == nullptr ? cudaSuccess : cudaErrorInvalidValue;
}

// ---- making objects

cudaError_t refuse(std::string why, cudaError_t error = cudaErrorInvalidValue) {
    explain(std::move(why));
    return error;
}

void set_format(Object& object, const cudaChannelFormatDesc& format) {
    object.bits = static_cast<unsigned>(format.x);
    object.channels = channels_of(format);
    object.element = object.bits / 8 * object.channels;
    object.is_signed = format.f == cudaChannelFormatKindSigned;
    object.decode = format.f == cudaChannelFormatKindFloat ? Decode::floating : Decode::raw;
}

cudaError_t set_array(Object& object, cudaArray_const_t array) {
    if (!is_live_array(array)) return cudaErrorInvalidValue;
    set_format(object, array->format);
    const bool layered = (array->flags & cudaArrayLayered) != 0;
    object.shape =
        (array->flags & cudaArrayCubemap) != 0 ? (layered ? Shape::cube_layers : Shape::cube)
        : layered ? (array->extent.height == 0 ? Shape::line_layers : Shape::plane_layers)
        : array->extent.depth != 0  ? Shape::volume
        : array->extent.height != 0 ? Shape::plane
                                    : Shape::line;
    object.data = array->memory;
    object.pitch = array->row_bytes();
    object.slice = object.pitch * array->rows();
    object.size[0] = array->extent.width;
    object.size[1] = array->rows();
    object.size[2] = array->slices();
    object.gather = (array->flags & cudaArrayTextureGather) != 0;
    return cudaSuccess;
}

/// Memory must begin where a GPU can begin a texture: cudaMalloc's memory does.
cudaError_t check_start(const void* start, std::size_t bytes) {
    constexpr std::size_t alignment = 512;  // textureAlignment
    const Region region{start, bytes, bytes, 1};
    if (bytes == 0) return refuse("the texture has no elements");
    if (!usable(region, Side::any, "the texture's memory")) return cudaErrorInvalidValue;
    const MemoryBlock block = find_memory(start);
    if (block.kind == MemoryKind::host)
        return refuse("the texture's memory is host memory, where device memory is asked for");
    const auto offset = static_cast<std::size_t>(static_cast<const char*>(start) - block.base);
    if (offset % alignment != 0)
        return refuse("the texture begins at byte " + std::to_string(offset) +
                      " of its memory: a multiple of 512 is asked for "
                      "(cudaDeviceProp::textureAlignment)");
    return cudaSuccess;
}

cudaError_t check_format(const cudaChannelFormatDesc& format) {
    if (channels_of(format) != 0) return cudaSuccess;
    return refuse("the format has no 1, 2 or 4 channels of 8, 16 or 32 bits",
                  cudaErrorInvalidChannelDescriptor);
}

cudaError_t set_linear(Object& object, const void* start, const cudaChannelFormatDesc& format,
                       std::size_t bytes) {
    constexpr std::size_t most = std::size_t{1} << 28;  // maxTexture1DLinear
    if (const cudaError_t status = check_format(format); status != cudaSuccess) return status;
    if (const cudaError_t status = check_start(start, bytes); status != cudaSuccess) return status;
    set_format(object, format);
    object.shape = Shape::linear;
    object.data = static_cast<const char*>(start);
    object.size[0] = bytes / object.element;
    object.size[1] = object.size[2] = 1;
    object.pitch = object.slice = bytes;
    if (object.size[0] > most)
        return refuse(std::to_string(object.size[0]) + " elements are asked for, " +
                      std::to_string(most) + " are possible (cudaDeviceProp::maxTexture1DLinear)");
    return cudaSuccess;
}

cudaError_t set_pitched(Object& object, const cudaResourceDesc& resource) {
    const auto& from = resource.res.pitch2D;
    constexpr std::size_t alignment = 32;  // texturePitchAlignment
    if (const cudaError_t status = check_format(from.desc); status != cudaSuccess) return status;
    set_format(object, from.desc);
    const std::size_t row = from.width * object.element;
    if (from.width == 0 || from.height == 0) return refuse("a texture of no elements");
    if (from.width > 131072 || from.height > 65000 || from.pitchInBytes > 2097120)
        return refuse(std::to_string(from.width) + " x " + std::to_string(from.height) +
                      " elements with a pitch of " + std::to_string(from.pitchInBytes) +
                      " bytes are asked for, 131072 x 65000 and 2097120 are possible "
                      "(cudaDeviceProp::maxTexture2DLinear)");
    if (from.pitchInBytes % alignment != 0)
        return refuse("a pitch of " + std::to_string(from.pitchInBytes) +
                      " bytes: a multiple of 32 is asked for "
                      "(cudaDeviceProp::texturePitchAlignment; cudaMallocPitch gives one)");
    if (from.pitchInBytes < row)
        return refuse("a pitch of " + std::to_string(from.pitchInBytes) + " bytes for rows of " +
                      std::to_string(row));
    const std::size_t bytes = (from.height - 1) * from.pitchInBytes + row;
    if (const cudaError_t status = check_start(from.devPtr, bytes); status != cudaSuccess)
        return status;
    object.shape = Shape::plane;
    object.data = static_cast<const char*>(from.devPtr);
    object.pitch = from.pitchInBytes;
    object.slice = bytes;
    object.size[0] = from.width;
    object.size[1] = from.height;
    object.size[2] = 1;
    return cudaSuccess;
}

/// A view that gives the elements another format of the same size.
cudaError_t set_view(Object& object, const cudaResourceViewDesc& view) {
    if (view.format != cudaResViewFormatNone) {
        if (view.format < cudaResViewFormatNone || view.format > cudaResViewFormatFloat4)
            return refuse("block-compressed views are not simulated", cudaErrorNotSupported);
        constexpr unsigned char bits[] = {8, 8, 16, 16, 32, 32, 16, 32};
        constexpr unsigned char channels[] = {1, 2, 4};
        const unsigned number = static_cast<unsigned>(view.format) - 1, kind = number / 3;
        const unsigned count = channels[number % 3];
        if (bits[kind] / 8 * count != object.element)
            return refuse("the view's elements have " + std::to_string(bits[kind] / 8 * count) +
                          " bytes, the array's " + std::to_string(object.element));
        object.bits = bits[kind];
        object.channels = count;
        object.is_signed = kind == 1 || kind == 3 || kind == 5;
        object.decode = kind >= 6 ? Decode::floating : Decode::raw;
    }
    const bool whole = (view.width == 0 || view.width == object.size[0]) &&
                       (view.height == 0 || view.height == object.size[1]) &&
                       (view.depth == 0 || view.depth == object.size[2]) &&
                       view.firstMipmapLevel == 0 && view.lastMipmapLevel == 0 &&
                       view.firstLayer == 0 &&
                       (view.lastLayer == 0 || view.lastLayer == object.size[2] - 1);
    return whole ? cudaSuccess
                 : refuse("views of a part of an array are not simulated", cudaErrorNotSupported);
}

bool in_range(int value, int last) {
    return value >= 0 && value <= last;
}

cudaError_t set_reading(Object& object, const cudaTextureDesc& texture) {
    for (const cudaTextureAddressMode mode : texture.addressMode)
        if (!in_range(mode, cudaAddressModeBorder)) return refuse("addressMode is none of CUDA's");
    if (!in_range(texture.filterMode, cudaFilterModeLinear) ||
        !in_range(texture.readMode, cudaReadModeNormalizedFloat))
        return refuse("filterMode or readMode is none of CUDA's");
    const bool integers = object.decode == Decode::raw;
    if (texture.readMode == cudaReadModeNormalizedFloat && integers) {
        if (object.bits == 32)
            return refuse("cudaReadModeNormalizedFloat is for integers of 8 and 16 bits, not of 32",
                          cudaErrorInvalidNormSetting);
        object.decode = Decode::normalized;
    }
    object.linear_filter =
        texture.filterMode == cudaFilterModeLinear && object.shape != Shape::linear;
    if (object.linear_filter && object.decode == Decode::raw)
        return refuse(
            "cudaFilterModeLinear needs values that are floating point: elements of "
            "float, or integers with cudaReadModeNormalizedFloat",
            cudaErrorInvalidFilterSetting);
    const bool cube = object.shape == Shape::cube || object.shape == Shape::cube_layers;
    if (cube && texture.normalizedCoords == 0)
        return refuse("a cubemap is read with normalizedCoords");
    object.texture = texture;
    // "wrap and mirror … will be switched to clamp" (CUDA Runtime API, cudaTextureDesc).
    if (texture.normalizedCoords == 0) {
        for (cudaTextureAddressMode& mode : object.texture.addressMode)
            if (mode == cudaAddressModeWrap || mode == cudaAddressModeMirror)
                mode = cudaAddressModeClamp;
    }
    return cudaSuccess;
}

// ---- reports

constexpr const char* shape_names[] = {"linear memory", "a 1-D array",       "a 2-D array",
                                       "a 3-D array",   "1-D layers",        "2-D layers",
                                       "a cubemap",     "layers of cubemaps"};

[[noreturn]] void fail(Outcome outcome, const char* name, const Place& place, const char* what) {
    Worker* const worker = Worker::running();
    if (worker == nullptr) {
        std::fprintf(stderr, "simt: %s on the host: %s\n", name, what);
        std::abort();
    }
    worker->fail(
        outcome,
        [&] {
            return Complaint("thread " + text(threadIdx) + " of block " + text(blockIdx) + ": " +
                                 name + " at " + text(place) + ": " + what,
                             place);
        },
        false);
}

template <class... Parts>
[[noreturn]] void fail_with(Outcome outcome, const char* name, const Place& place,
                            const char* format, Parts... parts) {
    char what[400];  // on the thread's stack: a string would never be destroyed
    std::snprintf(what, sizeof what, format, parts...);
    fail(outcome, name, place, what);
}

const Object& object_of(unsigned long long handle, bool surface, Shape shape, const char* name,
                        const Place& place) {
    const Object* const object = find_object(handle);
    if (const char* const why = objection(object, surface); why != nullptr)
        fail(Outcome::illegal_address, name, place, why);
    if (object->shape != shape)
        fail_with(Outcome::illegal_address, name, place, "reads %s, the object is of %s",
                  shape_names[static_cast<int>(shape)],
                  shape_names[static_cast<int>(object->shape)]);
    return *object;
}

// ---- coordinates

using Index = long long;
constexpr Index outside = -1;

/// An element's number along one axis of `size`, or `outside`.
Index address(Index i, Index size, cudaTextureAddressMode mode) {
    switch (mode) {
        case cudaAddressModeWrap:
            return (i % size + size) % size;
        case cudaAddressModeMirror: {
            const Index there_and_back = (i % (2 * size) + 2 * size) % (2 * size);
            return std::min(there_and_back, 2 * size - 1 - there_and_back);
        }
        case cudaAddressModeBorder:
            return i >= 0 && i < size ? i : outside;
        case cudaAddressModeClamp:
            break;
    }
    return std::clamp<Index>(i, 0, size - 1);
}

/// Along one axis: the two elements beside a coordinate, and the second one's weight in 256ths; one
/// element with point filtering.
struct Axis {
    Index at[2];
    unsigned weight;
};

Axis axis(float x, std::size_t size, cudaTextureAddressMode mode, bool normalized, bool two) {
    if (normalized) {
        // What repeats is taken off first, while the coordinate is exact.
        if (mode == cudaAddressModeWrap) x -= std::floor(x);
        if (mode == cudaAddressModeMirror) x -= 2 * std::floor(x / 2);
        x *= static_cast<float>(size);
    }
    constexpr double far = 1e9;  // further than any texture
    const double position = std::isnan(x) ? 0 : std::clamp<double>(x, -far, far);
    const auto length = static_cast<Index>(size);
    if (!two) {
        const Index i = address(static_cast<Index>(std::floor(position)), length, mode);
        return {{i, i}, 0};
    }
    // "9-bit fixed point format with 8 bits of fractional value", rounded to the nearest: the Guide
    // gives 2.49805 − 0.5 = 1.99805 as an example, which counts as 2.
    const auto fixed = static_cast<Index>(std::floor((position - 0.5) * 256 + 0.5));
    const Index i = fixed >> 8;
    return {{address(i, length, mode), address(i + 1, length, mode)},
            static_cast<unsigned>(fixed & 255)};
}

/// The face of a cube that a direction meets, and where (the Guide, "Cubemap Textures").
struct FacePoint {
    unsigned face;
    float s, t;
};

FacePoint face_of(float x, float y, float z) {
    const float ax = std::fabs(x), ay = std::fabs(y), az = std::fabs(z);
    const auto on = [](unsigned face, float m, float s, float t) {
        return FacePoint{face, (s / m + 1) / 2, (t / m + 1) / 2};
    };
    if (ax >= ay && ax >= az) return x >= 0 ? on(0, ax, -z, -y) : on(1, ax, z, -y);
    if (ay >= az) return y >= 0 ? on(2, ay, x, z) : on(3, ay, x, -z);
    return z >= 0 ? on(4, az, x, -y) : on(5, az, -x, -y);
}

// ---- elements

double linear_of(double c) {  // sRGB
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint32_t word_of(float value) {
    std::uint32_t word = 0;
    std::memcpy(&word, &value, sizeof word);
    return word;
}

/// The channel's bits, with its sign.
std::uint32_t raw_channel(const Object& object, const unsigned char* raw, unsigned channel) {
    const unsigned char* const from = raw + channel * object.bits / 8;
    if (object.bits == 32) {
        std::uint32_t word = 0;
        std::memcpy(&word, from, sizeof word);
        return word;
    }
    if (object.bits == 16) {
        std::uint16_t half = 0;
        std::memcpy(&half, from, sizeof half);
        return object.is_signed ? static_cast<std::uint32_t>(static_cast<std::int16_t>(half))
                                : half;
    }
    return object.is_signed ? static_cast<std::uint32_t>(static_cast<std::int8_t>(*from)) : *from;
}

/// The channel as a number: of float, or normalised.
double number_of(const Object& object, const unsigned char* raw, unsigned channel) {
    const std::uint32_t word = raw_channel(object, raw, channel);
    if (object.decode == Decode::floating) {
        if (object.bits == 16) return float_of_half(static_cast<std::uint16_t>(word));
        float value = 0;
        std::memcpy(&value, &word, sizeof value);
        return value;
    }
    if (object.is_signed) {
        const double most = object.bits == 8 ? 127 : 32767;
        return std::max(static_cast<std::int32_t>(word) / most, -1.0);
    }
    const double value = word / (object.bits == 8 ? 255.0 : 65535.0);
    const bool color = object.texture.sRGB != 0 && object.bits == 8 && channel < 3;
    return color ? linear_of(value) : value;
}

}  // namespace

void find_texels(const TextureCall& call, Texels& texels) noexcept {
    const Object& object = object_of(call.object, false, call.shape, call.name, call.place);
    const bool gives_float = object.decode != Decode::raw;
    const bool plain_float = object.decode == Decode::floating && object.bits == 32;
    if (call.wants_float && !gives_float && object.bits < 32)
        fail_with(Outcome::illegal_address, call.name, call.place,
                  "returns float, and the texture gives integers of %u bits: "
                  "cudaReadModeNormalizedFloat makes them float",
                  object.bits);
    if (!call.wants_float && gives_float && !plain_float)
        fail(Outcome::illegal_address, call.name, call.place,
             "returns integers, and the texture gives float");
    texels.texture = &object;
    texels.bytes = object.element;
    texels.component = call.component;
    const auto& modes = object.texture.addressMode;
    if (call.shape == Shape::linear) {
        const bool inside =
            call.index >= 0 && static_cast<std::size_t>(call.index) < object.size[0];
        texels.count = 1;
        texels.weight[0] = 1;
        texels.at[0] =
            inside ? object.data + static_cast<std::size_t>(call.index) * object.element : nullptr;
        return;
    }
    const bool gathers = call.component >= 0;
    if (gathers && !object.gather)
        fail(Outcome::illegal_address, call.name, call.place,
             "the array was made without cudaArrayTextureGather");
    const bool normalized = object.texture.normalizedCoords != 0;
    const bool two = object.linear_filter || gathers;
    const auto clamp_layer = [](int layer, std::size_t layers) {
        return static_cast<std::size_t>(
            std::clamp<Index>(layer, 0, static_cast<Index>(layers) - 1));
    };
    float x = call.x, y = call.y;
    std::size_t slice = 0;
    const bool cube = call.shape == Shape::cube || call.shape == Shape::cube_layers;
    if (cube) {
        const FacePoint point = face_of(call.x, call.y, call.z);
        x = point.s;
        y = point.t;
        slice = clamp_layer(call.layer, object.size[2] / 6) * 6 + point.face;
    } else if (call.shape == Shape::line_layers || call.shape == Shape::plane_layers) {
        slice = clamp_layer(call.layer, object.size[2]);
    }
    const auto mode = [&](int i) { return cube ? cudaAddressModeClamp : modes[i]; };
    const bool has_y = call.shape != Shape::line && call.shape != Shape::line_layers;
    const bool has_z = call.shape == Shape::volume;
    const Axis one_element = {{0, 0}, 0};
    const Axis along_x = axis(x, object.size[0], mode(0), normalized, two);
    const Axis along_y = has_y ? axis(y, object.size[1], mode(1), normalized, two) : one_element;
    const Axis along_z =
        has_z ? axis(call.z, object.size[2], mode(2), normalized, two) : one_element;
    texels.count = 0;
    const auto add = [&](unsigned i, unsigned j, unsigned k) {
        const auto share = [](const Axis& a, unsigned which) {
            return (which != 0 ? a.weight : 256 - a.weight) / 256.0;
        };
        const Index column = along_x.at[i], row = along_y.at[j],
                    depth = has_z ? along_z.at[k] : static_cast<Index>(slice);
        const double weight =
            share(along_x, i) * (has_y ? share(along_y, j) : 1) * (has_z ? share(along_z, k) : 1);
        if (two && !gathers && weight == 0) return;  // not read, as nothing comes of it
        const unsigned n = texels.count++;
        texels.weight[n] = two ? weight : 1;
        texels.at[n] = column == outside || row == outside || depth == outside
                           ? nullptr
                           : object.data + static_cast<std::size_t>(depth) * object.slice +
                                 static_cast<std::size_t>(row) * object.pitch +
                                 static_cast<std::size_t>(column) * object.element;
    };
    if (gathers) {  // counter-clockwise from the lower left one
        add(0, 1, 0);
        add(1, 1, 0);
        add(1, 0, 0);
        add(0, 0, 0);
        return;
    }
    for (unsigned k = 0; k <= (two && has_z ? 1u : 0u); ++k)
        for (unsigned j = 0; j <= (two && has_y ? 1u : 0u); ++j)
            for (unsigned i = 0; i <= (two ? 1u : 0u); ++i) add(i, j, k);
}

void filter_texels(const Texels& texels, std::uint32_t* words) noexcept {
    const Object& object = *static_cast<const Object*>(texels.texture);
    const bool linear_memory = object.shape == Shape::linear;
    // Outside of linear memory there are zeros, outside of an array the border's colour.
    const auto border = [&](unsigned channel) {
        return linear_memory ? 0.0f : object.texture.borderColor[channel];
    };
    const auto number = [&](unsigned n, unsigned channel) -> double {
        return texels.at[n] != nullptr ? number_of(object, texels.raw[n], channel)
                                       : border(channel);
    };
    const auto bits = [&](unsigned n, unsigned channel) {
        if (object.decode != Decode::raw) return word_of(static_cast<float>(number(n, channel)));
        return texels.at[n] != nullptr ? raw_channel(object, texels.raw[n], channel)
                                       : word_of(border(channel));
    };
    std::fill(words, words + 4, 0u);
    if (texels.component >= 0) {
        const auto component = static_cast<unsigned>(texels.component);
        for (unsigned n = 0; n < texels.count && component < object.channels; ++n)
            words[n] = bits(n, component);
        return;
    }
    for (unsigned channel = 0; channel < object.channels; ++channel) {
        if (!object.linear_filter) {
            words[channel] = bits(0, channel);
            continue;
        }
        double sum = 0;
        for (unsigned n = 0; n < texels.count; ++n) sum += texels.weight[n] * number(n, channel);
        words[channel] = word_of(static_cast<float>(sum));
    }
}

void* find_surface_element(const SurfaceCall& call) noexcept {
    const Object& object = object_of(call.object, true, call.shape, call.name, call.place);
    const auto row_bytes = static_cast<Index>(object.size[0] * object.element);
    const auto bytes = static_cast<Index>(call.bytes);
    if (call.x % bytes != 0)
        fail_with(Outcome::misaligned_address, call.name, call.place,
                  "x = %d is no multiple of %u: it counts bytes, so the index of an element is "
                  "multiplied by its size",
                  call.x, call.bytes);
    const bool has_y = call.shape != Shape::line && call.shape != Shape::line_layers;
    const auto rows = static_cast<Index>(object.size[1]),
               slices = static_cast<Index>(object.size[2]);
    Index x = call.x, y = has_y ? call.y : 0, z = call.z;
    const bool inside =
        x >= 0 && x <= row_bytes - bytes && y >= 0 && y < rows && z >= 0 && z < slices;
    if (!inside) {
        if (call.mode == cudaBoundaryModeZero) return nullptr;
        if (call.mode != cudaBoundaryModeClamp)
            fail_with(Outcome::illegal_address, call.name, call.place,
                      "x = %d, y = %d, z = %d is outside of the surface, which has %lld bytes in "
                      "each of %lld rows of %lld slices",
                      call.x, call.y, call.z, row_bytes, rows, slices);
        x = std::clamp<Index>(x, 0, std::max<Index>(row_bytes - bytes, 0) / bytes * bytes);
        y = std::clamp<Index>(y, 0, rows - 1);
        z = std::clamp<Index>(z, 0, slices - 1);
        if (row_bytes < bytes) return nullptr;
    }
    return const_cast<char*>(object.data) + static_cast<std::size_t>(z) * object.slice +
           static_cast<std::size_t>(y) * object.pitch + static_cast<std::size_t>(x);
}

void runtime::forget_textures(int device) {
    for (Object& object : objects())
        if (object.device == device) object.live = false;
}

}  // namespace simt

using namespace simt;
using namespace simt::runtime;

namespace {

cudaError_t destroy(unsigned long long handle, bool surface) {
    const Object* found = nullptr;
    if (const cudaError_t status = look_up(handle, surface, &found); status != cudaSuccess)
        return status;
    const auto index = static_cast<std::size_t>(handle & 0xFFFFFFFF) - 1;
    objects()[index].live = false;
    destroyed().push_back(index);
    return cudaSuccess;
}

template <class Part>
cudaError_t get(Part Object::*part, Part* to, unsigned long long handle, bool surface) {
    if (to == nullptr) return cudaErrorInvalidValue;
    const Object* found = nullptr;
    const cudaError_t status = look_up(handle, surface, &found);
    if (status == cudaSuccess) *to = found->*part;
    return status;
}

cudaError_t set_resource(Object& object, const cudaResourceDesc& resource, bool surface) {
    object.resource = resource;
    if (resource.flags != 0) return refuse("cudaResourceDesc::flags must be 0");
    if (surface && resource.resType != cudaResourceTypeArray)
        return refuse("a surface is of a CUDA array");
    switch (resource.resType) {
        case cudaResourceTypeArray:
            return set_array(object, resource.res.array.array);
        case cudaResourceTypeLinear:
            return set_linear(object, resource.res.linear.devPtr, resource.res.linear.desc,
                              resource.res.linear.sizeInBytes);
        case cudaResourceTypePitch2D:
            return set_pitched(object, resource);
        case cudaResourceTypeMipmappedArray:
            return refuse("mipmapped arrays are not simulated", cudaErrorNotSupported);
    }
    return refuse("resType is none of CUDA's");
}

}  // namespace

cudaError_t cudaCreateTextureObject(cudaTextureObject_t* object, const cudaResourceDesc* resource,
                                    const cudaTextureDesc* texture,
                                    const cudaResourceViewDesc* view) {
    return api([&] {
        if (object == nullptr || resource == nullptr || texture == nullptr)
            return cudaErrorInvalidValue;
        Object made;
        cudaError_t status = set_resource(made, *resource, false);
        if (status != cudaSuccess) return status;
        if (view != nullptr) {
            if (resource->resType != cudaResourceTypeArray)
                return refuse("a view is of a CUDA array");
            if (status = set_view(made, *view); status != cudaSuccess) return status;
            made.view = *view;
            made.has_view = true;
        }
        if (status = set_reading(made, *texture); status != cudaSuccess) return status;
        Object& kept = new_object();
        made.handle = kept.handle;
        made.live = true;
        made.device = kept.device;
        kept = made;
        *object = kept.handle;
        return cudaSuccess;
    });
}

cudaError_t cudaDestroyTextureObject(cudaTextureObject_t object) {
    return api([&] { return destroy(object, false); });
}

cudaError_t cudaGetTextureObjectResourceDesc(cudaResourceDesc* resource,
                                             cudaTextureObject_t object) {
    return api([&] { return get(&Object::resource, resource, object, false); });
}

cudaError_t cudaGetTextureObjectTextureDesc(cudaTextureDesc* texture, cudaTextureObject_t object) {
    return api([&] { return get(&Object::texture, texture, object, false); });
}

cudaError_t cudaGetTextureObjectResourceViewDesc(cudaResourceViewDesc* view,
                                                 cudaTextureObject_t object) {
    return api([&] {
        const Object* found = nullptr;
        cudaError_t status = look_up(object, false, &found);
        if (status == cudaSuccess && !found->has_view)
            status = refuse("the texture object was made without a view");
        return status == cudaSuccess ? get(&Object::view, view, object, false) : status;
    });
}

cudaError_t cudaCreateSurfaceObject(cudaSurfaceObject_t* object, const cudaResourceDesc* resource) {
    return api([&] {
        if (object == nullptr || resource == nullptr) return cudaErrorInvalidValue;
        Object made;
        if (const cudaError_t status = set_resource(made, *resource, true); status != cudaSuccess)
            return status;
        if ((resource->res.array.array->flags & cudaArraySurfaceLoadStore) == 0)
            return refuse("the array was made without cudaArraySurfaceLoadStore");
        Object& kept = new_object();
        made.handle = kept.handle;
        made.live = made.is_surface = true;
        made.device = kept.device;
        kept = made;
        *object = kept.handle;
        return cudaSuccess;
    });
}

cudaError_t cudaDestroySurfaceObject(cudaSurfaceObject_t object) {
    return api([&] { return destroy(object, true); });
}

cudaError_t cudaGetSurfaceObjectResourceDesc(cudaResourceDesc* resource,
                                             cudaSurfaceObject_t object) {
    return api([&] { return get(&Object::resource, resource, object, true); });
}

cudaError_t cudaDeviceGetTexture1DLinearMaxWidth(std::size_t* elements,
                                                 const cudaChannelFormatDesc* format, int device) {
    return api([&] {
        if (!is_device(device)) return cudaErrorInvalidDevice;
        if (elements == nullptr || format == nullptr) return cudaErrorInvalidValue;
        if (const cudaError_t status = check_format(*format); status != cudaSuccess) return status;
        *elements = std::size_t{1} << 28;
        return cudaSuccess;
    });
}
