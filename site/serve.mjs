// Serves out/site on loopback.   node site/serve.mjs [--port N]   (./book site --serve)
//   SITE_BASE=/name/   below /name/, where it was built for that; SITE_OUT=PATH   another folder
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = resolve(dirname(dirname(fileURLToPath(import.meta.url))), process.env.SITE_OUT ?? 'out/site');
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.tar': 'application/x-tar',
};

/// @param base the path that the site is below @returns the server, listening on 127.0.0.1
export function serve(port = 0, directory = out, base = process.env.SITE_BASE ?? '/') {
  const server = createServer((request, response) => {
    let path;
    try {
      const asked = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      path = asked.startsWith(base) ? normalize(join(directory, asked.slice(base.length - 1))) : '';
    } catch {
      path = '';
    }
    if (path.endsWith(sep)) path = join(path, 'index.html');
    if (!existsSync(path) && existsSync(`${path}.html`)) path += '.html';
    if (!path.startsWith(directory + sep) || !existsSync(path) || !statSync(path).isFile()) {
      const page = join(directory, '404.html');  // as GitHub Pages does
      response.writeHead(404, { 'content-type': TYPES['.html'] });
      if (existsSync(page) && request.method !== 'HEAD') createReadStream(page).pipe(response);
      else response.end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-length': statSync(path).size, 'cache-control': 'no-cache' });
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--port');
  const server = await serve(at < 0 ? 8000 : Number(process.argv[at + 1]));
  console.log(`http://127.0.0.1:${server.address().port}${process.env.SITE_BASE ?? '/'}   (Ctrl+C ends it)`);
}
