// The book's trainer (site/engine/trainer.cpp) for JavaScript: in Node, and in a page's thread (trainer-worker.mjs).
//
//   const trainer = await Trainer.make(bytesOfTrainerWasm);
//   trainer.drawDigits({ train: 20000, test: 2000 });
//   trainer.begin({ batch: 32, rate: 0.001, hidden: 128, seed: 1 });
//   const { losses, right } = trainer.steps(100);
//
// The module cannot catch an exception: it ends, with the message. So whatever a reader brings (weights, data, pictures)
// goes to a second module first: when that ends, the one that trains has noticed nothing.
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI, WASIProcExit } from '@bjorn3/browser_wasi_shim';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/// The four files of MNIST, and how they may be called besides.
const MNIST = [
  ['train-images-idx3-ubyte', /train.*images/i], ['train-labels-idx1-ubyte', /train.*labels/i],
  ['t10k-images-idx3-ubyte', /(t10k|test).*images/i], ['t10k-labels-idx1-ubyte', /(t10k|test).*labels/i],
];

/// What is wrong, in one line for the reader.
export class TrainerError extends Error {}

/// Which of a reader's files are MNIST's four. @returns [[name, file]…]; @throws TrainerError naming those that are missing
export function mnistFiles(files) {
  const found = MNIST.map(([name, pattern]) => [name, files.find((file) => pattern.test(file.name))]);
  const missing = found.filter(([, file]) => file === undefined).map(([name]) => name);
  if (missing.length > 0) throw new TrainerError(`Choose all four files of MNIST at once. Missing: ${missing.join(', ')}`);
  return found;
}

/// The contents of a file, which may be compressed by gzip. @throws TrainerError when that is damaged
export async function uncompressed(bytes, name) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  } catch {
    throw new TrainerError(`${name}: the gzip data is damaged or cut short`);
  }
}

/// One instance of the module. After a failed call it is of no more use.
class Module {
  constructor(compiled) {
    this.files = new Map();
    this.told = '';
    const tell = new TextDecoder();
    const wasi = new WASI(['trainer'], [], [
      new OpenFile(new File([])), new ConsoleStdout(() => {}), new ConsoleStdout((bytes) => { this.told += tell.decode(bytes, { stream: true }); }),
      new PreopenDirectory('/', this.files)], { debug: false });
    this.instance = new WebAssembly.Instance(compiled, { wasi_snapshot_preview1: { ...wasi.wasiImport, sched_yield: () => 0 } });
    wasi.initialize(this.instance);
  }

  call(name, ...args) {
    try {
      return this.instance.exports[name](...args);
    } catch (failure) {
      if (failure instanceof WASIProcExit) throw new TrainerError(this.told.replace(/^error: /, '').replace(/\s+/g, ' ').trim());
      if (failure instanceof WebAssembly.RuntimeError || failure instanceof RangeError) throw new TrainerError('There is not enough memory for this.');
      throw failure;
    }
  }

  get memory() { return this.instance.exports.memory.buffer; }

  /// Bytes in the module's memory for the time of one call.
  withBytes(all, work) {
    const places = all.map((bytes) => {
      const at = this.call('allocate', Math.max(1, bytes.length));
      if (at === 0) throw new TrainerError('There is not enough memory for this.');
      new Uint8Array(this.memory).set(bytes, at);
      return at;
    });
    const result = work(...places);
    for (const at of places) this.call('release', at);
    return result;
  }

  floats(at, count) { return new Float32Array(this.memory, at, count).slice(); }
}

const zeroEnded = (text) => encoder.encode(`${text.replaceAll('\0', ' ')}\0`);
const bytesOf = (floats) => new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);

export class Trainer {
  /// @param wasm the bytes of trainer.wasm
  static async make(wasm) {
    const trainer = new Trainer();
    trainer.compiled = await WebAssembly.compile(wasm);
    trainer.module = new Module(trainer.compiled);
    return trainer;
  }

  // ---- data ----
  /// The book's drawn digits: image i depends on the seed and i alone.
  drawDigits({ train = 20_000, test = 2_000, seed = 1 } = {}) {
    this.module.call('draw_digits', train, test, seed);
    this.data = { name: 'digits', train, test };
  }

