// From CUDA C++ to a program that runs: preprocess, translate, compile, link, and give it fibers.
//
// What has not changed since the last time is not done again: a source file that is as it was keeps its object file, and
// the headers at the top of one that was edited are kept precompiled (Preamble).
import { FIRST, NUMBERS_OF_A_FILE, instrument } from './instrument.mjs';
import { fileOf, treeOf } from './llvm.mjs';
import { Preamble, endOfPreamble } from './preamble.mjs';
import { runProgram } from './program.mjs';

/// The files of the engine (site/build.mjs makes them) that a Compiler needs.
export const ENGINE_FILES = ['translate.wasm', 'libsimt.a', 'libcheck.a', 'libcount.a', 'libbook.a', 'headers.json', 'fibers.json'];

/// Object files and precompiled headers that are kept; the oldest go.
const MOST_OBJECTS = 16;
const MOST_PREAMBLES = 4;

const decoder = new TextDecoder();

/// What `simt-compile` defines (simt/cc/driver.cpp), and where CUDA's headers lie.
const CUDA = ['-D__CUDACC__=1', '-D__NVCC__=1', '-D__CUDACC_VER_MAJOR__=12', '-D__CUDACC_VER_MINOR__=4', '-D__CUDACC_VER_BUILD__=131',
  '-DSIMT_TRANSLATING=1'];
const PATHS = ['-I', '/', '-isystem', '/sys/simt/include'];

/// Two accesses stay two, as g++ leaves them; where they are made one nevertheless, it stands at the line of one of them.
const APART = ['-hoist-common-insts=false', '-sink-common-insts=false', '-simplifycfg-merge-cond-stores=false', '-pick-merged-source-locations'].flatMap((option) => ['-mllvm', option]);

/// How the three modes compile: the same as natively with clang (simt/check/CMakeLists.txt, simt/count/CMakeLists.txt).
const MODES = {
  run: { defines: [], compile: ['-O2', '-ffp-contract=fast', '-vectorize-loops', '-vectorize-slp'] },
  check: {
    defines: ['-DSIMT_CHECK=1'],
    compile: ['-O1', '-debug-info-kind=line-tables-only', '-dwarf-version=4', '-fsanitize=thread,alignment', '-fsanitize-recover=alignment', '-fno-builtin',
      '-mllvm', '-inline-threshold=2000', '-mllvm', '-tsan-instrument-read-before-write=1', '-mllvm', '-tsan-instrument-func-entry-exit=0',
      '-mllvm', '-tsan-distinguish-volatile=1', ...APART],
    library: 'libcheck.a',
  },
  profile: {
    defines: ['-DSIMT_CHECK=1', '-DSIMT_COUNT=1'],
    compile: ['-O1', '-debug-info-kind=line-tables-only', '-dwarf-version=4', '-fsanitize=thread', '-fsanitize-coverage-type=2', '-fsanitize-coverage-no-prune', '-fsanitize-coverage-trace-pc',
      '-fno-builtin', '-ffp-contract=fast', '-mllvm', '-tsan-instrument-read-before-write=1', '-mllvm', '-jump-threading-threshold=0', ...APART],
    library: 'libcount.a',
  },
};

/// Exceptions as site/engine/catch.cpp has them. It costs a call of JavaScript where something is to be cleaned up, so only
/// programs with a handler have it: in the others a throw ends the program, and nothing is cleaned up (natively, too).
const CATCHING = ['-mllvm', '-enable-emscripten-cxx-exceptions'];
const hasHandlers = (sources) => Object.values(sources).some((text) => typeof text === 'string' && /\bcatch\b/.test(text));

const LINK = ['-m', 'wasm32', '-L/usr/lib/wasm32-unknown-wasip1', '-L/usr/lib/wasm32-wasip1', '--export-table', '--max-memory=4294967296',
  '-z', 'stack-size=1048576', '--stack-first', '--strip-debug', '--no-demangle', '/usr/lib/wasm32-wasip1/crt1-command.o'];
const LIBRARIES = ['-lc++', '-lc++abi', '-lc', '-lm', '-lwasi-emulated-signal', '-lwasi-emulated-process-clocks', '/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a'];

