// Textures and surfaces: an image scaled by linear filtering, a stencil over a volume, layers, a
// table in linear memory, bytes as fractions; against the formulas of the Programming Guide on the
// host.
#include <cuda_runtime.h>
#include <surface_types.h>
#include <texture_types.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#define CHECK(call)                                                             \
    do {                                                                        \
        const cudaError_t status = (call);                                      \
        if (status != cudaSuccess) {                                            \
            std::printf("line %d: %s\n", __LINE__, cudaGetErrorString(status)); \
            std::exit(1);                                                       \
        }                                                                       \
    } while (0)

int failures = 0;

void expect(const char* what, int i, double expected, double found) {
    if (std::fabs(expected - found) <= 1e-5 * (1 + std::fabs(expected))) return;
    if (++failures < 10) std::printf("%s: [%d] is %g, not %g\n", what, i, found, expected);
}

__global__ void scale(cudaTextureObject_t image, float* out, int width, int height) {
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= width || y >= height) return;
    out[y * width + x] = tex2D<float>(image, (x + 0.5f) / width, (y + 0.5f) / height);
}

__global__ void stencil(cudaTextureObject_t from, cudaSurfaceObject_t to, int n) {
    const int x = threadIdx.x, y = threadIdx.y, z = blockIdx.x;
    if (x >= n || y >= n) return;
    float sum = 0;
    for (int d = -1; d <= 1; d += 2) {
        sum += tex3D<float>(from, x + d + 0.5f, y + 0.5f, z + 0.5f);
        sum += tex3D<float>(from, x + 0.5f, y + d + 0.5f, z + 0.5f);
        sum += tex3D<float>(from, x + 0.5f, y + 0.5f, z + d + 0.5f);
    }
    surf3Dwrite(sum, to, x * static_cast<int>(sizeof(float)), y, z);
}

__global__ void sum_layers(cudaTextureObject_t layers, int count, float* out) {
    float sum = 0;
    for (int layer = 0; layer < count; ++layer)
        sum += tex2DLayered<float>(layers, threadIdx.x + 0.5f, 0.5f, layer);
    out[threadIdx.x] = sum;
}

__global__ void look_up(cudaTextureObject_t table, const int* indices, int2* out) {
    out[threadIdx.x] = tex1Dfetch<int2>(table, indices[threadIdx.x]);
}

__global__ void invert(cudaSurfaceObject_t image, int width) {
    for (int x = threadIdx.x; x < width; x += blockDim.x) {
        uchar4 color;
        surf2Dread(&color, image, x * 4, blockIdx.x);
        color = make_uchar4(255 - color.x, 255 - color.y, 255 - color.z, color.w);
        surf2Dwrite(color, image, x * 4, blockIdx.x);
    }
}

__global__ void as_fractions(cudaTextureObject_t image, float4* out, int width) {
    out[blockIdx.x * width + threadIdx.x] =
        tex2D<float4>(image, threadIdx.x + 0.5f, blockIdx.x + 0.5f);
}

