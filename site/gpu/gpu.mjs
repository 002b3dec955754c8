// The three products on the reader's GPU, through WebGPU. Whatever goes wrong becomes an Error with one line: a device that
// is lost, memory that is not there, a kernel that is not valid.
import { describeAdapter, gpuFailure, median, repeatsFor } from './figures.mjs';
import { guarded, touched } from './guards.mjs';

/// The kernels: rows and columns of C that a workgroup computes.
export const KERNELS = {
  naive: { entry: 'naive_kernel', tile: 16 },
  tiled: { entry: 'tiled_kernel', tile: 16 },
  register_tiled: { entry: 'register_tiled_kernel', tile: 128 },
};

/// The grid that covers an m × n matrix C.
export const gridOf = ({ tile }, m, n) => [Math.ceil(n / tile), Math.ceil(m / tile)];

/// A batch that a GPU works on for longer than this may be taken for one that hangs, and be ended by the system.
const LONGEST_BATCH = 0.25;

/// There is no device to ask: a matter of the browser and its settings.
export class NoGpu extends Error {}

/// An error that names its place, which the device's own does not.
class Placed extends Error {}

export class Gpu {
  /// @param gpu navigator.gpu @param sources {kernel: WGSL} @throws Error
  static async open(gpu, sources) {
    let adapter;
    let device;
    let timestamps;
    try {
      adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
      if (!adapter) throw new Error('The browser has WebGPU, but offers no GPU for it.');
      timestamps = adapter.features.has('timestamp-query');
      // Limits as they are by default: they hold all of this.
      device = await adapter.requestDevice({ requiredFeatures: timestamps ? ['timestamp-query'] : [] });
    } catch (failure) {
      throw new NoGpu(gpuFailure(failure));
    }
    const self = new Gpu(device, describeAdapter(adapter), timestamps);
    try {
      await self.compile(sources);
    } catch (failure) {
      self.close();
      throw failure;
    }
    return self;
  }

  constructor(device, { name, software, known }, timestamps) {
    Object.assign(this, { device, name, software, known, timestamps });
    this.buffers = {};
    this.closed = false;
    this.lost = new Promise((resolve, reject) => {
      device.lost.then(({ reason, message }) => {
        if (this.closed) return;
        reject(new Error(`The GPU was lost${message ? `: ${gpuFailure(message)}` : reason && reason !== 'unknown' ? ` (${reason})` : ''}. Its driver may have ended a kernel that took too long.`));
      });
    });
    this.lost.catch(() => {});
    // What is not caught in a scope of its own is said, too, with the next wait.
    device.addEventListener('uncapturederror', (event) => { event.preventDefault(); this.stray ??= event.error; });
  }

  close() {
    this.closed = true;
    this.device.destroy();
  }

  /// Does something with the device; what the device has against it is thrown.
  async attempt(work) {
    const scopes = ['internal', 'out-of-memory', 'validation'];
    for (const scope of scopes) this.device.pushErrorScope(scope);
    let failure;
    let result;
    try {
      result = await Promise.race([work(), this.lost]);
    } catch (thrown) {
      failure = thrown;
    }
    const errors = await Promise.race([Promise.all(scopes.map(() => this.device.popErrorScope())), this.lost]);
    if (!(failure instanceof Placed)) failure = errors.find((error) => error !== null) ?? failure ?? this.stray;
    this.stray = undefined;
    if (failure !== undefined) throw new Error(gpuFailure(failure));
    return result;
  }

