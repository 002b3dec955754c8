// The small modules of the site: C++ of the book that a page calls without the compiler. build.mjs compiles and links them
// into build/site/modules, the pages get them under /modules.

/// The book's trainer, its drawn digits and its files.
const TRAINER = [...['mlp', 'operations', 'operations_cpu', 'training', 'weights'].map((name) => `chapters/06_mnist_mlp/${name}.cpp`), 'chapters/02_openmp/simd.cpp',
  ...['dataset', 'digits', 'idx', 'image', 'stb_image'].map((name) => `common/data/${name}.cpp`), 'common/weights/safetensors.cpp'];

/// What each is made of. (exceptions.cpp makes one line of what is thrown.)
export const MODULES = {
  calculators: ['site/engine/calculators.cpp', 'chapters/10_do_you_need_a_gpu/break_even.cpp', 'chapters/10_do_you_need_a_gpu/cost.cpp',
    'common/measure/parts.cpp', 'site/engine/exceptions.cpp'],
  product: ['site/engine/product.cpp', 'site/engine/exceptions.cpp'],
  trainer: ['site/engine/trainer.cpp', ...TRAINER, 'common/base/machine.cpp', 'site/engine/exceptions.cpp'],
};

/// Files that these sources include, besides the headers of common, simt and site/engine.
export const MODULE_FILES = ['chapters/02_openmp/simd.cpp', 'chapters/02_openmp/stages.hpp', 'chapters/10_do_you_need_a_gpu/break_even.hpp',
  'chapters/10_do_you_need_a_gpu/cost.hpp',
  ...['mlp', 'operations', 'training', 'weights'].map((name) => `chapters/06_mnist_mlp/${name}.hpp`), 'common/verify/compare.cpp', 'common/verify/inputs.cpp'];

/// More options for some of them: fmt is all in its headers here.
const FMT = '-DFMT_HEADER_ONLY';
/// The trainer has the CPU's SIMD unit, no GPU, and no zlib; and a file of more than 4 GiB is no question where addresses have 32 bits.
const TRAIN = ['-DM2M_HOST_ONLY', '-isystem', '/src/site/engine/zlib', '-target-feature', '+simd128', '-O3', '-vectorize-loops', '-vectorize-slp', '-ffp-contract=off', '-Wno-shift-count-overflow'];
export const MODULE_OPTIONS = {
  ...Object.fromEntries(['site/engine/trainer.cpp', ...TRAINER].map((source) => [source, TRAIN])),
  'site/engine/calculators.cpp': [FMT],
  'chapters/10_do_you_need_a_gpu/break_even.cpp': [FMT],
  'chapters/10_do_you_need_a_gpu/cost.cpp': [FMT],
  'site/engine/product.cpp': [FMT, '-target-feature', '+simd128', '-O3', '-vectorize-loops', '-vectorize-slp'],
};

/// @returns the arguments of the linker for a module of these object files
export const linkModule = (objects, output) => ['wasm-ld', '-m', 'wasm32', '-L/usr/lib/wasm32-unknown-wasip1', '-L/usr/lib/wasm32-wasip1',
  '/usr/lib/wasm32-wasip1/crt1-reactor.o', '--entry', '_initialize', ...objects, '-lc++', '-lc++abi', '-lc',
  '/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a', '-z', 'stack-size=1048576', '-s', '-o', output];
