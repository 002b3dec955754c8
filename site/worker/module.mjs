// A small module of the book's C++ (build/site/modules): requests and answers are JSON in its memory. The same in Node, in
// a page and in a worker. What the C++ throws ends the instance with one line; the next call has a new one.

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/// WASI's error number for what is not here.
const NOT_SUPPORTED = 58;

class Ended extends Error {}

/// What a module imports of WASI: its messages are kept, its end is an exception, all else is not here.
function wasi(module, state) {
  const view = () => new DataView(state.exports.memory.buffer);
  const known = {
    fd_write(fd, vectors, count, written) {
      let bytes = 0;
      for (let i = 0; i < count; ++i) {
        const [at, length] = [view().getUint32(vectors + 8 * i, true), view().getUint32(vectors + 8 * i + 4, true)];
        state.said += decoder.decode(new Uint8Array(state.exports.memory.buffer, at, length));
        bytes += length;
      }
      view().setUint32(written, bytes, true);
      return 0;
    },
    proc_exit() { throw new Ended('the module ended'); },
  };
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module))
    if (kind === 'function') (imports[from] ??= {})[name] = known[name] ?? (() => NOT_SUPPORTED);
  return imports;
}

/// The line that a reader sees of what went wrong.
export function oneLine(failure, said = '') {
  const words = said.trim().split('\n').at(-1).replace(/^error: /, '');
  if (words !== '') return words;
  if (/memory|allocat/i.test(failure.message) && !/out of bounds/i.test(failure.message)) return 'There is not enough memory in this tab';
  return failure.message.split('\n')[0] || 'It failed and did not say why';
}

export class Module {
  /// @param wasm bytes, or a compiled module
  static async from(wasm) {
    return new Module(wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm));
  }

  /// @param address of a .wasm file
  static async at(address) {
    const answer = await fetch(address, { cache: 'no-cache' });  // (the address does not tell the edition)
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return Module.from(await answer.arrayBuffer());
  }

  constructor(compiled) {
    this.compiled = compiled;
    this.state = undefined;
  }

  start() {
    if (this.state !== undefined) return;
    const state = { said: '' };
    const instance = new WebAssembly.Instance(this.compiled, wasi(this.compiled, state));
    state.exports = instance.exports;
    this.state = state;
    instance.exports._initialize();
  }

  /// Calls an exported function with plain numbers. @throws Error with one line
  plain(name, ...numbers) {
    try {
      this.start();
      return this.state.exports[name](...numbers);
    } catch (failure) {
      const said = this.state?.said ?? '';
      this.state = undefined;  // its memory may be in any state
      throw new Error(oneLine(failure, said));
    }
  }

  /// Calls a function that takes and gives JSON. @throws Error with one line
  call(name, request = {}) {
    const bytes = encoder.encode(JSON.stringify(request));
    const room = this.plain('room', bytes.length);
    new Uint8Array(this.state.exports.memory.buffer, room, bytes.length).set(bytes);
    const at = this.plain(name);
    const memory = new Uint8Array(this.state.exports.memory.buffer);
    return JSON.parse(decoder.decode(memory.subarray(at, memory.indexOf(0, at))));
  }

  /// A view on `count` floats of its memory: only until the next call.
  floats(at, count) {
    return new Float32Array(this.state.exports.memory.buffer, at, count);
  }
}
