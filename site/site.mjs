// Builds the whole site into out/site: the engine, the pages, and the workers.   node site/site.mjs   (./book site)
//   --pages-only   takes the engine as it was built before
//   SITE_BASE=/name/   for a server that has it below /name/; SITE_OUT=PATH   into another folder
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

import { generate } from './generate.mjs';
import { deadLinks } from './links.mjs';
import { writeServiceWorker } from './offline.mjs';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const out = resolve(root, process.env.SITE_OUT ?? 'out/site');
const built = join(root, 'build/site/engine');
const modules = join(site, 'node_modules');

if (!process.argv.includes('--pages-only')) step('build.mjs');
step('pretrain.mjs');

/// What the page asks for on the first Run: the engine's own files, and the compiler's.
const ENGINE = [
  ...readdirSync(built).map((name) => [join(built, name), name]),
  ...['bundle.js', 'llvm-resources.tar', 'llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm']
    .map((name) => [join(modules, '@yowasp/clang/gen', name), `clang/${name}`]),
  [join(modules, 'binaryen/index.js'), 'binaryen.js'],
];

function step(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: site, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command.join(' ')} failed`);
}

/// Megabytes of the engine as servers send it. To compress the compiler takes seconds, so the sizes are kept.
function compressedMegabytes() {
  const kept = join(root, 'build/site/sizes.json');
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const now = {};
  let bytes = 0;
  for (const [file, name] of ENGINE) {
    const key = `${name} ${statSync(file).size} ${statSync(file).mtimeMs}`;
    now[key] = before[key] ?? gzipSync(readFileSync(file)).length;
    bytes += now[key];
  }
  writeFileSync(kept, JSON.stringify(now));
  return Math.ceil(bytes / 1e6);
}

/// The reference of the API: Doxygen's own pages, below /api. A site without them has no link to them.
/// @returns whether Doxygen is installed
function buildApi() {
  if (spawnSync('doxygen', ['--version']).error !== undefined) {
    console.log('api: doxygen is not installed, so the site has no reference of the API');
    return false;
  }
  if (spawnSync('sh', ['docs/api.sh'], { cwd: root, stdio: 'inherit' }).status !== 0) throw new Error('doxygen failed');
  return true;
}

/// Workers in one file each: {name: text}.
async function bundle(...paths) {
  const { outputFiles } = await build({
    entryPoints: paths.map((path) => join(site, path)), outdir: '/', write: false, bundle: true, format: 'esm', target: 'es2022', minify: true,
    external: ['node:*', '@yowasp/clang', 'binaryen'],
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [path.slice(1), contents]));
}

/// All that the engine consists of: its pieces belong together, so they lie below an address of their own.
function versionOf(workers) {
  const hash = createHash('sha256').update(JSON.parse(readFileSync(join(built, 'version.json'), 'utf8')).version);
  hash.update(JSON.parse(readFileSync(join(modules, 'binaryen/package.json'), 'utf8')).version);
  for (const [name, content] of Object.entries(workers)) hash.update(name).update(content);
  return hash.digest('hex').slice(0, 12);
}

const api = buildApi();
const workers = await bundle('worker/compiler-worker.mjs', 'worker/runner-worker.mjs');
const engineVersion = versionOf(workers);
const made = generate({ engineVersion, engineMegabytes: compressedMegabytes(), api });
console.log(`pages: ${made.pages} texts, ${made.sources} source files, ${made.stages} stages, ${made.exercises} exercises, ${made.bugs} broken kernels`);
rmSync(out, { recursive: true, force: true });
step(join(modules, 'vitepress/bin/vitepress.js'), 'build', '.');

const engine = join(out, 'engine', engineVersion);
mkdirSync(join(engine, 'clang'), { recursive: true });
for (const [name, content] of Object.entries(workers)) writeFileSync(join(engine, name), content);
for (const [name, content] of Object.entries(await bundle('worker/trainer-worker.mjs'))) writeFileSync(join(out, 'modules', name), content);
for (const [file, name] of ENGINE) cpSync(file, join(engine, name));
if (api) {
  cpSync(join(root, 'out/docs/html'), join(out, 'api'), { recursive: true });
  // Doxygen's pages know nothing of the book: a way back to it.
  for (const name of readdirSync(join(out, 'api')).filter((one) => one.endsWith('.html'))) {
    const page = readFileSync(join(out, 'api', name), 'utf8');
    writeFileSync(join(out, 'api', name), page.replace(/(<div id="projectbrief">)([^<]*)(<\/div>)/, '$1<a href="../index.html">Back to the book</a>$3'));
  }
}
writeFileSync(join(out, '.nojekyll'), '');
writeServiceWorker(out, engineVersion);

const dead = deadLinks(out, process.env.SITE_BASE);
if (dead.length > 0) throw new Error(`links that lead nowhere:\n  ${dead.join('\n  ')}`);
console.log(`The site is ${relative(root, out)}: any server of static files will do`);
