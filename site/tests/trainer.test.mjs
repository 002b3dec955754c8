// The trainer of the tab, in Node: it learns as the native one does, reads and writes the same files, and bad files are
// one line.   node --test site/tests/trainer.test.mjs    Needs build/site (node site/build.mjs, node site/pretrain.mjs);
// what compares with the native programs also needs build/cpu (ninja -C build/cpu book).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { pathOf, pictureOfWeights, reached, roundUp, thinned } from '../components/curves.mjs';
import { CELL, SIDE, Sheet, best, penInTheMiddle, penInWords, pgm, pressed } from '../components/pen.mjs';
import { startThread } from '../worker/thread.mjs';
import { Trainer, TrainerError, mnistFiles } from '../worker/trainer.mjs';
import { DATA, EPOCHS, book, haveBook, idx, inTemporaryDirectory, mnistOf, recorded, root, trainNatively, wasm } from './native_losses.mjs';

const shipped = join(root, 'build/site/modules/weights.safetensors');
const newTrainer = () => Trainer.make(readFileSync(wasm));
const needsBook = { skip: haveBook ? false : 'build/cpu/bin/book is not built' };
/// A message for the reader: one line that says where.
const oneLine = (pattern) => (failure) => {
  assert.ok(failure instanceof TrainerError, String(failure.stack));
  assert.match(failure.message, pattern);
  assert.doesNotMatch(failure.message, /\n/);
  return true;
};
/// How far apart two losses are, for their size.
const apart = (a, b) => Math.abs(a - b) / Math.max(Math.abs(b), 1e-3);

/// A digit as a hand draws it.
function drawnTwo() {
  const sheet = new Sheet();
  const points = [[84, 70], [140, 42], [190, 70], [185, 118], [126, 168], [84, 224], [196, 224]];
  points.slice(1).forEach((point, i) => sheet.line(...points[i], ...point));
  return sheet;
}

describe('training in a tab', () => {
  let trainer;
  before(async () => {
    trainer = await newTrainer();
    trainer.drawDigits(DATA);
  });

  test('learns from the very digits that the native program draws', async () => {
    const few = await newTrainer();
    few.drawDigits({ train: 100, test: 10 });
    const { pixels, labels } = few.images('train');
    const [, expected] = /"([0-9a-f]{64})"/.exec(readFileSync(join(root, 'tests/data/test_digits.cpp'), 'utf8'));
    assert.equal(createHash('sha256').update(pixels).update(labels).digest('hex'), expected);
  });

  // The sums are in the same order and each product is rounded, as g++ does it with -std=c++20. What differs are exp() and
  // log(), another C library's: their last bit, 6e-8 of the value. Over 189 steps that grows to 8e-7 of a loss.
  test('has the losses of the native trainer, up to the last bits of exp and log', () => {
    const native = JSON.parse(readFileSync(recorded, 'utf8'));
    assert.deepEqual([native.data, native.epochs], [DATA, EPOCHS], 'node site/tests/native_losses.mjs');
    trainer.begin({ batch: 32, rate: 0.001, hidden: 128, seed: 1 });
    const { losses } = trainer.steps(native.step_losses.length);
    assert.equal(losses.length, 3 * 63);
    assert.equal(losses[0], native.step_losses[0], 'the first loss, to the bit');
    losses.forEach((loss, i) => assert.ok(apart(loss, native.step_losses[i]) < 1e-5, `step ${i + 1}: ${loss}, natively ${native.step_losses[i]}`));
    assert.ok(Math.abs(trainer.testAccuracy() - native.test_accuracy) <= 1 / DATA.test);
    assert.equal(trainer.epochs(), EPOCHS);
  });

  test('is the same training in portions of any size', () => {
    const run = (...portions) => {
      trainer.begin({ batch: 48 });
      return portions.flatMap((portion) => [...trainer.steps(portion).losses]);
    };
    const whole = run(100);
    assert.equal(whole.length, 100);
    assert.deepEqual(run(1, 41, 1, 20, 37), whole);  // 42 steps are an epoch
  });

  test('says how many images of each step were read right', () => {
    trainer.begin({ batch: 64 });
    const { right } = trainer.steps(120);
    assert.ok(right.every((count) => count >= 0 && count <= 64));
    assert.ok(right.at(-3) > 50 && right[0] < 30, `${right[0]} … ${right.at(-3)}`);
  });

  test('takes a batch larger than the data, and a network without hidden neurons', () => {
    trainer.begin({ batch: 256, hidden: 0 });
    assert.deepEqual(trainer.layers(), [784, 10]);
    assert.equal(trainer.steps(3).losses.length, 3);
    assert.equal(trainer.firstLayer().length, 7840);
  });

  test('reads 97 % of its test digits after 2000 steps of 32', async () => {
    const one = await newTrainer();
    one.drawDigits();
    one.begin();
    assert.ok(one.testAccuracy() < 0.3);
    one.steps(2000);
    assert.ok(one.testAccuracy() >= 0.97, String(one.testAccuracy()));
  });
});