  /// MNIST's four files (or Fashion-MNIST's), plain or .gz: [{name, bytes}…].
  async loadData(files) {
    const contents = [];
    for (const [name, file] of mnistFiles(files)) contents.push([name, new File(await uncompressed(file.bytes, file.name))]);
    const fresh = new Module(this.compiled);
    for (const [name, file] of contents) fresh.files.set(name, file);
    fresh.call('load_data');
    fresh.files.clear();
    if (this.layers().length > 0) {
      const network = this.saveWeights();
      fresh.withBytes([network, zeroEnded('')], (at, nameAt) => fresh.call('load_network', at, network.length, nameAt));
    }
    this.module = fresh;
    this.settings = undefined;
    this.data = { name: 'your files', train: this.module.call('train_count'), test: this.module.call('test_count') };
  }

  /// The images as bytes and their labels: for tests, and to write them to files.
  images(split) {
    const count = this.module.call(`${split}_count`);
    const pixels = Uint8Array.from(new Float32Array(this.module.memory, this.module.call(`${split}_images`), 784 * count), (value) => Math.round(255 * value));
    return { count, pixels, labels: new Uint8Array(this.module.memory, this.module.call(`${split}_labels`), count).slice() };
  }

  // ---- the network ----
  /// A fresh network and a training of it. `hidden` is the number of neurons between pixels and digits.
  begin({ batch = 32, rate = 0.001, hidden = 128, seed = 1 } = {}) {
    this.module.call('fresh_network', hidden, seed);
    this.module.call('begin_training', seed, batch, rate);
    this.settings = { batch, rate, hidden, seed };
  }

  /// A training of the network as it is.
  goOn({ batch = 32, rate = 0.001, seed = 1 } = {}) {
    this.module.call('begin_training', seed, batch, rate);
    this.settings = { batch, rate, hidden: this.layers().slice(1, -1).join(','), seed };
  }

  /// @returns {losses, right}: of every step its mean loss, and how many images of its batch it read right
  steps(count) {
    const done = this.module.call('train_steps', count);
    return {
      losses: this.module.floats(this.module.call('step_losses'), done),
      right: new Int32Array(this.module.memory, this.module.call('step_right'), done).slice(),
    };
  }

  step() { return this.module.call('steps_done'); }
  epochs() { return this.module.call('epochs_done'); }
  /// The share of the test images that are read right.
  testAccuracy() { return this.module.call('test_accuracy'); }

  /// [784, 128, 10]
  layers() {
    const count = this.module.call('layer_count');
    return [...new Int32Array(this.module.memory, this.module.call('layer_sizes'), count)];
  }

  /// The weights between the pixels and the first neurons: 784 for each neuron.
  firstLayer() {
    return this.module.floats(this.module.call('first_layer'), 784 * this.layers()[1]);
  }

  /// @returns ten probabilities for 784 numbers
  read(image) {
    return this.module.withBytes([bytesOf(image)], (at) => this.module.floats(this.module.call('read_digit', at), 10));
  }

  /// A picture file (PNG, JPEG, PNM …) as the network sees it, 784 numbers: as `book predict` prepares it.
  /// @throws TrainerError when it is no picture, or shows nothing
  prepare(bytes, name) {
    this.reader ??= new Module(this.compiled);
    try {
      return this.reader.withBytes([bytes, zeroEnded(name)], (at, nameAt) => this.reader.floats(this.reader.call('prepare', at, bytes.length, nameAt), 784));
    } catch (failure) {
      this.reader = undefined;
      throw failure;
    }
  }

  /// The network of a weights.safetensors file. It can be trained on (goOn).
  loadWeights(bytes, name) {
    const read = (module) => module.withBytes([bytes, zeroEnded(name)], (at, nameAt) => module.call('load_network', at, bytes.length, nameAt));
    try {
      read(new Module(this.compiled));
    } catch (failure) {
      if (failure instanceof TrainerError && !failure.message.startsWith(name)) failure.message = `${name}: ${failure.message}`;
      throw failure;
    }
    read(this.module);
    this.settings = undefined;
  }

  /// The bytes of a weights.safetensors file. `about` is what it says of itself.
  saveWeights(about = {}) {
    const lines = Object.entries(about).map(([key, value]) => `${key}\n${String(value).replace(/\s+/g, ' ')}\n`).join('');
    const length = this.module.withBytes([zeroEnded(lines)], (at) => this.module.call('save_network', at));
    return new Uint8Array(this.module.memory, this.module.call('file_bytes'), length).slice();
  }
}
