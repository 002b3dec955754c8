// clang and lld, compiled to WebAssembly (npm: @yowasp/clang): one command at a time, on files in memory.

const decoder = new TextDecoder();

/// What every compilation has in common; the driver would say the same (clang++ -### …).
const CC1 = [
  'clang++', '-cc1', '-triple', 'wasm32-unknown-wasip1', '-disable-free', '-clear-ast-before-backend',
  '-mrelocation-model', 'static', '-mframe-pointer=none', '-fno-rounding-math', '-mconstructor-aliases',
  '-target-cpu', 'generic', '-fvisibility=hidden', '-fdebug-compilation-dir=/', '-resource-dir', '/usr',
  '-isysroot', '/usr', '-fdeprecated-macro', '-ferror-limit', '19', '-fgnuc-version=4.2.1',
  '-fskip-odr-check-in-gmf', '-D_WASI_EMULATED_SIGNAL', '-D_WASI_EMULATED_PROCESS_CLOCKS',
];
const SYSTEM_HEADERS = [
  '/usr/include/wasm32-wasip1/c++/v1', '/usr/include/c++/v1', '/sys/libc', '/usr/include', '/usr/include/wasm32-wasip1',
].flatMap((path) => ['-internal-isystem', path]);

/// Bytes that come a few at a time.
class Gathered {
  constructor() {
    this.memory = new Uint8Array(1 << 16);
    this.length = 0;
  }

  add(bytes) {
    if (bytes === null) return;
    if (this.length + bytes.length > this.memory.length) {
      const larger = new Uint8Array(2 * (this.length + bytes.length));
      larger.set(this.memory);
      this.memory = larger;
    }
    this.memory.set(bytes, this.length);
    this.length += bytes.length;
  }

  bytes() { return this.memory.subarray(0, this.length); }
}

export class Llvm {
  /// @param bundle the module @yowasp/clang
  /// @param progress told (bytes loaded, bytes in all) while the compiler is loaded
  constructor(bundle, progress = () => {}) {
    this.bundle = bundle;
    this.progress = progress;
  }

  /// Loads what run() needs. @returns when a command can run at once.
  async load() {
    await this.bundle.runLLVM(null, {}, { fetchProgress: ({ totalLength, doneLength }) => this.progress(doneLength, totalLength) });
  }

  /// Runs one command. @returns {status, files, text, output}: its files (of `files`, and what it wrote), the bytes that it
  /// wrote to its standard output, and its messages. Text belongs there (`-o -`): the compiler writes it a word at a
  /// time, and its files in memory are copied with each write.
  async run(args, files) {
    const stdout = new Gathered();
    const stderr = new Gathered();
    let status = 0;
    let result;
    try {
      result = await this.bundle.runLLVM(args, files, { stdout: (bytes) => stdout.add(bytes), stderr: (bytes) => stderr.add(bytes), fetchProgress: () => {}, decodeASCII: false });
    } catch (failure) {
      if (!(failure instanceof this.bundle.Exit)) throw failure;
      status = failure.code;
      result = failure.files ?? {};
    }
    return { status, files: result, text: stdout.bytes(), output: decoder.decode(stderr.bytes()) };
  }

  /// clang -cc1: one step of a compilation. @param args without the paths of the system's headers, which come last
  async cc1(args, files) {
    return this.run([...CC1, ...SYSTEM_HEADERS, ...args], files);
  }
}

/// A tree of files from paths: {'a/b.h': text} becomes {a: {'b.h': text}}.
export function treeOf(files) {
  const tree = {};
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split('/').filter((part) => part !== '');
    let at = tree;
    for (const part of parts.slice(0, -1)) at = at[part] ??= {};
    at[parts.at(-1)] = content;
  }
  return tree;
}

/// A file of a tree, or undefined.
export function fileOf(tree, path) {
  let at = tree;
  for (const part of path.split('/').filter((one) => one !== '')) at = at?.[part];
  return at;
}