describe('a picture', () => {
  let trainer;
  before(async () => {
    trainer = await newTrainer();
    trainer.loadWeights(readFileSync(shipped), 'weights.safetensors');
  });

  test('that is drawn on the sheet is read', () => {
    const image = trainer.prepare(pgm(drawnTwo()), 'your drawing');
    assert.equal(image.length, 784);
    assert.ok(Math.max(...image) === 1 && image[0] === 0);
    const probabilities = trainer.read(image);
    assert.ok(Math.abs(probabilities.reduce((sum, one) => sum + one, 0) - 1) < 1e-5);
    assert.equal(best([...probabilities]).digit, 2);
  });

  test('that is none, or blank, is one line; the next one is read', () => {
    assert.throws(() => trainer.prepare(new Uint8Array([1, 2, 3]), 'a.png'), oneLine(/^a\.png: not an image/));
    assert.throws(() => trainer.prepare(pgm(new Sheet()), 'your drawing'), oneLine(/^your drawing: the image is blank/));
    assert.throws(() => trainer.prepare(new Uint8Array(0), 'empty.png'), oneLine(/^empty\.png: the file is empty/));
    assert.equal(best([...trainer.read(trainer.prepare(pgm(drawnTwo()), 'x'))]).digit, 2);
  });

  test('is read as `book predict` reads it, with weights that the tab wrote', needsBook, () => inTemporaryDirectory((directory) => {
    const [weights, picture] = ['weights.safetensors', 'two.pgm'].map((name) => join(directory, name));
    writeFileSync(weights, trainer.saveWeights({ made_by: 'a test' }));
    writeFileSync(picture, pgm(drawnTwo()));
    const [native] = book('predict', '--weights', weights, '--no-picture', picture);
    const here = trainer.read(trainer.prepare(pgm(drawnTwo()), 'two.pgm'));
    assert.equal(native.digit, 2);
    native.probabilities.forEach((one, digit) => assert.ok(Math.abs(one - here[digit]) < 1e-6, `${digit}: ${here[digit]}, natively ${one}`));
  }));
});

