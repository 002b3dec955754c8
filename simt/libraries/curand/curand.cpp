// cuRAND's host side: numbers of one generator, in its order, made here and copied to the device.
#include "curand.h"

#include "curand_kernel.h"

#include <cstdio>
#include <random>
#include <type_traits>
#include <variant>
#include <vector>

/// A state for each dimension. A call takes `share` numbers of one, then of the next.
struct Sobol {
    std::vector<curandStateSobol32> dimensions = std::vector<curandStateSobol32>(1);
    std::size_t share = 0, taken = 0, at = 0;
};

struct curandGenerator_st {
    curandRngType_t type;
    bool writes_host_memory;
    cudaStream_t stream = nullptr;
    unsigned long long seed = 0, offset = 0;
    bool fresh = true;  // the state is to be made of seed and offset
    std::variant<curandStateXORWOW, curandStatePhilox4_32_10, curandStateMRG32k3a, std::mt19937,
                 Sobol>
        state{};
};

namespace {

// What the device functions offer of a state, of the standard library's.
unsigned bits(std::mt19937& state) {
    return static_cast<unsigned>(state());
}
float uniform(std::mt19937& state, float) {
    return simt::random::unit(bits(state));
}
double uniform(std::mt19937& state, double) {
    const unsigned x = bits(state), y = bits(state);
    return simt::random::unit_of_53(x, y);
}
curandStateSobol32* next(Sobol& state) {
    if (state.taken == state.share) {
        state.taken = 0;
        ++state.at;
    }
    ++state.taken;
    return &state.dimensions[state.at];
}
unsigned bits(Sobol& state) {
    return curand(next(state));
}
float uniform(Sobol& state, float) {
    return curand_uniform(next(state));
}
double uniform(Sobol& state, double) {
    return curand_uniform_double(next(state));
}
template <class State>
unsigned bits(State& state) {
    return curand(&state);
}
template <class State>
float uniform(State& state, float) {
    return curand_uniform(&state);
}
template <class State>
double uniform(State& state, double) {
    return curand_uniform_double(&state);
}
template <class T, class State>
simt::random::Normals<T> normals(State& state) {
    const T u = uniform(state, T()), v = uniform(state, T());
    return simt::random::box_muller(u, v * static_cast<T>(simt::random::two_pi));
}

void renew(curandGenerator_st& generator) {
    if (!generator.fresh) return;
    generator.fresh = false;
    std::visit(
        [&](auto& state) {
            if constexpr (std::is_same_v<std::decay_t<decltype(state)>, std::mt19937>) {
                state.seed(static_cast<unsigned>(generator.seed));
                state.discard(generator.offset);
            } else if constexpr (std::is_same_v<std::decay_t<decltype(state)>, Sobol>) {
                for (std::size_t i = 0; i < state.dimensions.size(); ++i)
                    curand_init(simt::random::sobol_directions()[i],
                                static_cast<unsigned>(generator.offset), &state.dimensions[i]);
            } else {
                curand_init(generator.seed, 0, generator.offset, &state);
            }
        },
        generator.state);
}

/// Makes `count` numbers by `make(state, numbers)` and puts them where the caller wants them.
template <class T, class Make>
curandStatus_t generate(curandGenerator_t generator, T* out, std::size_t count, Make make) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    if (count == 0) return CURAND_STATUS_SUCCESS;
    if (out == nullptr) return CURAND_STATUS_LAUNCH_FAILURE;
    if (auto* sobol = std::get_if<Sobol>(&generator->state)) {
        if (count % sobol->dimensions.size() != 0) return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
        sobol->share = count / sobol->dimensions.size();
        sobol->taken = sobol->at = 0;
    }
    renew(*generator);
    const auto fill = [&](T* numbers) {
        std::visit([&](auto& state) { make(state, numbers); }, generator->state);
    };
    if (generator->writes_host_memory) {
        fill(out);
        return CURAND_STATUS_SUCCESS;
    }
    std::vector<T> numbers(count);
    fill(numbers.data());
    const cudaError_t error = cudaMemcpyAsync(out, numbers.data(), count * sizeof(T),
                                              cudaMemcpyDefault, generator->stream);
    return error == cudaSuccess ? CURAND_STATUS_SUCCESS : CURAND_STATUS_LAUNCH_FAILURE;
}