/// "file:3:5: error: text" as data. Lines that explain (the source, the caret) stay in `output`.
export function readMessages(output) {
  const messages = [];
  for (const [, file, line, column, kind, message] of output.matchAll(/^([^\n:]+):(\d+):(\d+): (error|warning|fatal error): (.*)$/gm))
    messages.push({ file, line: Number(line), column: Number(column), severity: kind === 'warning' ? 'warning' : 'error', message });
  for (const [, message] of output.matchAll(/^wasm-ld: error: (.*)$/gm))
    messages.push({ file: '', line: 0, column: 0, severity: 'error', message });
  return messages;
}

/// The names of a module's functions (its section "name").
function functionNames(module) {
  const names = [];
  for (const section of WebAssembly.Module.customSections(module, 'name')) {
    const bytes = new Uint8Array(section);
    let at = 0;
    const number = () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const kind = bytes[at++];
      const end = number() + at;
      if (kind === 1) {
        for (let left = number(); left > 0; --left) {
          number();  // the function's index
          const length = number();
          names.push(decoder.decode(bytes.subarray(at, at + length)));
          at += length;
        }
      }
      at = end;
    }
  }
  return names;
}

/// What was put in last; the first goes when there are too many.
class Kept {
  constructor(most) {
    this.most = most;
    this.entries = new Map();
  }

  get(key) {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  set(key, value) {
    this.entries.set(key, value);
    if (this.entries.size > this.most) this.entries.delete(this.entries.keys().next().value);
  }
}

/// What a compiler says that does not succeed.
class Refused extends Error {
  constructor(output) {
    super(output);
    this.output = output;
  }
}

export class Compiler {
  /// @param llvm an Llvm @param binaryen the module of that name @param assets {name: bytes} of ENGINE_FILES
  constructor(llvm, binaryen, assets) {
    this.llvm = llvm;
    this.binaryen = binaryen;
    this.assets = assets;
    this.headerTexts = JSON.parse(decoder.decode(assets['headers.json']));
    this.headers = treeOf(this.headerTexts);
    this.neverOnFibers = new Set(JSON.parse(decoder.decode(assets['fibers.json'])));
    this.translator = WebAssembly.compile(assets['translate.wasm']);
    this.objects = new Kept(MOST_OBJECTS);
    this.preambles = new Kept(MOST_PREAMBLES);
  }

  /// @param sources {'main.cu': text, 'other.cpp': …, 'common/x.hpp': …}: what ends in .cu, .cpp or .cc is compiled
  /// @param options {mode, arch, standard, edited}: `edited`, the file that will be edited, so that the headers at its top
  /// are kept precompiled; of the others, CUDA's
  /// @returns {wasm, places, computations, output, errors, ms}; no `wasm` when there are errors
  async compile(sources, { mode = 'run', arch = '750', standard, edited } = {}) {
    const ms = {};
    const timed = async (step, work) => {
      const begun = performance.now();
      const result = await work();
      ms[step] = (ms[step] ?? 0) + performance.now() - begun;
      return result;
    };
    const settings = MODES[mode];
    const isCompiled = (path) => /\.(cu|cpp|cc|cxx|c)$/.test(path);
    const headers = Object.entries(sources).filter(([path]) => !isCompiled(path));
    const units = [];
    const catching = hasHandlers(sources);
    let output = '';
    try {
      for (const [path, text] of Object.entries(sources)) {
        if (!isCompiled(path)) continue;
        const first = FIRST + units.length * NUMBERS_OF_A_FILE;  // so that no other file's numbers depend on this one
        const key = JSON.stringify([mode, arch, standard, first, catching, path, text, headers]);
        let unit = this.objects.get(key);
        if (unit === undefined) {
          unit = await new Unit(this, { sources, headers, path, text, mode, arch, standard, catching, once: path !== edited, first, timed }).compile();
          this.objects.set(key, unit);
        }
        output += unit.output;
        units.push(unit);
      }
      const linked = await timed('link', () => this.link(units, settings.library));
      output += linked.output;
      const wasm = await timed('fibers', () => this.addFibers(linked.wasm));
      return {
        wasm, places: units.map(({ places }) => places).join(''), computations: units.map(({ computations }) => computations).join(''), output,
        errors: [], warnings: readMessages(output), ms,
      };
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      output += failure.output;
      return { output, errors: readMessages(output).filter(({ severity }) => severity === 'error'), warnings: [], ms };
    }
  }

