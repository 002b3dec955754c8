// The thread that trains. Between two portions of steps it listens, so that it can be paused and asked.
//
// It gets                                          and answers
//   {type: 'load', id, base}                       the trainer and the network that comes with the page are loaded
//   {type: 'begin', id, settings}                  a fresh network learns from now on: {batch, rate, hidden, seed}
//   {type: 'goOn', id, settings}                   the network as it is learns on
//   {type: 'pause', id} {type: 'continue', id} {type: 'reset', id}
//   {type: 'see', id, bytes, name}                 {image, probabilities} of a picture file
//   {type: 'weights', id, bytes, name}             the network of a file
//   {type: 'data', id, files: [{name, bytes}…]}    MNIST's files to learn from
//   {type: 'save', id}                             {bytes} of a weights.safetensors file
// Each answer is {type: 'answer', id, result} or {type: 'failed', id, message}. While it trains it tells
// {type: 'progress', state, losses, accuracies, firstLayer}: what is new since the last one.
import { Trainer, TrainerError } from './trainer.mjs';
import { inNode, listen } from './thread.mjs';

/// What the network learns from when nobody brings data, and for how long.
const DIGITS = { train: 20_000, test: 2_000, seed: 1 };
const MOST_EPOCHS = 10;
/// Milliseconds between two moments at which it listens, and between two tests.
const PORTION = 60;
const BETWEEN_TESTS = 600;

let trainer;
let shipped;       // the bytes of the network that comes with the page
let about = {};    // what the network is
let running = false;
let seconds = 0;   // of training, without pauses
let portion = 8;
let loop = Promise.resolve();

const state = () => ({ running, step: trainer.step(), epochs: trainer.epochs(), seconds, layers: trainer.layers(), data: trainer.data ?? null, settings: trainer.settings ?? null, about });
const pause = () => new Promise((resolve) => { setTimeout(resolve); });

function tell(more = {}) {
  post({ type: 'progress', state: state(), losses: [], accuracies: [], firstLayer: trainer.firstLayer(), ...more });
}

async function train() {
  let tested = -Infinity;
  while (running) {
    const begun = performance.now();
    const before = trainer.step();
    const { losses, right } = trainer.steps(portion);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const ms = performance.now() - begun;
    portion = Math.min(500, Math.max(1, Math.round(portion * Math.min(2, PORTION / ms))));
    const over = trainer.epochs() >= MOST_EPOCHS;
    if (!Number.isFinite(mean)) {
      running = false;
      post({ type: 'diverged', state: state(), message: `The training diverged: the loss is no longer a number. Try a smaller learning rate than ${trainer.settings.rate}.` });
      return;
    }
    const accuracies = [];
    if (over || begun - tested > BETWEEN_TESTS) {
      accuracies.push({ step: trainer.step(), accuracy: trainer.testAccuracy() });
      tested = begun;
    }
    seconds += (performance.now() - begun) / 1000;
    if (over) running = false;
    tell({ losses: [{ step: (before + trainer.step()) / 2, loss: mean, right: right.reduce((sum, one) => sum + one, 0) / right.length / trainer.settings.batch }], accuracies });
    await pause();
  }
}

function start() {
  running = true;
  loop = train().catch((failure) => {
    running = false;
    post({ type: 'diverged', state: state(), message: failure.message });
  });
}

async function stop() {
  running = false;
  await loop;
}

const orders = {
  async load({ base }) {
    const asset = inNode
      ? async (name) => (await import(/* @vite-ignore */ 'node:fs/promises')).readFile(new URL(`../../build/site/modules/${name}`, import.meta.url))
      : async (name) => {
        const answer = await fetch(new URL(name, base), { cache: 'no-cache' });
        if (!answer.ok) throw new TrainerError(`${name} could not be loaded (${answer.status})`);
        return new Uint8Array(await answer.arrayBuffer());
      };
    const [wasm, weights] = await Promise.all(['trainer.wasm', 'weights.safetensors'].map(asset));
    shipped = weights;
    trainer = await Trainer.make(wasm);
    await orders.reset();
  },
  async reset() {
    await stop();
    trainer.loadWeights(shipped, 'weights.safetensors');
    about = { from: 'page' };
    seconds = 0;
    tell();
  },
  async begin({ settings }) {
    await stop();
    if (trainer.data === undefined) trainer.drawDigits(DIGITS);
    trainer.begin(settings);
    about = { from: 'training' };
    seconds = 0;
    tell({ accuracies: [{ step: 0, accuracy: trainer.testAccuracy() }] });
    start();
  },
  async goOn({ settings }) {
    await stop();
    if (trainer.data === undefined) trainer.drawDigits(DIGITS);
    trainer.goOn(settings);
    about = { from: 'training' };
    seconds = 0;
    tell({ accuracies: [{ step: 0, accuracy: trainer.testAccuracy() }] });
    start();
  },
  async pause() {
    await stop();
    tell();
  },
  async continue() {
    await stop();
    if (trainer.settings === undefined) throw new TrainerError('No training has begun.');
    start();
  },
  async see({ bytes, name }) {
    const image = trainer.prepare(bytes, name);
    return { image, probabilities: trainer.read(image) };
  },
  async weights({ bytes, name }) {
    await stop();
    trainer.loadWeights(bytes, name);
    about = { from: 'file', name };
    seconds = 0;
    tell();
  },
  async data({ files }) {
    await stop();
    await trainer.loadData(files);
    tell();
    return trainer.data;
  },
  async save() {
    const { batch, rate, seed } = trainer.settings ?? {};
    const told = { made_by: 'the book in a browser tab', ...(batch === undefined ? {} : { data: trainer.data.name, epochs: trainer.epochs().toFixed(2), batch, learning_rate: rate, seed }) };
    return { bytes: trainer.saveWeights(told) };
  },
};

// One order after the other.
let turn = Promise.resolve();
const post = await listen((message) => {
  turn = turn.then(async () => {
    try {
      post({ type: 'answer', id: message.id, result: await orders[message.type](message) });
    } catch (failure) {
      post({ type: 'failed', id: message.id, message: failure instanceof TrainerError ? failure.message : String(failure?.stack ?? failure) });
    }
  });
});
