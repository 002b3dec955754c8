// Weights that were trained and saved in the tab's trainer, loaded by PyTorch itself: the same names, shapes and logits.
//   node site/tests/pytorch.mjs      Needs build/site (node site/build.mjs) and PyTorch (Debian and Ubuntu: python3-torch;
//                                    PYTHON=PATH for another interpreter). No other test needs it, and CI does not run it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Trainer } from '../worker/trainer.mjs';
import { inTemporaryDirectory, wasm } from './native_losses.mjs';

const IMAGES = 20;

const trainer = await Trainer.make(readFileSync(wasm));
trainer.drawDigits({ train: 2000, test: 100 });
trainer.begin();
trainer.steps(200);
const { pixels } = trainer.images('test');
const images = Array.from({ length: IMAGES }, (_, i) => [...pixels.subarray(784 * i, 784 * (i + 1))].map((grey) => Math.fround(grey / 255)));
const probabilities = images.map((image) => [...trainer.read(Float32Array.from(image))]);

await inTemporaryDirectory((folder) => {
  writeFileSync(join(folder, 'weights.safetensors'), trainer.saveWeights({ made_by: 'site/tests/pytorch.mjs' }));
  writeFileSync(join(folder, 'read.json'), JSON.stringify({ images, probabilities }));
  process.exitCode = spawnSync(process.env.PYTHON ?? 'python3', [join(dirname(fileURLToPath(import.meta.url)), 'pytorch.py'), folder], { stdio: 'inherit' }).status ?? 1;
});