  async link(units, library) {
    const objects = Object.fromEntries(units.map(({ object }, i) => [`${i}.o`, object]));
    const libraries = { 'libbook.a': this.assets['libbook.a'], 'libsimt.a': this.assets['libsimt.a'] };
    if (library !== undefined) libraries[library] = this.assets[library];
    // A mode's library is taken whole: its constructors are what puts it to work.
    const { status, text, output } = await this.llvm.run(['wasm-ld', ...LINK, ...Object.keys(objects),
      ...(library === undefined ? [] : ['--whole-archive', library, '--no-whole-archive']), 'libbook.a', 'libsimt.a', ...LIBRARIES, '-o', '-'],
    { ...objects, ...libraries });
    if (status !== 0) throw new Refused(output);
    return { wasm: text, output };
  }

  async translate(text) {
    return runProgram(await this.translator, { args: ['in.ii', '-o', 'out.ii'], files: { 'in.ii': text } });
  }

  async addFibers(wasm) {
    const { binaryen } = this;
    const names = functionNames(await WebAssembly.compile(wasm));
    const module = binaryen.readBinary(wasm);
    try {
      // What every browser of today knows; All would allow encodings that none does.
      const features = ['MutableGlobals', 'NontrappingFPToInt', 'SignExt', 'BulkMemory', 'BulkMemoryOpt', 'Multivalue', 'ReferenceTypes', 'CallIndirectOverlong', 'SIMD128', 'ExceptionHandling'];
      module.setFeatures(features.reduce((all, name) => all | (binaryen.Features[name] ?? 0), 0));
      binaryen.setOptimizeLevel(1);
      binaryen.setPassArgument('asyncify-removelist', names.filter((name) => this.neverOnFibers.has(name)).join(','));
      // No import unwinds, fibers do: but what an invoke_… calls may be a kernel's function.
      binaryen.setPassArgument('asyncify-imports', 'env.invoke_*');
      module.runPasses(['asyncify']);
      return module.emitBinary();
    } finally {
      module.dispose();
    }
  }
}

/// What PTX becomes, and textures, are in headers that few programs need: the translator's text says so.
function headersFor(translated) {
  return [['simt::ptx::', 'simt/ptx.hpp'], ['\n// simt/textures.hpp\n', 'simt/textures.hpp']]
    .flatMap(([sign, header]) => translated.includes(sign) ? ['-include', header] : []);
}

/// One source file on its way to an object file.
class Unit {
  constructor(compiler, about) {
    this.compiler = compiler;
    Object.assign(this, about);
    this.cuda = this.path.endsWith('.cu');
    this.settings = MODES[this.mode];
    this.output = '';
    this.std = `-std=${this.standard ?? (this.cuda ? 'c++17' : 'c++20')}`;
    const isC = this.path.endsWith('.c');
    this.language = this.cuda ? 'c++-cpp-output' : isC ? 'c' : 'c++';
    // (The library's headers ask for it where they are preprocessed.)
    this.exceptions = isC ? [] : ['-fcxx-exceptions', '-fexceptions'];
    this.options = [...this.settings.compile, ...(isC ? [] : [this.std]), ...(this.cuda ? ['-fwrapv', '-relaxed-aliasing'] : [...this.settings.defines, ...PATHS]),
      ...this.exceptions, '-main-file-name', this.path];
  }

  /// @returns {object, places, computations, output} @throws Refused
  async compile() {
    if (!this.cuda) return this.generate([], this.path, { ...treeOf(this.sources), sys: this.compiler.headers });
    return await this.compileAfterPreamble() ?? this.compileWhole();
  }

  /// The whole file, as `simt-compile` does it.
  async compileWhole() {
    const files = { ...treeOf(this.sources), sys: { ...this.compiler.headers } };  // the reader's files keep the names they have in the editor
    let translated = await this.translate(await this.preprocess(this.path, files));
    const more = headersFor(translated);
    if (more.length > 0) translated = await this.translate(await this.preprocess(this.path, files, ...more));
    files.sys['in.ii'] = translated;
    return this.generate([], '/sys/in.ii', files);
  }

