// Builds the whole site into out/site: the engine, the pages, and the workers.   node site/site.mjs   (./book site)
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';

import { build } from 'esbuild';

import { generate } from './generate.mjs';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const out = join(root, 'out/site');
const modules = join(site, 'node_modules');

function step(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: site, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command.join(' ')} failed`);
}

if (!process.argv.includes('--pages-only')) step('build.mjs');
const made = generate();
console.log(`pages: ${made.pages} texts, ${made.sources} source files, ${made.stages} stages`);
cpSync(join(site, 'pages/stages.json'), join(site, 'pages/public/stages.json'));
step(join(modules, 'vitepress/bin/vitepress.js'), 'build', '.');

// The engine's files, as they are: the page asks for them on the first Run.
const engine = join(out, 'engine');
mkdirSync(join(engine, 'clang'), { recursive: true });
await build({
  entryPoints: [join(site, 'worker/compiler-worker.mjs'), join(site, 'worker/runner-worker.mjs')],
  outdir: engine, bundle: true, format: 'esm', target: 'es2022', minify: true,
  external: ['node:*', '@yowasp/clang', 'binaryen'],
});
for (const name of ['translate.wasm', 'libsimt.a', 'libcheck.a', 'libcount.a', 'libbook.a', 'headers.json', 'version.json'])
  cpSync(join(root, 'build/site/engine', name), join(engine, name));
for (const name of ['bundle.js', 'llvm-resources.tar', 'llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm'])
  cpSync(join(modules, '@yowasp/clang/gen', name), join(engine, 'clang', name));
cpSync(join(modules, 'binaryen/index.js'), join(engine, 'binaryen.js'));
writeFileSync(join(out, '.nojekyll'), '');
console.log('The site is out/site: any server of static files will do');
