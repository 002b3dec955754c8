// From CUDA C++ to a program that runs: preprocess, translate, compile, link, and give it fibers.
import { FIRST, instrument } from './instrument.mjs';
import { fileOf, treeOf } from './llvm.mjs';
import { runProgram } from './program.mjs';

const decoder = new TextDecoder();

/// What `simt-compile` defines (simt/cc/driver.cpp), and where CUDA's headers lie.
const CUDA = ['-D__CUDACC__=1', '-D__NVCC__=1', '-D__CUDACC_VER_MAJOR__=12', '-D__CUDACC_VER_MINOR__=4', '-D__CUDACC_VER_BUILD__=131',
  '-DSIMT_TRANSLATING=1'];
const PATHS = ['-I', '/', '-isystem', '/sys/simt/include'];

/// How the three modes compile: the same as natively with clang (simt/check/CMakeLists.txt, simt/count/CMakeLists.txt).
const MODES = {
  run: { defines: [], compile: ['-O2', '-ffp-contract=fast', '-vectorize-loops', '-vectorize-slp'] },
  check: {
    defines: ['-DSIMT_CHECK=1'],
    compile: ['-O1', '-debug-info-kind=line-tables-only', '-dwarf-version=4', '-fsanitize=thread,alignment', '-fsanitize-recover=alignment', '-fno-builtin',
      '-mllvm', '-inline-threshold=2000', '-mllvm', '-tsan-instrument-read-before-write=1', '-mllvm', '-tsan-instrument-func-entry-exit=0',
      '-mllvm', '-tsan-distinguish-volatile=1'],
    library: 'libcheck.a',
  },
  profile: {
    defines: ['-DSIMT_CHECK=1', '-DSIMT_COUNT=1'],
    compile: ['-O1', '-debug-info-kind=line-tables-only', '-dwarf-version=4', '-fsanitize=thread', '-fsanitize-coverage-type=2', '-fsanitize-coverage-no-prune', '-fsanitize-coverage-trace-pc',
      '-fno-builtin', '-ffp-contract=fast', '-mllvm', '-tsan-instrument-read-before-write=1', '-mllvm', '-jump-threading-threshold=0'],
    library: 'libcount.a',
  },
};

const LINK = ['-m', 'wasm32', '-L/usr/lib/wasm32-unknown-wasip1', '-L/usr/lib/wasm32-wasip1', '--export-table', '--max-memory=4294967296',
  '-z', 'stack-size=1048576', '--stack-first', '/usr/lib/wasm32-wasip1/crt1-command.o'];
const LIBRARIES = ['-lc++', '-lc++abi', '-lc', '-lm', '-lwasi-emulated-signal', '-lwasi-emulated-process-clocks', '/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a'];

/// Functions that never switch fibers, whatever they call: Asyncify leaves them as they are.
const NEVER_SWITCH = {
  run: ['vfprintf'],
  check: ['__tsan_*', '__ubsan_*', 'simt_check_*', 'vfprintf'],
  profile: ['__tsan_*', '__sanitizer_*', 'simt_check_*', 'simt_count_*', 'vfprintf'],
};

/// "file:3:5: error: text" as data. Lines that explain (the source, the caret) stay in `output`.
export function readMessages(output) {
  const messages = [];
  for (const [, file, line, column, kind, message] of output.matchAll(/^([^\n:]+):(\d+):(\d+): (error|warning|fatal error): (.*)$/gm))
    messages.push({ file, line: Number(line), column: Number(column), severity: kind === 'warning' ? 'warning' : 'error', message });
  for (const [, message] of output.matchAll(/^wasm-ld: error: (.*)$/gm))
    messages.push({ file: '', line: 0, column: 0, severity: 'error', message });
  return messages;
}

export class Compiler {
  /// @param llvm an Llvm @param binaryen the module of that name @param assets {'translate.wasm', 'libsimt.a', …, 'headers.json'}
  constructor(llvm, binaryen, assets) {
    this.llvm = llvm;
    this.binaryen = binaryen;
    this.assets = assets;
    this.headers = treeOf(JSON.parse(decoder.decode(assets['headers.json'])));
    this.translator = WebAssembly.compile(assets['translate.wasm']);
  }