describe('a weights file', () => {
  let trainer;
  const good = () => readFileSync(shipped);
  before(async () => {
    trainer = await newTrainer();
    trainer.loadWeights(good(), 'weights.safetensors');
  });

  test('has PyTorch\'s names and shapes', () => {
    const file = Buffer.from(trainer.saveWeights({ data: 'digits' }));
    const length = Number(file.readBigUInt64LE());
    const header = JSON.parse(file.subarray(8, 8 + length));
    const fields = (name) => [header[name].dtype, header[name].shape];
    assert.deepEqual(header.__metadata__, { data: 'digits' });
    assert.deepEqual(['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'].map(fields), [['F32', [128, 784]], ['F32', [128]], ['F32', [10, 128]], ['F32', [10]]]);
    assert.equal(file.length, 8 + length + 4 * (128 * 785 + 10 * 129));
  });

  test('is written as it was read, to the bit', () => {
    const first = trainer.saveWeights({ a: 'b' });
    trainer.loadWeights(first, 'x');
    assert.deepEqual(trainer.saveWeights({ a: 'b' }), first);
  });

  test('of the native trainer is taken, and its tensors come back to the bit', needsBook, () => inTemporaryDirectory(async (directory) => {
    const one = await newTrainer();
    one.drawDigits({ train: 300, test: 100 });
    const file = join(directory, 'w.safetensors');
    const native = await trainNatively(one, directory, '--epochs', '1', '--hidden', '24', '--save', file);
    const bytes = readFileSync(file);
    one.loadWeights(bytes, 'w.safetensors');
    assert.deepEqual(one.layers(), [784, 24, 10]);
    assert.ok(Math.abs(one.testAccuracy() - native.test_accuracy) < 1e-9);
    const metadata = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE()))).__metadata__;
    assert.deepEqual(Buffer.from(one.saveWeights(metadata)), bytes);
  }));

  test('that is damaged is one line, and the network stays', () => {
    const changed = (change) => {
      const bytes = good();
      change(bytes);
      return bytes;
    };
    const withHeader = (text) => Buffer.concat([Buffer.from(new BigUint64Array([BigInt(text.length)]).buffer), Buffer.from(text)]);
    const before = trainer.saveWeights();
    for (const [bytes, pattern] of [
      [Buffer.alloc(0), /^w: not a safetensors file: only 0 bytes/],
      [Buffer.from('PK\x03\x04 this is something else'), /^w: not a safetensors file/],
      [good().subarray(0, 5000), /^w: /],
      [changed((all) => all.fill(0xff, 0, 8)), /header should have/],
      [changed((all) => all.write('!', 9)), /^w: .*parse error/],
      [withHeader('{"fc1.weight":[1,2]}'), /tensor 'fc1\.weight'/],
      [withHeader('{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}'), /fc1\.weight' is missing/],
      [withHeader(`{"a":${'['.repeat(10000)}`), /^w: /],
    ]) assert.throws(() => trainer.loadWeights(bytes, 'w'), oneLine(pattern));
    assert.deepEqual(trainer.saveWeights(), before);
  });

  test('of another kind of network is one line', async () => {
    const header = JSON.stringify({ 'fc1.weight': { dtype: 'F32', shape: [10, 3], data_offsets: [0, 120] }, 'fc1.bias': { dtype: 'F32', shape: [10], data_offsets: [120, 160] } });
    const bytes = Buffer.concat([Buffer.from(new BigUint64Array([BigInt(header.length)]).buffer), Buffer.from(header), Buffer.alloc(160)]);
    assert.throws(() => trainer.loadWeights(bytes, 'small'), oneLine(/^small: this network reads 3 values/));
  });
});

