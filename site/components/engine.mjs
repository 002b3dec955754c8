// The one engine of a page: loaded on the first Run, then shared by all editors. Tests call it as `window.book.run`.
import { Engine } from '../worker/engine.mjs';

let engine;
let book;
let listener = () => {};

export function theEngine(onProgress) {
  if (onProgress !== undefined) listener = onProgress;
  if (engine === undefined) {
    const base = new URL(`${import.meta.env.BASE_URL}engine/`, location.href);
    engine = new Engine({
      base: base.href,
      workers: { compiler: new URL('compiler-worker.js', base), runner: new URL('runner-worker.js', base) },
      onProgress: (done, total) => listener(done, total),
    });
  }
  return engine;
}

/// What is loaded on the first Run, compressed as servers send it: said before.
export const engineSize = () => '32 MB';

export async function loadBook(address) {
  book ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  });
  return book;
}

if (typeof window !== 'undefined') window.book = { run: (source, options) => theEngine().run(source, options), stop: () => theEngine().stop() };