  /// @param sources {'main.cu': text, 'other.cpp': …, 'common/x.hpp': …}: what ends in .cu, .cpp or .cc is compiled
  /// @returns {wasm, places, computations, output, errors, ms}; no `wasm` when there are errors
  async compile(sources, { mode = 'run', arch = '750', standard } = {}) {
    const ms = {};
    const timed = async (step, work) => {
      const begun = performance.now();
      const result = await work();
      ms[step] = (ms[step] ?? 0) + performance.now() - begun;
      return result;
    };
    let output = '';
    const failed = () => ({ output, errors: readMessages(output).filter(({ severity }) => severity === 'error'), warnings: [], ms });
    const settings = MODES[mode];
    const objects = {};
    let places = '';
    let computations = '';
    let number = FIRST;
    for (const source of Object.keys(sources)) {
      if (!/\.(cu|cpp|cc|cxx|c)$/.test(source)) continue;
      const cuda = source.endsWith('.cu');
      const std = `-std=${standard ?? (cuda ? 'c++17' : 'c++20')}`;
      const files = { ...treeOf(sources), sys: { ...this.headers } };
      let input = source;  // so that the reader's files keep the names they have in the editor
      let step;
      if (cuda) {
        const preprocessAndTranslate = async (...more) => {
          step = await timed('preprocess', () => this.llvm.cc1(['-E', ...CUDA, `-D__CUDA_ARCH__=${arch}`, ...settings.defines, std, ...PATHS,
            '-include', 'cuda_runtime.h', ...more, '-x', 'c++', input, '-o', '-'], files));
          if (step.status !== 0) return undefined;
          return timed('translate', () => this.translate(step.text));
        };
        let translated = await preprocessAndTranslate();
        // As `simt-compile` does: what PTX becomes is in a header that few programs need.
        if (translated?.exitCode === 0 && decoder.decode(translated.files('out.ii')).includes('simt::ptx::')) translated = await preprocessAndTranslate('-include', 'simt/ptx.hpp');
        output += step.output;
        if (translated === undefined) return failed();
        output += translated.stderr;
        if (translated.exitCode !== 0) return failed();
        files.sys['in.ii'] = translated.files('out.ii');
        input = '/sys/in.ii';
      }
      const language = cuda ? 'c++-cpp-output' : source.endsWith('.c') ? 'c' : 'c++';
      const common = [...settings.compile, ...(language === 'c' ? [] : [std]), ...(cuda ? ['-fwrapv', '-relaxed-aliasing'] : [...settings.defines, ...PATHS]),
        ...(language === 'c' ? [] : ['-fcxx-exceptions', '-fexceptions']), '-main-file-name', source];
      if (mode === 'run') {
        step = await timed('compile', () => this.llvm.cc1(['-emit-obj', ...common, '-o', '/out.o', '-x', language, input], files));
      } else {
        step = await timed('compile', () => this.llvm.cc1(['-emit-llvm', ...common, '-o', '-', '-x', language, input], files));
        if (step.status === 0) {
          output += step.output;
          const numbered = await timed('number', () => instrument(decoder.decode(step.text), mode, number));
          number = numbered.next;
          places += numbered.places;
          computations += numbered.computations;
          step = await timed('generate', () => this.llvm.cc1(['-emit-obj', '-O1', '-disable-llvm-passes', '-Wno-override-module', '-o', '/out.o', '-x', 'ir', '/in.ll'],
            { 'in.ll': numbered.text }));
        }
      }
      output += step.output;
      if (step.status !== 0) return failed();
      objects[`${Object.keys(objects).length}.o`] = fileOf(step.files, 'out.o');
    }
    const libraries = { 'libbook.a': this.assets['libbook.a'], 'libsimt.a': this.assets['libsimt.a'] };
    if (settings.library !== undefined) libraries[settings.library] = this.assets[settings.library];
    // A mode's library is taken whole: its constructors are what puts it to work.
    const linked = await timed('link', () => this.llvm.run(['wasm-ld', ...LINK, ...Object.keys(objects),
      ...(settings.library === undefined ? [] : ['--whole-archive', settings.library, '--no-whole-archive']), 'libbook.a', 'libsimt.a', ...LIBRARIES, '-o', 'program.wasm'],
    { ...objects, ...libraries }));
    output += linked.output;
    if (linked.status !== 0) return failed();
    const wasm = await timed('fibers', () => this.addFibers(fileOf(linked.files, 'program.wasm'), NEVER_SWITCH[mode]));
    const messages = readMessages(output);
    return { wasm, places, computations, output, errors: [], warnings: messages, ms };
  }

  async translate(text) {
    return runProgram(await this.translator, { args: ['in.ii', '-o', 'out.ii'], files: { 'in.ii': text } });
  }

  addFibers(wasm, neverSwitch) {
    const { binaryen } = this;
    const module = binaryen.readBinary(wasm);
    try {
      // What every browser of today knows; All would allow encodings that none does.
      const features = ['MutableGlobals', 'NontrappingFPToInt', 'SignExt', 'BulkMemory', 'BulkMemoryOpt', 'Multivalue', 'ReferenceTypes', 'CallIndirectOverlong', 'SIMD128', 'ExceptionHandling'];
      module.setFeatures(features.reduce((all, name) => all | (binaryen.Features[name] ?? 0), 0));
      binaryen.setOptimizeLevel(1);
      binaryen.setPassArgument('asyncify-removelist', neverSwitch.join(','));
      binaryen.setPassArgument('asyncify-imports', 'simt_never.*');  // no import unwinds: fibers do
      module.runPasses(['asyncify']);
      return module.emitBinary();
    } finally {
      module.dispose();
    }
  }
}