describe('MNIST\'s files', () => {
  let trainer;
  let files;
  const list = (more = {}) => Object.entries({ ...files, ...more }).map(([name, bytes]) => ({ name, bytes }));
  before(async () => {
    trainer = await newTrainer();
    trainer.drawDigits({ train: 200, test: 100, seed: 5 });
    files = mnistOf(trainer);
  });

  test('are read, plain and compressed, and the network stays', async () => {
    trainer.loadWeights(readFileSync(shipped), 'w');
    const accuracy = trainer.testAccuracy();
    const { pixels } = trainer.images('train');
    const other = await newTrainer();
    other.loadWeights(readFileSync(shipped), 'w');
    await other.loadData(list().map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes) })));
    assert.deepEqual(other.data, { name: 'your files', train: 200, test: 100 });
    assert.deepEqual(other.images('train').pixels, pixels);
    assert.equal(other.testAccuracy(), accuracy);
    await other.loadData(list());
    other.begin();
    assert.equal(other.steps(5).losses.length, 5);
  });

  test('that are missing or damaged are one line, and the data stay', async () => {
    assert.throws(() => mnistFiles([{ name: 'train-images.idx3-ubyte.gz' }, { name: 'a.txt' }]), oneLine(/Missing: train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte/));
    const images = files['train-images-idx3-ubyte'];
    const labels = files['train-labels-idx1-ubyte'];
    for (const [more, pattern] of [
      [{ 'train-images-idx3-ubyte': images.subarray(0, 1000) }, /^train-images-idx3-ubyte: byte 1000: the file ends here/],
      [{ 'train-images-idx3-ubyte': Buffer.concat([images, Buffer.from('x')]) }, /bytes after the last value/],
      [{ 'train-images-idx3-ubyte': Buffer.from('<html>not here</html>') }, /magic number/],
      [{ 'train-images-idx3-ubyte': idx(Buffer.alloc(0), 0xffffffff, 28, 28) }, /more than 2\^30 pixels/],
      [{ 'train-images-idx3-ubyte': idx(Buffer.alloc(200 * 4), 200, 2, 2) }, /images of 2 x 2 pixels/],
      [{ 'train-labels-idx1-ubyte': idx(labels.subarray(9), 199) }, /they do not belong together/],
      [{ 'train-labels-idx1-ubyte': idx(Buffer.alloc(200, 11), 200) }, /label 11/],
      [{ 't10k-labels-idx1-ubyte': gzipSync(files['t10k-labels-idx1-ubyte']).subarray(0, 40) }, /^t10k-labels-idx1-ubyte: the gzip data is damaged/],
    ]) await assert.rejects(trainer.loadData(list(more)), oneLine(pattern));
    assert.equal(trainer.images('train').count, 200);
  });
});

describe('the thread that trains', () => {
  test('trains, is paused, goes on, saves, takes a file, tells of a bad one, starts afresh', { timeout: 240_000 }, async () => {
    const heard = [];
    const waiting = new Map();
    let nextId = 1;
    const thread = await startThread(new URL('../worker/trainer-worker.mjs', import.meta.url), (message) => {
      if (message.id === undefined) heard.push(message);
      else waiting.get(message.id)(message);
    }, (failure) => { throw failure; });
    const order = (type, options = {}) => new Promise((resolve) => {
      waiting.set(nextId, resolve);
      thread.post({ type, id: nextId++, ...options });
    });
    const until = async (test) => {
      while (heard.length === 0 || !test(heard.at(-1))) await new Promise((resolve) => { setTimeout(resolve, 20); });
    };
    try {
      assert.equal((await order('load')).type, 'answer');
      const { result } = await order('see', { bytes: pgm(drawnTwo()), name: 'your drawing' });
      assert.equal(best([...result.probabilities]).digit, 2);
      assert.match((await order('continue')).message, /No training has begun/);

      await order('begin', { settings: { batch: 32, rate: 0.001, hidden: 32, seed: 1 } });
      await until(({ state }) => state.step > 20);
      await order('pause');
      const { step } = heard.at(-1).state;
      const messages = heard.length;
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      assert.equal(heard.length, messages, 'it is paused');
      assert.equal(heard.at(-1).firstLayer.length, 32 * 784);
      await order('continue');
      await until(({ state }) => state.step > step + 20);
      await order('pause');
      assert.ok(heard.some(({ accuracies }) => accuracies?.length > 0) && heard.some(({ losses }) => losses.length > 0));

      const { result: saved } = await order('save');
      assert.deepEqual((await order('weights', { bytes: saved.bytes, name: 'mine.safetensors' })).type, 'answer');
      assert.deepEqual(heard.at(-1).state.layers, [784, 32, 10]);
      const bad = await order('weights', { bytes: saved.bytes.slice(0, 99), name: 'mine.safetensors' });
      assert.equal(bad.type, 'failed');
      assert.match(bad.message, /^mine\.safetensors: /);
      await order('goOn', { settings: { batch: 32, rate: 0.001, seed: 1 } });
      await until(({ state }) => state.step > 5);

      await order('begin', { settings: { batch: 32, rate: 1e30, hidden: 32, seed: 1 } });
      await until(({ type }) => type === 'diverged');
      assert.match(heard.at(-1).message, /no longer a number\. Try a smaller learning rate/);
      await order('reset');
      assert.deepEqual(heard.at(-1).state.layers, [784, 128, 10]);
    } finally {
      thread.terminate();
    }
  });
});

