// Runs a linked program: WASI's calls (npm: @bjorn3/browser_wasi_shim), a file system in memory, and what fibers need.
import { ConsoleStdout, Directory, File, OpenFile, PreopenDirectory, WASI, WASIProcExit } from '@bjorn3/browser_wasi_shim';

/// What a program may print before it is cut short, in bytes.
const MOST_OUTPUT = 1 << 20;

const encoder = new TextEncoder();

/// What the engine's own words for a trap mean to simt/runtime/platform/wasm/context.cpp.
export function kindOfTrap(failure) {
  if (failure instanceof RangeError || /stack/i.test(failure.message)) return 1;
  if (/out of bounds|out-of-bounds/i.test(failure.message) && !/table/i.test(failure.message)) return 2;
  if (/divide by zero|division by zero|remainder by zero/i.test(failure.message)) return 3;
  return 4;
}

const isTrap = (failure) => failure instanceof WebAssembly.RuntimeError || failure instanceof RangeError ||
  failure?.name === 'InternalError';  // Firefox: too much recursion

/// A C++ object on its way to a handler (site/engine/catch.cpp has the other half). @param exception its address
class Thrown {
  constructor(exception) {
    this.exception = exception;
  }
}

/// What programs with handlers import: calls that note a throw, and the question which handler takes what was thrown.
function handlersOf(module, exported) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from !== 'env') continue;
    if (name.startsWith('invoke_')) {
      const nothing = name.startsWith('invoke_j') ? 0n : 0;  // (j: an integer of 64 bits)
      imports[name] = (index, ...args) => {
        const { __indirect_function_table: table, simt_before_invoke, simt_after_throw } = exported();
        const stack = simt_before_invoke();
        try {
          return table.get(index)(...args);
        } catch (failure) {
          if (!(failure instanceof Thrown)) throw failure;
          simt_after_throw(stack);
          return nothing;
        }
      };
    } else if (name.startsWith('__cxa_find_matching_catch_')) {
      imports[name] = (...types) => {
        const exception = exported().simt_thrown();
        types.some((type) => exported().simt_takes(type));
        return exception;
      };
    }
  }
  return imports;
}

/// Directories in memory from paths.
function directoryOf(files) {
  const root = new Map();
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    let at = root;
    for (const part of parts.slice(0, -1)) {
      if (!at.has(part)) at.set(part, new Directory(new Map()));
      at = at.get(part).contents;
    }
    at.set(parts.at(-1), new File(typeof content === 'string' ? encoder.encode(content) : content));
  }
  return root;
}

/// A stream of text that somebody listens to, and no more of it than may be.
class Output {
  constructor(listener) {
    this.decoder = new TextDecoder();
    this.listener = listener;
    this.bytes = 0;
    this.text = '';
  }

  write(bytes) {
    if (this.bytes > MOST_OUTPUT) return;
    this.bytes += bytes.length;
    const over = this.bytes > MOST_OUTPUT;
    this.add(this.decoder.decode(bytes, { stream: true }) + (over ? '\n[the program prints more than 1 MiB: the rest is left out]\n' : ''));
  }

  add(text) {
    this.text += text;
    this.listener(text);
  }
}

/// @param wasm the linked program (bytes or a module)
/// @param options {args, env, files, stdin, stdout(text), stderr(text)}
/// @returns {exitCode, stdout, stderr, files}: `files` is a function from a path to its bytes, or undefined
export async function runProgram(wasm, { args = [], env = {}, files = {}, stdin = '', stdout = () => {}, stderr = () => {} } = {}) {
  const out = new Output(stdout);
  const err = new Output(stderr);
  const root = directoryOf({ ...files, 'tmp/.keep': '' });
  const directory = new PreopenDirectory('/', root);
  const input = new File(typeof stdin === 'string' ? encoder.encode(stdin) : stdin);
  const wasi = new WASI(['program', ...args], Object.entries(env).map(([name, value]) => `${name}=${value}`),
    [new OpenFile(input), new ConsoleStdout((bytes) => out.write(bytes)), new ConsoleStdout((bytes) => err.write(bytes)), directory], { debug: false });
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  let instance;
  /// What nobody has caught ends the program, which says what it was; a fiber's is nobody's but its own.
  const orTell = (call) => {
    try {
      call();
    } catch (failure) {
      if (failure instanceof Thrown) instance.exports.simt_uncaught(failure.exception);
      throw failure;
    }
  };
  const imports = {
    env: handlersOf(module, () => instance.exports),
    wasi_snapshot_preview1: { ...wasi.wasiImport, sched_yield: () => 0 },
    simt: {
      throw_exception(exception) { throw new Thrown(exception); },
      enter(entry) {
        try {
          orTell(instance.exports.__indirect_function_table.get(entry));
          return 0;
        } catch (failure) {
          if (!isTrap(failure)) throw failure;
          return kindOfTrap(failure);
        }
      },
    },
  };
  instance = await WebAssembly.instantiate(module, imports);
  let exitCode;
  try {
    exitCode = wasi.start({ exports: { ...instance.exports, _start() { orTell(instance.exports._start); } } });
  } catch (failure) {
    if (failure instanceof WASIProcExit) exitCode = failure.code;
    else if (isTrap(failure)) {
      exitCode = 134;
      err.add(`${['', 'the program has overflowed its stack', 'the program accessed an address beyond all its memory',
        'the program divided an integer by zero', 'the program stopped itself (abort, a failed assertion, an exception, no memory)'][kindOfTrap(failure)]}\n`);
    } else throw failure;
  }
  try {
    instance.exports.simt_check_ended?.();  // of a checked program: its report, if it did not come to that
  } catch (failure) {
    if (!isTrap(failure) && !(failure instanceof WASIProcExit)) throw failure;
  }
  return {
    exitCode,
    stdout: out.text,
    stderr: err.text,
    files(path) {
      let at = root;
      const parts = path.split('/').filter((part) => part !== '');
      for (const part of parts.slice(0, -1)) at = at?.get(part)?.contents;
      return at?.get(parts.at(-1))?.data;
    },
  };
}
