// Trains the network that comes with the site, so that a digit can be drawn before anybody has trained.
//   node site/pretrain.mjs        writes build/site/modules/weights.safetensors; the same trainer gives the same bytes
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Trainer } from './worker/trainer.mjs';

const trained = join(dirname(fileURLToPath(import.meta.url)), '../build/site/modules');
const EPOCHS = 5;
const DATA = { train: 30_000, test: 5_000, seed: 1 };

const wasm = readFileSync(join(trained, 'trainer.wasm'));
const hash = createHash('sha256').update(wasm).update(readFileSync(fileURLToPath(import.meta.url))).digest('hex');
const note = join(trained, '../weights.made_by');
if (!existsSync(join(trained, 'weights.safetensors')) || !existsSync(note) || readFileSync(note, 'utf8') !== hash) {
  const trainer = await Trainer.make(wasm);
  trainer.drawDigits(DATA);
  trainer.begin();
  trainer.steps(Math.ceil(DATA.train / 32) * EPOCHS);
  const accuracy = trainer.testAccuracy();
  writeFileSync(join(trained, 'weights.safetensors'), trainer.saveWeights({ data: 'digits', epochs: EPOCHS, seed: 1, test_accuracy: accuracy.toFixed(4) }));
  writeFileSync(note, hash);
  console.log(`trainer: the site's network reads ${(100 * accuracy).toFixed(1)} % of its test digits`);
}
