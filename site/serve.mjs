// Serves out/site on loopback.   node site/serve.mjs [--port N]   (./book site --serve)
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = join(dirname(dirname(fileURLToPath(import.meta.url))), 'out/site');
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.tar': 'application/x-tar',
};

/// @returns the server, listening on 127.0.0.1
export function serve(port = 0, directory = out) {
  const server = createServer((request, response) => {
    let path;
    try {
      path = normalize(join(directory, decodeURIComponent(new URL(request.url, 'http://localhost').pathname)));
    } catch {
      path = '';
    }
    if (path.endsWith(sep)) path = join(path, 'index.html');
    if (!existsSync(path) && existsSync(`${path}.html`)) path += '.html';
    if (!path.startsWith(directory + sep) || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here\n');
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
  console.log(`http://127.0.0.1:${server.address().port}/   (Ctrl+C ends it)`);
}