  /// The same with the headers at its top precompiled. @returns undefined when that cannot be done
  async compileAfterPreamble() {
    const end = this.once ? 0 : endOfPreamble(this.text);
    for (let more = [], again = true; again;) {
      const preamble = await this.preamble(this.text.slice(0, end), more);
      if (preamble === undefined) return undefined;
      const rest = this.text.slice(0, end).replace(/[^\n]+/g, '') + this.text.slice(end);
      const files = { ...treeOf({ ...this.sources, [this.path]: rest, ...preamble.emptied(this.sources) }), sys: treeOf({ ...this.compiler.headerTexts, ...preamble.emptied(this.compiler.headerTexts, 'sys/'), 'macros.h': preamble.macros }) };
      const preprocessed = await this.run('preprocess', ['-E', '-undef', this.std, ...this.exceptions, ...PATHS, '-include', '/sys/macros.h', '-x', 'c++', this.path, '-o', '-'], files);
      const translated = preamble.restOf(await this.translate(preamble.preprocessed + decoder.decode(preprocessed)));
      if (translated === undefined) return undefined;
      again = more.length === 0 && (more = headersFor(translated)).length > 0;
      if (again) continue;
      return this.generate(['-include-pch', '/sys/preamble.pch', '-fno-validate-pch'], '/sys/in.ii',
        { sys: { 'preamble.pch': preamble.precompiled, 'preamble.ii': preamble.translated, 'in.ii': translated } });
    }
    return undefined;
  }

  /// @returns a Preamble, from the last time or new; undefined when its headers do not compile by themselves
  async preamble(text, more) {
    const { preambles, headers } = this.compiler;
    // CUDA's headers alone are the same for every program.
    const path = text === '' ? 'cuda.cu' : this.path;
    const sources = text === '' ? {} : this.sources;
    const key = JSON.stringify([this.mode, this.arch, this.std, path, text, more, text === '' ? [] : this.headers]);
    let preamble = preambles.get(key);
    if (preamble === undefined) {
      preamble = { usable: false };
      const before = this.output;
      try {
        const files = { ...treeOf({ ...sources, [path]: text }), sys: headers };
        const preprocessed = decoder.decode(await this.preprocess(path, files, ...more));
        const macros = decoder.decode(await this.preprocess(path, files, ...more, '-dM'));
        const translated = await this.translate(preprocessed);
        const precompiled = await this.run('headers', ['-emit-pch', ...this.options, '-o', '-', '-x', this.language, '/sys/preamble.ii'], { sys: { 'preamble.ii': translated } });
        preamble = new Preamble({ preprocessed, translated, macros, precompiled });
      } catch (failure) {
        if (!(failure instanceof Refused)) throw failure;
        this.output = before;  // compileWhole() says it again
      }
      preambles.set(key, preamble);
    }
    return preamble.usable ? preamble : undefined;
  }

  async preprocess(path, files, ...more) {
    return this.run('preprocess', ['-E', ...CUDA, `-D__CUDA_ARCH__=${this.arch}`, ...this.settings.defines, this.std, ...this.exceptions, ...PATHS,
      '-include', 'cuda_runtime.h', ...more, '-x', 'c++', path, '-o', '-'], files);
  }

  /// simt's translator. @returns C++ for the CPU
  async translate(text) {
    const { exitCode, stderr, files } = await this.timed('translate', () => this.compiler.translate(text));
    this.output += stderr;
    if (exitCode !== 0) throw new Refused(this.output);
    return decoder.decode(files('out.ii'));
  }

  /// From C++ to an object file; in a checked or counted program with every call numbered.
  async generate(more, input, files) {
    const catching = this.catching ? CATCHING : [];
    const compile = (...how) => this.run('compile', [...how, ...this.options, ...more, '-o', '-', '-x', this.language, input], files);
    if (this.mode === 'run') return { object: await compile('-emit-obj', ...catching), places: '', computations: '', output: this.output };
    const text = decoder.decode(await compile('-emit-llvm'));
    const { text: numbered, places, computations } = await this.timed('number', () => instrument(text, this.mode, this.first));
    const object = await this.run('generate', ['-emit-obj', '-O1', '-disable-llvm-passes', ...catching, '-Wno-override-module', '-o', '-', '-x', 'ir', '/in.ll'], { 'in.ll': numbered });
    return { object, places, computations, output: this.output };
  }

  /// One step of the compiler. @returns what it wrote @throws Refused
  async run(step, args, files) {
    const { status, text, output } = await this.timed(step, () => this.compiler.llvm.cc1(args, files));
    this.output += output;
    if (status !== 0) throw new Refused(this.output);
    return text;
  }
}