describe('the sheet', () => {
  test('takes ink along a line, and is white again', () => {
    const sheet = new Sheet();
    const ink = (x, y) => sheet.pixels[y * SIDE + x] < 128;
    assert.ok(sheet.blank);
    sheet.line(50, 100, 150, 100, 10);
    assert.ok(!sheet.blank && ink(50, 100) && ink(100, 108) && ink(158, 100) && !ink(100, 112) && !ink(170, 100));
    sheet.line(-50, -50, -20, -20, 10);  // outside
    sheet.line(275, 275, 400, 400, 10);
    assert.ok(ink(279, 279));
    sheet.clear();
    assert.ok(sheet.blank && sheet.pixels.every((grey) => grey === 255));
    assert.equal(sheet.rgba().length, 4 * SIDE * SIDE);
  });

  test('is drawn on with keys', () => {
    let { pen } = pressed(penInTheMiddle(), 'ArrowLeft');
    assert.deepEqual(pen, { x: SIDE / 2 - CELL, y: SIDE / 2, down: false });
    const put = pressed(pen, ' ');
    assert.deepEqual([put.pen.down, put.line], [true, [pen.x, pen.y, pen.x, pen.y]]);
    assert.match(penInWords(put.pen), /^Column 13, row 14, pen down$/);
    const moved = pressed(put.pen, 'ArrowDown');
    assert.deepEqual(moved.line, [pen.x, pen.y, pen.x, pen.y + CELL]);
    pen = moved.pen;
    for (let i = 0; i < 50; ++i) ({ pen } = pressed(pen, 'ArrowDown'));
    assert.equal(pen.y, SIDE - CELL, 'it stays on the sheet');
    assert.equal(pressed(pen, ' ').line, undefined, 'lifting draws nothing');
    assert.ok(pressed(pen, 'Delete').clear);
    assert.equal(pressed(pen, 'a'), undefined);
  });
});

describe('the curves', () => {
  test('are thinned by averages, and lie in their box', () => {
    const points = Array.from({ length: 1000 }, (_, i) => [i, i % 2]);
    const few = thinned(points, 100);
    assert.equal(few.length, 100);
    assert.deepEqual(few[0], [4.5, 0.5]);
    assert.equal(thinned(points.slice(0, 7), 100).length, 7);
    assert.equal(pathOf([[0, 0], [5, 2], [10, 9]], { x: [0, 10], y: [0, 2] }, { width: 100, height: 50 }), 'M0.0 50.0L50.0 0.0L100.0 0.0');
    assert.equal(pathOf([], { x: [0, 1], y: [0, 1] }, { width: 1, height: 1 }), '');
    assert.deepEqual([0, 0.3, 2.3, 4, 9, 350].map(roundUp), [1, 0.5, 2.5, 5, 10, 500]);
  });

  test('tell when a share was first reached', () => {
    assert.equal(reached([{ step: 1, accuracy: 0.9 }, { step: 2, accuracy: 0.98 }, { step: 3, accuracy: 0.99 }], 0.97).step, 2);
    assert.equal(reached([], 0.97), undefined);
  });

  test('weights are red above zero, blue below, white at zero', () => {
    const weights = new Float32Array(3 * 784);
    weights[0] = 1;
    weights[784] = -1;
    const { width, height, rgba, shown } = pictureOfWeights(weights);
    const pixel = (x, y) => [...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
    assert.deepEqual([shown, width, height], [3, 3 * 29 + 1, 30]);
    assert.deepEqual([pixel(1, 1), pixel(30, 1), pixel(2, 1), pixel(0, 0)], [[255, 0, 0], [0, 0, 255], [255, 255, 255], [128, 128, 128]]);
  });
});

test('the trainer and its network are a download of less than 1 MB, compressed', () => {
  const bytes = [wasm, shipped].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  assert.ok(bytes < 1_000_000, String(bytes));
});
