// The service worker of the site: the book and, once it was used, the engine are kept for reading offline.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/// All files below a directory, as paths of the site.
export function filesOf(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')).sort();
}

/// Runs in the browser. BOOK and ENGINE name this edition's caches, FILES is what the book needs and ENGINE_FILES what the
/// engine consists of: {path: hash}.
function serviceWorker(BOOK, ENGINE, FILES, ENGINE_FILES) {
  const home = new URL('./', self.location.href);
  const isEngine = (url) => url.href.startsWith(new URL('engine/', home).href);

  async function hashOf(answer) {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
    return [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /// A few at a time, so that reading goes first. Nothing of another edition is taken, which the server may have meanwhile:
  /// then this worker is given up, and the browser looks for the next one.
  async function fill() {
    const cache = await caches.open(BOOK);
    const queue = Object.entries(FILES);
    const next = async () => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        const [path, hash] = file;
        const answer = await fetch(new URL(path, home), { cache: 'no-cache' });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        if (await hashOf(answer.clone()) !== hash) throw new Error(`${path} is of another edition`);
        await cache.put(new URL(path, home), answer);
      }
    };
    try {
      await Promise.all([next(), next(), next(), next()]);
    } catch (failure) {
      queue.length = 0;
      await caches.delete(BOOK);
      throw failure;
    }
  }

  self.addEventListener('install', (event) => event.waitUntil(fill()));
  self.addEventListener('message', ({ data }) => { if (data === 'take over') self.skipWaiting(); });
  self.addEventListener('activate', (event) => event.waitUntil((async () => {
    for (const name of await caches.keys()) if (/^(book|engine)-/.test(name) && name !== BOOK && name !== ENGINE) await caches.delete(name);
    await self.clients.claim();
  })()));

  /// Keeps a file of the engine, if it is the one of this edition; if not, tells the pages, which use it already.
  /// (So that the page sees the download's progress, it gets the bytes as they come.)
  async function keep(cache, address, hashed, kept) {
    const path = address.href.slice(home.href.length);
    let right;
    try {
      right = await hashOf(hashed) === ENGINE_FILES[path];
    } catch {
      return;  // the download broke off, and the page notices that itself
    }
    if (right) return cache.put(address, kept);
    for (const page of await self.clients.matchAll()) page.postMessage({ damaged: path });
  }

  async function answer(event, url) {
    const { request } = event;
    const engine = isEngine(url);
    const cache = await caches.open(engine ? ENGINE : BOOK);
    const address = new URL(url.pathname, url);
    if (address.pathname.endsWith('/')) address.pathname += 'index.html';
    const found = await cache.match(address) ?? (request.mode === 'navigate' ? await cache.match(`${address.href}.html`) : undefined);
    if (found !== undefined) return found;
    let fresh;
    try {
      // (The engine is kept here, and a damaged copy must not come again: the browser's own cache is left out.)
      fresh = await fetch(request, engine ? { cache: 'no-store' } : undefined);
    } catch (failure) {
      // Offline, and no page of the book: its own page says so.
      const none = request.mode === 'navigate' && !engine ? await cache.match(new URL('404.html', home)) : undefined;
      if (none === undefined) throw failure;
      return new Response(none.body, { status: 404, headers: none.headers });
    }
    if (engine && fresh.status === 200) event.waitUntil(keep(cache, address, fresh.clone(), fresh.clone()));
    return fresh;
  }
  self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method === 'GET' && url.href.startsWith(home.href)) event.respondWith(answer(event, url));
  });
}

/// Writes sw.js: a new edition where any file of the book is another.
export function writeServiceWorker(directory, engineVersion) {
  const sha = (content) => createHash('sha256').update(content).digest('hex').slice(0, 12);
  const hashesOf = (files) => Object.fromEntries(files.map((path) => [path, sha(readFileSync(join(directory, path)))]));
  const files = filesOf(directory).filter((path) => !/^api\/|^(sw\.js|\.nojekyll)$/.test(path));
  const isEngine = (path) => path.startsWith('engine/');
  const hashes = hashesOf(files.filter((path) => !isEngine(path)));
  const names = [`book-${sha(JSON.stringify(hashes))}`, `engine-${engineVersion}`, hashes, hashesOf(files.filter(isEngine))];
  writeFileSync(join(directory, 'sw.js'), `(${serviceWorker})(${names.map((one) => JSON.stringify(one)).join(', ')});\n`);
}
