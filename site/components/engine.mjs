// The one engine of a page: loaded on the first Run, then shared by all editors. Tests call it as `window.book.run`.
import { Engine } from '../worker/engine.mjs';

let engine;
let listener = () => {};

export function theEngine(onProgress) {
  if (onProgress !== undefined) listener = onProgress;
  if (engine === undefined) {
    const base = new URL(`${import.meta.env.BASE_URL}engine/${ENGINE_VERSION}/`, location.href);
    // The service worker compares the engine's files with this edition's (site/offline.mjs).
    navigator.serviceWorker?.addEventListener('message', ({ data }) => {
      if (data?.damaged !== undefined) engine.fail(new Error(`${data.damaged} arrived damaged, or is of another edition`));
    });
    engine = new Engine({
      base: base.href,
      workers: { compiler: new URL('compiler-worker.js', base), runner: new URL('runner-worker.js', base) },
      onProgress: (done, total) => listener(done, total),
    });
  }
  return engine;
}

const files = new Map();

/// A JSON file of the site, loaded once. (Its address does not tell its edition: the server is asked whether it is new.)
export function loadJson(address) {
  if (!files.has(address)) {
    const loading = fetch(address, { cache: 'no-cache' }).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    loading.catch(() => files.delete(address));  // the next who asks tries again
    files.set(address, loading);
  }
  return files.get(address);
}

if (typeof window !== 'undefined') window.book = { run: (source, options) => theEngine().run(source, options), stop: () => theEngine().stop() };