  compile(sources) {
    return this.attempt(async () => {
      this.pipelines = {};
      for (const [name, { entry }] of Object.entries(KERNELS)) {
        const module = this.device.createShaderModule({ code: sources[name], label: name });
        const { messages } = await module.getCompilationInfo();
        const wrong = messages.find(({ type }) => type === 'error');
        if (wrong !== undefined) throw new Placed(`${name}.wgsl, line ${wrong.lineNum}: ${wrong.message}`);
        this.pipelines[name] = await this.device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint: entry } });
      }
    });
  }

  /// The matrices of one size, and their inputs, as bits with guard bands.
  load(m, n, k, A, B) {
    return this.attempt(async () => {
      for (const buffer of Object.values(this.buffers)) buffer.destroy();
      this.size = { m, n, k };
      this.words = { A: guarded(m, k, A), B: guarded(k, n, B), C: guarded(m, n) };
      const make = (bytes, usage) => this.device.createBuffer({ size: bytes, usage });
      const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ, QUERY_RESOLVE } = GPUBufferUsage;
      this.buffers = { size: make(16, UNIFORM | COPY_DST) };
      for (const [name, words] of Object.entries(this.words)) {
        this.buffers[name] = make(words.byteLength, STORAGE | COPY_DST | COPY_SRC);
        this.device.queue.writeBuffer(this.buffers[name], 0, words);
      }
      this.buffers.back = make(Math.max(...Object.values(this.words).map(({ byteLength }) => byteLength)), MAP_READ | COPY_DST);
      if (this.timestamps) Object.assign(this.buffers, { times: make(16, QUERY_RESOLVE | COPY_SRC), timesBack: make(16, MAP_READ | COPY_DST) });
      this.device.queue.writeBuffer(this.buffers.size, 0, new Uint32Array([m, n, k, 0]));
      this.groups = {};
      for (const name of Object.keys(KERNELS)) {
        this.groups[name] = this.device.createBindGroup({
          layout: this.pipelines[name].getBindGroupLayout(0),
          entries: ['size', 'A', 'B', 'C'].map((buffer, binding) => ({ binding, resource: { buffer: this.buffers[buffer] } })),
        });
      }
    });
  }

  /// A pass of `times` products, one after the other.
  record(encoder, kernel, times, timestampWrites) {
    const pass = encoder.beginComputePass(timestampWrites === undefined ? {} : { timestampWrites });
    pass.setPipeline(this.pipelines[kernel]);
    pass.setBindGroup(0, this.groups[kernel]);
    const { m, n } = this.size;
    for (let i = 0; i < times; ++i) pass.dispatchWorkgroups(...gridOf(KERNELS[kernel], m, n));
    pass.end();
  }

  /// Copies of a buffer's words. @param bytes all of them, if not said
  async read(name, bytes = this.words[name].byteLength, record = () => {}) {
    const encoder = this.device.createCommandEncoder();
    record(encoder);
    encoder.copyBufferToBuffer(this.buffers[name], 0, this.buffers.back, 0, bytes);
    this.device.queue.submit([encoder.finish()]);
    await Promise.race([this.buffers.back.mapAsync(GPUMapMode.READ, 0, bytes), this.lost]);
    const words = new Uint32Array(this.buffers.back.getMappedRange(0, bytes).slice(0));
    this.buffers.back.unmap();
    return words;
  }

  /// One product into a C of NaN. @returns {C, wrong}: `wrong` says what else it wrote
  run(kernel) {
    return this.attempt(async () => {
      const { m, n, k } = this.size;
      this.device.queue.writeBuffer(this.buffers.C, 0, this.words.C);
      const now = await this.read('C', undefined, (encoder) => this.record(encoder, kernel, 1));
      const wrong = touched('C', now, this.words.C, m, n, false) ?? touched('A', await this.read('A'), this.words.A, m, k, true) ??
        touched('B', await this.read('B'), this.words.B, k, n, true);
      return { C: new Float32Array(now.buffer, 0, m * n).slice(), wrong };
    });
  }

  /// Seconds of `times` products that are on the GPU already: by its own clock where it has one, else from their
  /// submission until all is done.
  async batch(kernel, times) {
    const encoder = this.device.createCommandEncoder();
    if (!this.timestamps) {
      this.record(encoder, kernel, times);
      const begun = performance.now();
      this.device.queue.submit([encoder.finish()]);
      await Promise.race([this.device.queue.onSubmittedWorkDone(), this.lost]);
      return (performance.now() - begun) / 1000;
    }
    this.queries ??= this.device.createQuerySet({ type: 'timestamp', count: 2 });
    this.record(encoder, kernel, times, { querySet: this.queries, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 });
    encoder.resolveQuerySet(this.queries, 0, 2, this.buffers.times, 0);
    encoder.copyBufferToBuffer(this.buffers.times, 0, this.buffers.timesBack, 0, 16);
    this.device.queue.submit([encoder.finish()]);
    await Promise.race([this.buffers.timesBack.mapAsync(GPUMapMode.READ), this.lost]);
    const [from, to] = new BigUint64Array(this.buffers.timesBack.getMappedRange().slice(0));
    this.buffers.timesBack.unmap();
    return Number(to - from) / 1e9;
  }

  /// Seconds of a product whose inputs come from the page and whose result goes back, `times` of them in turns.
  async withCopies(kernel, times) {
    const { m, n, k } = this.size;
    const begun = performance.now();
    for (let i = 0; i < times; ++i) {
      this.device.queue.writeBuffer(this.buffers.A, 0, this.words.A, 0, m * k);
      this.device.queue.writeBuffer(this.buffers.B, 0, this.words.B, 0, k * n);
      await this.read('C', 4 * m * n, (encoder) => this.record(encoder, kernel, 1));
    }
    return (performance.now() - begun) / 1000;
  }

  /// Times one way. @returns {seconds, samples} of one product, the median
  measure(kernel, { copies = false, atLeast = 0.04, samples = 5, budget = 2 } = {}) {
    const once = (times) => (copies ? this.withCopies(kernel, times) : this.batch(kernel, times));
    return this.attempt(async () => {
      await once(1);  // warm
      // A clock that steps by a millisecond says little of one product: more, until they take a while.
      let times = 1;
      let taken = await once(1);
      while (taken < atLeast && times < 4096) {
        const more = repeatsFor(taken / times, atLeast, Math.min(4096, 8 * times));
        if (more <= times || more * (taken / times) > LONGEST_BATCH) break;
        times = more;
        taken = await once(times);
      }
      const seconds = [];
      const begun = performance.now();
      while (seconds.length < samples && (seconds.length === 0 || performance.now() - begun < 1000 * budget)) seconds.push(await once(times) / times);
      // (Some clocks step by 100 µs: a time of 0 is none.)
      const middle = median(seconds);
      if (!(middle > 0)) throw new Error('The clock of this browser is too coarse for it.');
      return { seconds: middle, samples: seconds.length };
    });
  }
}
