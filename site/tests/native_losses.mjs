// What the native trainer says, which is what the tab's must say, too.
//   node site/tests/native_losses.mjs     writes native_losses.json anew: after a change of the trainer or of the drawn
//                                         digits. Needs build/cpu (ninja -C build/cpu book); M2M_BUILD names another.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Trainer } from '../worker/trainer.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const recorded = join(root, 'site/tests/native_losses.json');
export const wasm = join(root, 'build/site/modules/trainer.wasm');
const build = process.env.M2M_BUILD ?? join(root, 'build/cpu');

/// What both train on, and how.
export const DATA = { train: 2000, test: 500, seed: 1 };
export const EPOCHS = 3;

export const haveBook = existsSync(join(build, 'bin/book'));

/// The native program. @returns its JSON
export function book(...args) {
  return JSON.parse(execFileSync(join(build, 'bin/book'), [...args, '--json'], { env: { ...process.env, M2M_ROOT: root }, stdio: ['ignore', 'pipe', 'ignore'] }));
}

/// A directory that lives as long as `work`.
export async function inTemporaryDirectory(work) {
  const directory = mkdtempSync(join(tmpdir(), 'site-train-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/// An IDX file. @param sizes of its dimensions
export function idx(bytes, ...sizes) {
  const head = Buffer.alloc(4 + 4 * sizes.length);
  head.writeUInt32BE(0x0800 + sizes.length);
  sizes.forEach((size, i) => head.writeUInt32BE(size, 4 + 4 * i));
  return Buffer.concat([head, bytes]);
}

/// The trainer's images as MNIST's four files: {name: bytes}
export function mnistOf(trainer) {
  const files = {};
  for (const [split, name] of [['train', 'train'], ['test', 't10k']]) {
    const { count, pixels, labels } = trainer.images(split);
    files[`${name}-images-idx3-ubyte`] = idx(pixels, count, 28, 28);
    files[`${name}-labels-idx1-ubyte`] = idx(labels, count);
  }
  return files;
}

/// `book train` on the same images. @param more further options
export async function trainNatively(trainer, directory, ...more) {
  for (const [name, bytes] of Object.entries(mnistOf(trainer))) writeFileSync(join(directory, name), bytes);
  return book('train', '--backend', 'openmp/simd', '--data', 'digits', '--data-dir', directory, '--progress', 'none', ...more);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const trainer = await Trainer.make(readFileSync(wasm));
  trainer.drawDigits(DATA);
  const native = await inTemporaryDirectory((directory) => trainNatively(trainer, directory, '--epochs', String(EPOCHS)));
  writeFileSync(recorded, `${JSON.stringify({ data: DATA, epochs: EPOCHS, test_accuracy: native.test_accuracy, step_losses: native.step_losses })}\n`);
  console.log(`${native.step_losses.length} losses`);
}