cudaTextureObject_t texture_of(cudaArray_t array, cudaTextureDesc description) {
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaTextureObject_t texture = 0;
    CHECK(cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    return texture;
}

cudaSurfaceObject_t surface_of(cudaArray_t array) {
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaSurfaceObject_t surface = 0;
    CHECK(cudaCreateSurfaceObject(&surface, &resource));
    return surface;
}

void scaling() {
    constexpr int width = 7, height = 5, wide = 30, high = 22;
    std::vector<float> image(width * height), out(wide * high);
    for (int i = 0; i < width * height; ++i) image[i] = static_cast<float>(i * i % 23);
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    cudaArray_t array;
    CHECK(cudaMallocArray(&array, &format, width, height));
    CHECK(cudaMemcpy2DToArray(array, 0, 0, image.data(), width * sizeof(float),
                              width * sizeof(float), height, cudaMemcpyHostToDevice));
    cudaTextureDesc description = {};
    description.addressMode[0] = description.addressMode[1] = cudaAddressModeWrap;
    description.filterMode = cudaFilterModeLinear;
    description.normalizedCoords = 1;
    const cudaTextureObject_t texture = texture_of(array, description);
    float* device;
    CHECK(cudaMalloc(&device, out.size() * sizeof(float)));
    scale<<<dim3(2, 2), dim3(16, 16)>>>(texture, device, wide, high);
    CHECK(cudaMemcpy(out.data(), device, out.size() * sizeof(float), cudaMemcpyDeviceToHost));
    for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
            // T[i], α with 8 bits of fraction
            const auto split = [](double at, int* i) {
                const double fixed = std::floor((at - 0.5) * 256 + 0.5);
                *i = static_cast<int>(std::floor(fixed / 256));
                return fixed / 256 - *i;
            };
            int i, j;
            const double a = split((x + 0.5) / wide * width, &i);
            const double b = split((y + 0.5) / high * height, &j);
            const auto at = [&](int column, int row) {
                return image[(row + height) % height * width + (column + width) % width];
            };
            expect("scaling", y * wide + x,
                   (1 - a) * (1 - b) * at(i, j) + a * (1 - b) * at(i + 1, j) +
                       (1 - a) * b * at(i, j + 1) + a * b * at(i + 1, j + 1),
                   out[y * wide + x]);
        }
    }
    CHECK(cudaDestroyTextureObject(texture));
    CHECK(cudaFreeArray(array));
    CHECK(cudaFree(device));
}

void volumes() {
    constexpr int n = 6;
    std::vector<float> volume(n * n * n), out(n * n * n);
    for (int i = 0; i < n * n * n; ++i) volume[i] = static_cast<float>(i * 7 % 31);
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    const cudaExtent extent = make_cudaExtent(n, n, n);
    cudaArray_t from, to;
    CHECK(cudaMalloc3DArray(&from, &format, extent));
    CHECK(cudaMalloc3DArray(&to, &format, extent, cudaArraySurfaceLoadStore));
    cudaMemcpy3DParms copy = {};
    copy.srcPtr = make_cudaPitchedPtr(volume.data(), n * sizeof(float), n, n);
    copy.dstArray = from;
    copy.extent = extent;
    copy.kind = cudaMemcpyHostToDevice;
    CHECK(cudaMemcpy3D(&copy));
    cudaTextureDesc description = {};
    for (int i = 0; i < 3; ++i) description.addressMode[i] = cudaAddressModeBorder;
    const cudaTextureObject_t texture = texture_of(from, description);
    const cudaSurfaceObject_t surface = surface_of(to);
    stencil<<<n, dim3(8, 8)>>>(texture, surface, n);
    cudaMemcpy3DParms back = {};
    back.srcArray = to;
    back.dstPtr = make_cudaPitchedPtr(out.data(), n * sizeof(float), n, n);
    back.extent = extent;
    back.kind = cudaMemcpyDeviceToHost;
    CHECK(cudaMemcpy3D(&back));
    const auto at = [&](int x, int y, int z) {
        const bool inside = x >= 0 && x < n && y >= 0 && y < n && z >= 0 && z < n;
        return inside ? volume[(z * n + y) * n + x] : 0.0f;
    };
    for (int z = 0; z < n; ++z)
        for (int y = 0; y < n; ++y)
            for (int x = 0; x < n; ++x)
                expect("volume", x,
                       at(x - 1, y, z) + at(x + 1, y, z) + at(x, y - 1, z) + at(x, y + 1, z) +
                           at(x, y, z - 1) + at(x, y, z + 1),
                       out[(z * n + y) * n + x]);
    CHECK(cudaDestroyTextureObject(texture));
    CHECK(cudaDestroySurfaceObject(surface));
    CHECK(cudaFreeArray(from));
    CHECK(cudaFreeArray(to));
}

