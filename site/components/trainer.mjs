// The one trainer of a page, in a thread of its own: what it is doing (for Vue), and orders to it.
import { shallowReactive } from 'vue';

import { startThread } from '../worker/thread.mjs';

/// More points than this no chart shows: the older ones are averaged.
const MOST_POINTS = 4000;

export const training = shallowReactive({ ready: false, failed: '', state: null, losses: [], accuracies: [], firstLayer: null, told: '' });

let thread;
let nextId = 1;
const waiting = new Map();

function hear(message) {
  const { resolve, reject } = waiting.get(message.id) ?? {};
  waiting.delete(message.id);
  if (message.type === 'answer') resolve?.(message.result);
  else if (message.type === 'failed') reject?.(new Error(message.message));
  else if (message.type === 'diverged') Object.assign(training, { state: message.state, told: message.message });
  else {
    training.state = message.state;
    training.firstLayer = message.firstLayer;
    const losses = message.state.step === 0 ? [] : [...training.losses, ...message.losses];
    training.losses = losses.length > MOST_POINTS ? halved(losses) : losses;
    training.accuracies = [...(message.state.step === 0 ? [] : training.accuracies), ...message.accuracies];
  }
}

const halved = (points) => points.flatMap((point, i) => (i % 2 === 0 ? [] : [{
  step: (points[i - 1].step + point.step) / 2, loss: (points[i - 1].loss + point.loss) / 2, right: (points[i - 1].right + point.right) / 2,
}]));

function fail(failure) {
  training.failed = failure.message;
  for (const { reject } of waiting.values()) reject(failure);
  waiting.clear();
}

/// An order to the thread (site/worker/trainer-worker.mjs). @returns its answer
export async function order(type, options = {}) {
  const base = new URL(`${import.meta.env.BASE_URL}modules/`, location.href);
  thread ??= startThread(new URL('trainer-worker.js', base), hear, fail);
  const { post } = await thread;
  const id = nextId++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ type, id, base: base.href, ...options });
  });
}

let loading;
/// Loads the trainer, once. When it fails, the next call tries again.
export function load() {
  loading ??= order('load').then(() => { Object.assign(training, { ready: true, failed: '' }); }, (failure) => {
    loading = undefined;
    training.failed = failure.message;
  });
  return loading;
}

/// Bytes of a file that the reader chose.
export const bytesOfFile = async (file) => new Uint8Array(await file.arrayBuffer());
