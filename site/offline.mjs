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

/// Runs in the browser. BOOK and ENGINE name this edition's caches, FILES is what the book needs.
function serviceWorker(BOOK, ENGINE, FILES) {
  const home = new URL('./', self.location.href);
  const isEngine = (url) => url.href.startsWith(new URL('engine/', home).href);

  /// A few at a time, so that reading goes first.
  async function fill() {
    const cache = await caches.open(BOOK);
    const queue = [...FILES];
    const next = async () => {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        const answer = await fetch(new URL(path, home), { cache: 'no-cache' });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await cache.put(new URL(path, home), answer);
      }
    };
    await Promise.all([next(), next(), next(), next()]);
  }

  self.addEventListener('install', (event) => event.waitUntil(fill()));
  self.addEventListener('message', ({ data }) => { if (data === 'take over') self.skipWaiting(); });
  self.addEventListener('activate', (event) => event.waitUntil((async () => {
    for (const name of await caches.keys()) if (/^(book|engine)-/.test(name) && name !== BOOK && name !== ENGINE) await caches.delete(name);
    await self.clients.claim();
  })()));

  async function answer(request, url) {
    const engine = isEngine(url);
    const cache = await caches.open(engine ? ENGINE : BOOK);
    const address = new URL(url.pathname, url);
    if (address.pathname.endsWith('/')) address.pathname += 'index.html';
    const found = await cache.match(address) ?? (request.mode === 'navigate' ? await cache.match(`${address.href}.html`) : undefined);
    if (found !== undefined) return found;
    const fresh = await fetch(request);
    if (engine && fresh.status === 200) await cache.put(address, fresh.clone());
    return fresh;
  }
  self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method === 'GET' && url.href.startsWith(home.href)) event.respondWith(answer(event.request, url));
  });
}

/// Writes sw.js: a new edition where any file of the book is another.
export function writeServiceWorker(directory, engineVersion) {
  const files = filesOf(directory).filter((path) => !/^(engine|api)\/|^(sw\.js|\.nojekyll)$/.test(path));
  const hash = createHash('sha256');
  for (const path of files) hash.update(path).update(readFileSync(join(directory, path)));
  const names = [`book-${hash.digest('hex').slice(0, 12)}`, `engine-${engineVersion}`, files];
  writeFileSync(join(directory, 'sw.js'), `(${serviceWorker})(${names.map((one) => JSON.stringify(one)).join(', ')});\n`);
}
