// Broken uses of textures and surfaces: each mistake sits in a line marked with its case's name and
// kind.
#include "catalogue.hpp"

namespace {

constexpr int width = 64, height = 8;

/// An array of floats, with a texture object and a surface object.
class Image {
  public:
    Image() {
        const cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
        cudaMallocArray(&array_, &format, width, height, cudaArraySurfaceLoadStore);
        cudaResourceDesc resource = {};
        resource.resType = cudaResourceTypeArray;
        resource.res.array.array = array_;
        const cudaTextureDesc description = {};
        cudaCreateTextureObject(&texture, &resource, &description, nullptr);
        cudaCreateSurfaceObject(&surface, &resource);
    }
    ~Image() {
        cudaDeviceSynchronize();
        cudaDestroyTextureObject(texture);
        cudaDestroySurfaceObject(surface);
        cudaFreeArray(array_);
    }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;

    /// @param row what of each row is filled, in bytes
    void fill(std::size_t row = width * sizeof(float)) {
        static float zeros[width * height];
        cudaMemcpy2DToArray(array_, 0, 0, zeros, width * sizeof(float), row, height,
                            cudaMemcpyHostToDevice);
    }

    cudaTextureObject_t texture = 0;
    cudaSurfaceObject_t surface = 0;

  private:
    cudaArray_t array_ = nullptr;
};

__global__ void transpose_image(cudaTextureObject_t image, float* out) {
    const int x = threadIdx.x, y = blockIdx.x;
    out[x * height + y] =
        tex2D<float>(image, x + 0.5f, y + 0.5f);  // [array_filled_by_elements uninitialized]
}
template <bool broken>
void array_filled_by_elements() {
    Image image;
    Device<float> out(width * height);
    image.fill(broken ? width : width * sizeof(float));
    transpose_image<<<height, width>>>(image.texture, out.get());
}

// The x of a surface counts bytes.
template <bool broken>
__global__ void transpose_to_surface(const float* from, cudaSurfaceObject_t to) {
    const int x = threadIdx.x, y = blockIdx.x;
    const int at = broken ? x : x * static_cast<int>(sizeof(float));
    surf2Dwrite(from[x * height + y], to, at, y);  // [surface_x_in_elements misaligned]
}
template <bool broken>
void surface_x_in_elements() {
    Image image;
    Device<float> from(width * height);
    transpose_to_surface<broken><<<height, width>>>(from.get(), image.surface);
    cudaDeviceSynchronize();
}

// A surface has an edge, other than a texture.
template <bool broken>
__global__ void blur_rows(cudaSurfaceObject_t image, float* out) {
    const int x = threadIdx.x, y = blockIdx.x;
    float sum = 0;
    for (int d = -1; d <= 1; ++d) {
        if (!broken && (x + d < 0 || x + d >= width)) continue;
        sum += surf2Dread<float>(image, (x + d) * 4, y);  // [surface_edge invalid access]
    }
    out[y * width + x] = sum;
}
template <bool broken>
void surface_edge() {
    Image image;
    image.fill();
    Device<float> out(width * height);
    blur_rows<broken><<<height, width>>>(image.surface, out.get());
    cudaDeviceSynchronize();
}

// Neighbours are read while other threads write them.
template <bool broken>
__global__ void shift_rows(cudaSurfaceObject_t image) {
    const int x = threadIdx.x, y = blockIdx.x;
    const float next = surf2Dread<float>(image, (x + 1) % width * 4, y);  // [surface_in_place race]
    if (!broken) __syncthreads();
    surf2Dwrite(next, image, x * 4, y);
}
template <bool broken>
void surface_in_place() {
    Image image;
    image.fill();
    shift_rows<broken><<<height, width>>>(image.surface);
    cudaDeviceSynchronize();
}

// A texture keeps no memory alive.
__global__ void sum_of_table(cudaTextureObject_t table, float* out) {
    __shared__ float part[width];
    const int t = threadIdx.x;
    part[t] = tex1Dfetch<float>(table, t);  // [table_freed_too_early invalid access]
    __syncthreads();
    for (int stride = width / 2; stride > 0; stride /= 2) {
        if (t < stride) part[t] += part[t + stride];
        __syncthreads();
    }
    if (t == 0) *out = part[0];
}
template <bool broken>
void table_freed_too_early() {
    Device<float> out(1);
    float* table = nullptr;
    cudaMalloc(&table, width * sizeof(float));
    cudaMemset(table, 0, width * sizeof(float));
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeLinear;
    resource.res.linear.devPtr = table;
    resource.res.linear.desc = cudaCreateChannelDesc<float>();
    resource.res.linear.sizeInBytes = width * sizeof(float);
    const cudaTextureDesc description = {};
    cudaTextureObject_t texture = 0;
    cudaCreateTextureObject(&texture, &resource, &description, nullptr);
    if (broken) cudaFree(table);
    sum_of_table<<<1, width>>>(texture, out.get());
    cudaDeviceSynchronize();
    if (!broken) cudaFree(table);
    cudaDestroyTextureObject(texture);
}

// Integers become fractions by the texture, not by the type that is asked for.
__global__ void brightness(cudaTextureObject_t image, float* out) {
    out[threadIdx.x] =
        tex1D<float>(image, threadIdx.x + 0.5f);  // [bytes_read_as_float invalid access]
}
template <bool broken>
void bytes_read_as_float() {
    static unsigned char bytes[width];
    Device<float> out(width);
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<unsigned char>();
    cudaArray_t array = nullptr;
    cudaMallocArray(&array, &format, width);
    cudaMemcpy2DToArray(array, 0, 0, bytes, width, width, 1, cudaMemcpyHostToDevice);
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaTextureDesc description = {};
    description.readMode = broken ? cudaReadModeElementType : cudaReadModeNormalizedFloat;
    cudaTextureObject_t texture = 0;
    cudaCreateTextureObject(&texture, &resource, &description, nullptr);
    brightness<<<1, width>>>(texture, out.get());
    cudaDeviceSynchronize();
    cudaDestroyTextureObject(texture);
    cudaFreeArray(array);
}

// Integers are not mixed.
template <bool broken>
void integers_filtered() {
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<unsigned char>();
    cudaArray_t array = nullptr;
    cudaMallocArray(&array, &format, width);
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaTextureDesc how = {};
    how.filterMode = cudaFilterModeLinear;
    how.readMode = broken ? cudaReadModeElementType : cudaReadModeNormalizedFloat;
    cudaTextureObject_t texture = 0;
    cudaCreateTextureObject(&texture, &resource, &how, nullptr);  // [integers_filtered api error]
    if (!broken) cudaDestroyTextureObject(texture);
    cudaFreeArray(array);
}

template <bool broken>
void array_not_freed() {
    const cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    cudaArray_t array = nullptr;
    cudaMallocArray(&array, &format, width, height);  // [array_not_freed leak]
    if (!broken) cudaFreeArray(array);
}

}  // namespace

const Case texture_cases[] = {
    CASE(array_filled_by_elements, "transpose",
         "row of a CUDA array filled by elements, not bytes"),
    CASE(surface_x_in_elements, "transpose", "x of a surface in elements, not in bytes"),
    CASE(surface_edge, "stencil", "surface read beyond its edge"),
    CASE(surface_in_place, "stencil", "surface written where other threads still read"),
    CASE(table_freed_too_early, "reduction", "memory of a texture freed before the kernel"),
    CASE(bytes_read_as_float, "element-wise", "texture of integers read as float"),
    CASE(integers_filtered, "element-wise", "linear filter for integers"),
    CASE(array_not_freed, "–", "CUDA array not freed"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