/// Whether the distributions that are made of several numbers, or by rejecting some, are there.
bool only_uniform(curandGenerator_t generator) {
    if (generator == nullptr || !std::holds_alternative<Sobol>(generator->state)) return false;
    std::fputs("simt: cuRAND: Sobol's sequences are simulated as bits and uniform numbers only\n",
               stderr);
    return true;
}

/// Normal numbers come in pairs, as on a GPU.
template <class T, class Change>
curandStatus_t generate_normal(curandGenerator_t generator, T* out, std::size_t count,
                               Change change) {
    if (only_uniform(generator)) return CURAND_STATUS_TYPE_ERROR;
    if (count % 2 != 0) return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
    return generate(generator, out, count, [=](auto& state, T* numbers) {
        for (std::size_t i = 0; i < count; i += 2) {
            const auto two = normals<T>(state);
            numbers[i] = change(two.first);
            numbers[i + 1] = change(two.second);
        }
    });
}

curandStatus_t create(curandGenerator_t* generator, curandRngType_t type, bool host) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    curandGenerator_st made{type, host};
    switch (type) {
        case CURAND_RNG_PSEUDO_DEFAULT:
        case CURAND_RNG_PSEUDO_XORWOW:
            made.state = curandStateXORWOW{};
            break;
        case CURAND_RNG_PSEUDO_MRG32K3A:
            made.state = curandStateMRG32k3a{};
            break;
        case CURAND_RNG_PSEUDO_PHILOX4_32_10:
            made.state = curandStatePhilox4_32_10{};
            break;
        case CURAND_RNG_PSEUDO_MT19937:
            made.state = std::mt19937{};
            break;
        case CURAND_RNG_QUASI_DEFAULT:
        case CURAND_RNG_QUASI_SOBOL32:
            made.state = Sobol{};
            break;
        case CURAND_RNG_PSEUDO_MTGP32:
        case CURAND_RNG_QUASI_SCRAMBLED_SOBOL32:
        case CURAND_RNG_QUASI_SOBOL64:
        case CURAND_RNG_QUASI_SCRAMBLED_SOBOL64:
            std::fputs(
                "simt: curandCreateGenerator: MTGP32, scrambled and 64-bit Sobol are not "
                "simulated\n",
                stderr);
            return CURAND_STATUS_TYPE_ERROR;
        default:
            return CURAND_STATUS_TYPE_ERROR;
    }
    *generator = new curandGenerator_st(made);
    return CURAND_STATUS_SUCCESS;
}

}  // namespace

