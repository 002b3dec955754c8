// The engine of the site: CUDA C++ in, its output, findings or counts out. The same in Node and in a page.
//
//   const engine = new Engine();
//   const {exitCode, stdout, compileErrors} = await engine.run(source, {mode: 'run'});
//
// It has two threads: one compiles (compiler-worker.mjs) and stays, one runs the program (runner-worker.mjs) and is
// ended when the program is.
import { startThread } from './thread.mjs';

/// What a program that was stopped "exits" with, as timeout(1) has it.
const STOPPED = 124;

const decoder = new TextDecoder();

export class Engine {
  /// @param options {base, workers, onProgress}: `base`, where the engine's files lie (a page); `workers`, the
  /// addresses of the two threads' modules; `onProgress(done, total)` is told of bytes while the compiler is loaded
  constructor({ base, workers, onProgress = () => {} } = {}) {
    this.base = base;
    this.workers = workers ?? {
      compiler: new URL('./compiler-worker.mjs', import.meta.url),
      runner: new URL('./runner-worker.mjs', import.meta.url),
    };
    this.onProgress = onProgress;
    this.loaded = undefined;
    this.compilerThread = undefined;
    this.runnerThread = undefined;
    this.waiting = new Map();  // by id: who waits for an answer
    this.nextId = 1;
    this.turn = Promise.resolve();
  }

  /// Loads the compiler. Again, after it failed, on the next call.
  load() {
    this.loaded ??= new Promise((resolve, reject) => {
      const fail = (failure) => {
        this.loaded = undefined;
        this.endCompiler(failure);
        reject(failure);
      };
      this.failLoading = fail;
      startThread(this.workers.compiler, (message) => {
        if (message.type === 'progress') this.onProgress(message.done, message.total);
        else if (message.type === 'loaded') resolve();
        else if (message.type === 'failed' && message.id === undefined) fail(new Error(message.message));
        else this.answer(message);
      }, fail).then((thread) => {
        this.compilerThread = thread;
        thread.post({ type: 'load', base: this.base });
      }, fail);
    });
    return this.loaded;
  }

  /// Compiles and runs a program.
  /// @param source the text of main.cu
  /// @param options
  ///   mode     'run' (default), 'check' (findings) or 'profile' (counts by line)
  ///   files    {path: text or bytes}: sources (.cu, .cpp, compiled with it), headers, and what the program may read
  ///   name     the name of `source`, "main.cu"
  ///   args, stdin, env   of the program
  ///   arch     "750" (default) … "900": __CUDA_ARCH__
  ///   blocks   profile: "all" (default), or some of "first,middle,last"
  ///   timeout  seconds the program may take; 20
  ///   compileTimeout   seconds the compiler may take; 120
  ///   once     true: `source` will not be edited, so that of its headers, too, only CUDA's are kept precompiled
  ///   onStep(name), onOutput(stream, text)   told as it goes
  /// @returns {exitCode, stdout, stderr, compileErrors, warnings, findings, profile, stopped, ms}: `findings` as
  ///   `book check --json` writes them, `profile` as `book profile` counts it; `stopped` is 'time' or 'request'
  run(source, options = {}) {
    const mine = this.turn.then(() => this.runNow(source, options));
    this.turn = mine.catch(() => {});
    return mine;
  }

  /// run(), but a program that was compiled last, from the same sources in the same mode, is not compiled again.
  checkAgain(source, options = {}) {
    return this.run(source, { ...options, reuse: true });
  }

  /// Stops what runs: its run() returns with `stopped: 'request'`.
  stop() {
    this.stopRunning?.('request');
  }

  /// Ends both threads.
  close() {
    this.endCompiler(new Error('the engine was closed'));
    this.loaded = undefined;
    this.runnerThread?.terminate();
    this.runnerThread = undefined;
  }

  /// Ends both threads, and the run() that is under way with this failure. The next one loads the engine anew.
  fail(failure) {
    this.failLoading?.(failure);
    this.failRunning?.(failure);
    this.close();
  }

  // ---- inside