void layers() {
    constexpr int width = 8, count = 3;
    std::vector<float> values(width * count), out(width);
    for (int i = 0; i < width * count; ++i) values[i] = static_cast<float>(i);
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    const cudaExtent extent = make_cudaExtent(width, 1, count);
    cudaArray_t array;
    CHECK(cudaMalloc3DArray(&array, &format, extent, cudaArrayLayered));
    cudaMemcpy3DParms copy = {};
    copy.srcPtr = make_cudaPitchedPtr(values.data(), width * sizeof(float), width, 1);
    copy.dstArray = array;
    copy.extent = extent;
    copy.kind = cudaMemcpyHostToDevice;
    CHECK(cudaMemcpy3D(&copy));
    const cudaTextureObject_t texture = texture_of(array, cudaTextureDesc());
    float* device;
    CHECK(cudaMalloc(&device, width * sizeof(float)));
    sum_layers<<<1, width>>>(texture, count, device);
    CHECK(cudaMemcpy(out.data(), device, width * sizeof(float), cudaMemcpyDeviceToHost));
    for (int x = 0; x < width; ++x) expect("layers", x, 3 * x + 8 + 16, out[x]);
    CHECK(cudaDestroyTextureObject(texture));
    CHECK(cudaFreeArray(array));
    CHECK(cudaFree(device));
}

void tables() {
    constexpr int n = 32;
    int2 table[n], out[n], *device_table, *device_out;
    int indices[n], *device_indices;
    for (int i = 0; i < n; ++i) {
        table[i] = make_int2(i * i, -i);
        indices[i] = i == 5 ? n + 100 : (i * 13) % n;
    }
    CHECK(cudaMalloc(&device_table, sizeof table));
    CHECK(cudaMalloc(&device_out, sizeof out));
    CHECK(cudaMalloc(&device_indices, sizeof indices));
    CHECK(cudaMemcpy(device_table, table, sizeof table, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(device_indices, indices, sizeof indices, cudaMemcpyHostToDevice));
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeLinear;
    resource.res.linear.devPtr = device_table;
    resource.res.linear.desc = cudaCreateChannelDesc<int2>();
    resource.res.linear.sizeInBytes = sizeof table;
    const cudaTextureDesc description = {};
    cudaTextureObject_t texture = 0;
    CHECK(cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    look_up<<<1, n>>>(texture, device_indices, device_out);
    CHECK(cudaMemcpy(out, device_out, sizeof out, cudaMemcpyDeviceToHost));
    for (int i = 0; i < n; ++i) {
        expect("table", i, i == 5 ? 0 : table[indices[i]].x, out[i].x);
        expect("table", i, i == 5 ? 0 : table[indices[i]].y, out[i].y);
    }
    CHECK(cudaDestroyTextureObject(texture));
    CHECK(cudaFree(device_table));
    CHECK(cudaFree(device_out));
    CHECK(cudaFree(device_indices));
}

void colors() {
    constexpr int width = 20, height = 4;
    std::vector<uchar4> image(width * height);
    for (int i = 0; i < width * height; ++i) image[i] = make_uchar4(i, 2 * i, 255 - i, 7);
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<uchar4>();
    cudaArray_t array;
    CHECK(cudaMallocArray(&array, &format, width, height, cudaArraySurfaceLoadStore));
    CHECK(cudaMemcpy2DToArray(array, 0, 0, image.data(), width * 4, width * 4, height,
                              cudaMemcpyHostToDevice));
    const cudaSurfaceObject_t surface = surface_of(array);
    invert<<<height, 16>>>(surface, width);
    cudaTextureDesc description = {};
    description.readMode = cudaReadModeNormalizedFloat;
    const cudaTextureObject_t texture = texture_of(array, description);
    float4* device;
    std::vector<float4> out(width * height);
    CHECK(cudaMalloc(&device, out.size() * sizeof(float4)));
    as_fractions<<<height, width>>>(texture, device, width);
    CHECK(cudaMemcpy(out.data(), device, out.size() * sizeof(float4), cudaMemcpyDeviceToHost));
    for (int i = 0; i < width * height; ++i) {
        expect("colors", i, (255 - i) / 255.0, out[i].x);
        expect("colors", i, (255 - 2 * i) / 255.0, out[i].y);
        expect("colors", i, i / 255.0, out[i].z);
        expect("colors", i, 7 / 255.0, out[i].w);
    }
    CHECK(cudaDestroyTextureObject(texture));
    CHECK(cudaDestroySurfaceObject(surface));
    CHECK(cudaFreeArray(array));
    CHECK(cudaFree(device));
}

int main() {
    scaling();
    volumes();
    layers();
    tables();
    colors();
    std::printf(failures == 0 ? "right\n" : "%d values are wrong\n", failures);
    return failures != 0;
}