extern "C" {

curandStatus_t curandCreateGenerator(curandGenerator_t* generator, curandRngType_t type) {
    return create(generator, type, false);
}
curandStatus_t curandCreateGeneratorHost(curandGenerator_t* generator, curandRngType_t type) {
    return create(generator, type, true);
}
curandStatus_t curandDestroyGenerator(curandGenerator_t generator) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    delete generator;
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandGetVersion(int* version) {
    if (version == nullptr) return CURAND_STATUS_OUT_OF_RANGE;
    *version = CURAND_VERSION;
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandGetProperty(libraryPropertyType type, int* value) {
    if (value == nullptr || type < MAJOR_VERSION || type > PATCH_LEVEL)
        return CURAND_STATUS_OUT_OF_RANGE;
    constexpr int parts[] = {CURAND_VERSION / 1000, CURAND_VERSION % 1000 / 100,
                             CURAND_VERSION % 100};
    *value = parts[type - MAJOR_VERSION];
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandSetStream(curandGenerator_t generator, cudaStream_t stream) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    generator->stream = stream;
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandSetPseudoRandomGeneratorSeed(curandGenerator_t generator,
                                                  unsigned long long seed) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    if (std::holds_alternative<Sobol>(generator->state)) return CURAND_STATUS_TYPE_ERROR;
    generator->seed = seed;
    generator->fresh = true;
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandSetQuasiRandomGeneratorDimensions(curandGenerator_t generator,
                                                       unsigned int dimensions) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    auto* const sobol = std::get_if<Sobol>(&generator->state);
    if (sobol == nullptr) return CURAND_STATUS_TYPE_ERROR;
    if (dimensions > simt::random::sobol_dimensions)
        std::fprintf(stderr, "simt: cuRAND: %u dimensions, %u are simulated\n", dimensions,
                     simt::random::sobol_dimensions);
    if (dimensions < 1 || dimensions > simt::random::sobol_dimensions)
        return CURAND_STATUS_OUT_OF_RANGE;
    sobol->dimensions.assign(dimensions, {});
    generator->fresh = true;
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandSetGeneratorOffset(curandGenerator_t generator, unsigned long long offset) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    if (generator->type == CURAND_RNG_PSEUDO_MT19937) return CURAND_STATUS_TYPE_ERROR;
    generator->offset = offset;
    generator->fresh = true;
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandSetGeneratorOrdering(curandGenerator_t generator, curandOrdering_t order) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    const bool known =
        std::holds_alternative<Sobol>(generator->state)
            ? order == CURAND_ORDERING_QUASI_DEFAULT
            : order >= CURAND_ORDERING_PSEUDO_BEST && order <= CURAND_ORDERING_PSEUDO_DYNAMIC;
    return known ? CURAND_STATUS_SUCCESS : CURAND_STATUS_OUT_OF_RANGE;
}
curandStatus_t curandGenerateSeeds(curandGenerator_t generator) {
    if (generator == nullptr) return CURAND_STATUS_NOT_INITIALIZED;
    renew(*generator);
    return CURAND_STATUS_SUCCESS;
}
curandStatus_t curandGenerate(curandGenerator_t generator, unsigned int* out, std::size_t count) {
    return generate(generator, out, count, [=](auto& state, unsigned* numbers) {
        for (std::size_t i = 0; i < count; ++i) numbers[i] = bits(state);
    });
}
curandStatus_t curandGenerateUniform(curandGenerator_t generator, float* out, std::size_t count) {
    return generate(generator, out, count, [=](auto& state, float* numbers) {
        for (std::size_t i = 0; i < count; ++i) numbers[i] = uniform(state, 0.f);
    });
}
curandStatus_t curandGenerateUniformDouble(curandGenerator_t generator, double* out,
                                           std::size_t count) {
    return generate(generator, out, count, [=](auto& state, double* numbers) {
        for (std::size_t i = 0; i < count; ++i) numbers[i] = uniform(state, 0.);
    });
}
curandStatus_t curandGenerateNormal(curandGenerator_t generator, float* out, std::size_t count,
                                    float mean, float deviation) {
    return generate_normal(generator, out, count, [=](float x) { return mean + deviation * x; });
}
curandStatus_t curandGenerateNormalDouble(curandGenerator_t generator, double* out,
                                          std::size_t count, double mean, double deviation) {
    return generate_normal(generator, out, count, [=](double x) { return mean + deviation * x; });
}
curandStatus_t curandGenerateLogNormal(curandGenerator_t generator, float* out, std::size_t count,
                                       float mean, float deviation) {
    return generate_normal(generator, out, count,
                           [=](float x) { return std::exp(mean + deviation * x); });
}
curandStatus_t curandGenerateLogNormalDouble(curandGenerator_t generator, double* out,
                                             std::size_t count, double mean, double deviation) {
    return generate_normal(generator, out, count,
                           [=](double x) { return std::exp(mean + deviation * x); });
}
curandStatus_t curandGeneratePoisson(curandGenerator_t generator, unsigned int* out,
                                     std::size_t count, double mean) {
    if (only_uniform(generator)) return CURAND_STATUS_TYPE_ERROR;
    if (!(mean > 0)) return CURAND_STATUS_OUT_OF_RANGE;
    return generate(generator, out, count, [=](auto& state, unsigned* numbers) {
        for (std::size_t i = 0; i < count; ++i)
            numbers[i] = simt::random::poisson(mean, [&] { return uniform(state, 0.); });
    });
}

}  // extern "C"