  async runNow(source, { mode = 'run', files = {}, name = 'main.cu', args = [], stdin = '', env = {}, arch = '750', blocks = 'all', timeout = 20, compileTimeout = 120,
    once = false, reuse = false, onStep = () => {}, onOutput = () => {} }) {
    const begun = performance.now();
    const result = { exitCode: 1, stdout: '', stderr: '', compileErrors: [], warnings: [], findings: [], profile: null, stopped: null, ms: {} };
    if (!['run', 'check', 'profile'].includes(mode)) throw new Error(`mode ${mode}: it is run, check or profile`);
    const stopped = (why) => Object.assign(result, { exitCode: STOPPED, stopped: why });

    let stop;
    const stopping = new Promise((resolve, reject) => {
      stop = resolve;
      this.failRunning = reject;
    });
    this.stopRunning = stop;
    try {
      onStep('load');
      if (await Promise.race([this.load(), stopping]) !== undefined) return stopped('request');

      onStep('compile');
      const compileTimer = setTimeout(() => stop('time'), 1000 * compileTimeout);
      const sources = { [name]: source, ...files };
      const key = reuse ? JSON.stringify([sources, mode, arch]) : undefined;
      const compiled = reuse && this.last?.key === key ? this.last.compiled
        : await Promise.race([this.ask('compile', { sources, options: { mode, arch, edited: once ? undefined : name } }), stopping]);
      clearTimeout(compileTimer);
      if (typeof compiled === 'string') {  // the compiler is busy for ever: a new one next time
        this.loaded = undefined;
        this.endCompiler(new Error('stopped'));
        return stopped(compiled);
      }
      this.last = reuse ? { key, compiled } : undefined;
      Object.assign(result.ms, compiled.ms);
      result.warnings = compiled.warnings;
      if (compiled.wasm === undefined) {
        result.compileErrors = compiled.errors.length > 0 ? compiled.errors : [{ file: name, line: 0, column: 0, severity: 'error', message: 'the program could not be compiled' }];
        result.stderr = compiled.output;
        return result;
      }

      onStep('run');
      const environment = { SIMT_PATIENCE: String(Math.min(10, timeout / 2)), ...env };
      const report = { check: 'simt/findings.json', profile: 'simt/profile.json' }[mode];
      if (mode === 'check') environment.SIMT_CHECK_JSON = `/${report}`;
      if (mode === 'profile') Object.assign(environment, { SIMT_COUNT_JSON: `/${report}`, SIMT_COUNT_BLOCKS: blocks });
      const runTimer = setTimeout(() => stop('time'), 1000 * timeout);
      const ended = await Promise.race([
        this.runProgram(compiled.wasm, {
          args, stdin, env: environment, wanted: report === undefined ? [] : [report],
          files: { ...files, [name]: source, 'simt/places': compiled.places, 'simt/computations': compiled.computations },
        }, (stream, text) => {
          result[stream] += text;
          onOutput(stream, text);
        }),
        stopping,
      ]);
      clearTimeout(runTimer);
      if (typeof ended === 'string') {
        this.runnerThread?.terminate();
        this.runnerThread = undefined;
        return stopped(ended);
      }
      Object.assign(result, { exitCode: ended.exitCode, stdout: ended.stdout, stderr: ended.stderr });
      result.ms.run = ended.ms;
      if (report !== undefined && ended.files[report] !== undefined) {
        const json = JSON.parse(decoder.decode(ended.files[report]));
        if (mode === 'check') result.findings = json.findings;
        else result.profile = json;
      }
      return result;
    } finally {
      this.stopRunning = this.failRunning = undefined;
      result.ms.total = performance.now() - begun;
    }
  }

  ask(type, message) {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.compilerThread.post({ type, id, ...message });
    });
  }

  answer({ id, result, message, type }) {
    const { resolve, reject } = this.waiting.get(id) ?? {};
    this.waiting.delete(id);
    if (type === 'failed') reject?.(new Error(message));
    else resolve?.(result);
  }

  endCompiler(failure) {
    this.compilerThread?.terminate();
    this.compilerThread = undefined;
    for (const { reject } of this.waiting.values()) reject(failure);
    this.waiting.clear();
  }

  async runProgram(wasm, options, onOutput) {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const fail = (failure) => {
        this.runnerThread?.terminate();
        this.runnerThread = undefined;
        reject(failure);
      };
      const hear = (message) => {
        if (message.id !== id) return;
        if (message.type === 'ended') resolve(message.result);
        else if (message.type === 'failed') reject(new Error(message.message));
        else onOutput(message.type, message.text);
      };
      this.hear = hear;
      const begin = () => this.runnerThread.post({ type: 'run', id, wasm, options }, []);
      if (this.runnerThread !== undefined) begin();
      else startThread(this.workers.runner, (message) => this.hear(message), fail).then((thread) => {
        this.runnerThread = thread;
        begin();
      }, fail);
    });
  }
}
