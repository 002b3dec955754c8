#include "simt/cc/out_of_scope.hpp"

#include "simt/translate/lexer.hpp"

#include <array>
#include <set>
#include <utility>

namespace simt::compile {

namespace {

using Family = std::pair<std::string_view, std::string_view>;  // prefix, what it belongs to

constexpr std::array<Family, 19> header_families = {{
    {"cuda/", "this part of libcu++"},
    {"nv/", "this part of libcu++"},
    {"cufft", "cuFFT"},
    {"cusparse", "cuSPARSE"},
    {"cusolver", "cuSOLVER"},
    {"cublasXt", "cuBLASXt"},
    {"cublas.h", "the cuBLAS API of before 2011 (cublas_v2.h is simulated)"},
    {"cudnn", "cuDNN"},
    {"cutlass/", "CUTLASS"},
    {"cute/", "CUTLASS"},
    {"mpi.h", "MPI"},
    {"nvrtc", "run-time compilation (NVRTC)"},
    {"npp", "NPP"},
    {"cuda_gl_interop", "OpenGL interoperability"},
    {"cudaGL", "OpenGL interoperability"},
    {"cuda_fp4", "4-bit floating point"},
    {"cuda_fp6", "6-bit floating point"},
    {"cuda_awbarrier", "asynchronous barriers"},
    {"nvml", "NVML"},
}};

constexpr std::array<Family, 34> name_families = {{
    {"cublasLtMatrixTransform", "cuBLASLt's changes of layout"},
    {"cublasLtMatmulAlgoGetIds", "cuBLASLt's algorithms one by one"},
    {"cublasLtMatmulAlgoInit", "cuBLASLt's algorithms one by one"},
    {"cublasLtMatmulAlgoC", "cuBLASLt's algorithms one by one"},  // Check, Cap…, Config…
    {"cudaMallocMipmapped", "mipmapped arrays"},
    {"cudaFreeMipmapped", "mipmapped arrays"},
    {"cudaGetMipmapped", "mipmapped arrays"},
    {"cudaBindTexture", "texture references, which CUDA 12 removed: use cudaCreateTextureObject"},
    {"cudaBindSurface", "surface references, which CUDA 12 removed: use cudaCreateSurfaceObject"},
    {"cudaUnbindTexture", "texture references, which CUDA 12 removed: use cudaCreateTextureObject"},
    {"cudaGetTextureReference",
     "texture references, which CUDA 12 removed: use cudaCreateTextureObject"},
    {"cudaGetTextureAlignmentOffset",
     "texture references, which CUDA 12 removed: use cudaCreateTextureObject"},
    {"textureReference", "texture references, which CUDA 12 removed: use cudaTextureObject_t"},
    {"cudaArrayGetSparse", "sparse arrays"},
    {"cudaArrayGetMemory", "sparse arrays"},
    {"cudaArrayGetPlane", "arrays of several planes"},
    {"cudaGraphics", "OpenGL interoperability"},
    {"cudaIpc", "memory shared between processes"},
    {"cudaMemPoolExport", "memory shared between processes"},
    {"cudaMemPoolImport", "memory shared between processes"},
    {"cudaExternal", "external memory"},
    {"cufft", "cuFFT"},
    {"cusparse", "cuSPARSE"},
    {"cusolver", "cuSOLVER"},
    {"cuArray", "this part of the driver API"},
    {"cuCtx", "this part of the driver API"},
    {"cuDevice", "this part of the driver API"},
    {"cuGraph", "this part of the driver API"},
    {"cuLibrary", "this part of the driver API"},
    {"cuLink", "this part of the driver API"},
    {"cuMem", "this part of the driver API"},
    {"cuModule", "this part of the driver API"},
    {"cuStream", "this part of the driver API"},
    {"cuTex", "this part of the driver API"},
}};

template <std::size_t Size>
std::string_view family_of(const std::array<Family, Size>& families, std::string_view name) {
    for (const auto& [prefix, family] : families) {
        if (name.substr(0, prefix.size()) == prefix) return family;
    }
    return {};
}

bool is_of_thrust(std::string_view header) {
    return header.substr(0, 7) == "thrust/" || header.substr(0, 4) == "cub/";
}

std::string not_simulated(std::string_view name, std::string_view family) {
    return std::string(name) + ": not simulated: " + std::string(family) +
           " (simt/docs/COVERAGE.md lists what is)\n";
}

}  // namespace

std::string_view out_of_scope_header(std::string_view header) {
    return family_of(header_families, header);
}

std::string_view out_of_scope_name(std::string_view name) {
    return family_of(name_families, name);
}

std::string explain_missing_headers(const std::string& messages, bool thrust_is_installed) {
    // g++:   prog.cu:3:10: fatal error: thrust/sort.h: No such file or directory
    // clang: prog.cu:3:10: fatal error: 'thrust/sort.h' file not found
    constexpr std::string_view mark = "fatal error: ";
    std::string result;
    bool skipping = false;  // the source line and the caret below an explained message
    for (std::size_t begin = 0; begin < messages.size();) {
        const std::size_t newline = messages.find('\n', begin);
        const std::size_t end = newline == std::string::npos ? messages.size() : newline + 1;
        const std::string_view line(messages.data() + begin, end - begin);
        begin = end;
        if (skipping && (line[0] == ' ' || line == "compilation terminated.\n" ||
                         line == "1 error generated.\n")) {
            continue;
        }
        skipping = false;
        const std::size_t at = line.find(mark);
        if (at != std::string_view::npos) {
            std::string_view header = line.substr(at + mark.size());
            if (!header.empty() && header[0] == '\'') header.remove_prefix(1);
            header = header.substr(0, header.find_first_of(":'\n"));
            if (is_of_thrust(header) && !thrust_is_installed) {
                // <cub/cub.cuh> is the simulator's, and misses what it includes.
                const std::string_view place = line.substr(0, at);
                const std::size_t from = result.rfind("In file included from ");
                const bool ours = place.find("/include/cub/") != std::string_view::npos ||
                                  place.find("/include/thrust/") != std::string_view::npos;
                if (ours && from != std::string::npos &&
                    result.find('\n', from) == result.size() - 1) {
                    result.erase(from, std::string_view("In file included from ").size());
                    result.back() = ' ';
                    result += "error: <";
                } else {
                    result.append(place).append("error: <");
                }
                result.append(header);
                result += ">: Thrust and CUB are not installed: apt-get install libthrust-dev\n";
                skipping = true;
                continue;
            }
            if (const std::string_view family = out_of_scope_header(header); !family.empty()) {
                result.append(line.substr(0, at)).append("error: ");
                result += not_simulated("<" + std::string(header) + ">", family);
                skipping = true;
                continue;
            }
        }
        result.append(line);
    }
    return result;
}

std::string explain_missing_names(std::string_view preprocessed, const std::string& file,
                                  std::size_t most) {
    const translate::Text text = translate::tokenize(preprocessed, file);
    std::string result;
    std::set<std::string_view> seen;
    for (translate::Index i = 0; i < text.tokens.size() && seen.size() < most; ++i) {
        const std::string_view name = text.word(i);
        if (name.empty() || text.in_a_system_header(i)) continue;
        const std::string_view family = out_of_scope_name(name);
        if (family.empty() || !seen.insert(name).second) continue;
        const translate::Problem at = text.problem(i, not_simulated(name, family));
        result += at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                  ": error: " + at.message;
    }
    return result;
}

}  // namespace simt::compile
