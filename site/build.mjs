// Builds the engine of the site: simt's translator, runtime, check and count mode, compiled to WebAssembly by the same
// compiler that the reader's tab uses, and everything the tab compiles the reader's programs with.
//
//   node site/build.mjs            into build/site/engine; what has not changed is not compiled again
//
// The result: translate.wasm, libsimt.a, libcheck.a, libcount.a, headers.json, version.json
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

import { Llvm, fileOf, treeOf } from './worker/llvm.mjs';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const out = join(root, 'build/site/engine');
const cache = join(root, 'build/site/cache');

/// All files below a directory whose names end so, as paths from the repository's root.
function filesBelow(directory, ...ends) {
  const found = [];
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) found.push(...filesBelow(path, ...ends));
    else if (ends.some((end) => entry.name.endsWith(end))) found.push(path);
  }
  return found.sort();
}

const withoutOtherPlatforms = (path) => !path.includes('/platform/linux/');
const sourcesIn = (directory) => filesBelow(directory, '.cpp').filter(withoutOtherPlatforms);

/// The libraries and their sources. NCCL needs threads, which a tab has not.
const libraries = {
  translate: [...sourcesIn('simt/translate'), 'site/engine/exceptions.cpp'],
  simt: [...sourcesIn('simt/runtime'), ...sourcesIn('simt/observe'), ...sourcesIn('simt/libraries/cublas'), 'site/engine/cblas.cpp', 'site/engine/exceptions.cpp'],
  check: sourcesIn('simt/check'),
  count: [...sourcesIn('simt/count'), 'simt/check/platform/wasm/symbols.cpp'],
  book: [...sourcesIn('common/check'), 'common/device/device.cpp', 'common/base/machine.cpp', 'site/engine/stage.cpp'],
};
const includes = ['', 'simt/runtime', 'simt/runtime/platform', 'simt/runtime/platform/wasm', 'simt/check/platform/wasm',
  'simt/libraries/cublas', 'site/engine'].map((path) => `-I/src/${path}`);
const options = ['-O2', '-std=c++20', '-DNDEBUG', ...includes, '-isystem', '/src/simt/include', '-isystem', '/src/nlohmann'];

/// nlohmann-json is a package of the system, as in the other builds.
function json() {
  const directory = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].find((path) => existsSync(join(path, 'nlohmann/json.hpp')));
  if (directory === undefined) throw new Error('nlohmann/json.hpp is not here: apt-get install nlohmann-json3-dev');
  const files = {};
  const visit = (path) => {
    for (const entry of readdirSync(join(directory, path), { withFileTypes: true })) {
      if (entry.isDirectory()) visit(`${path}/${entry.name}`);
      else files[`nlohmann/${path}/${entry.name}`] = readFileSync(join(directory, path, entry.name), 'utf8');
    }
  };
  visit('nlohmann');
  return files;
}

function headers() {
  const files = {};
  for (const path of [...filesBelow('simt', '.hpp', '.h').filter(withoutOtherPlatforms), ...filesBelow('site/engine', '.hpp', '.h'), ...filesBelow('common', '.hpp')])
    files[path] = readFileSync(join(root, path), 'utf8');
  return files;
}

/// The files a source includes, by name, transitively: good enough to know when to compile again.
function dependencies(source, all) {
  const seen = new Set([source]);
  const queue = [source];
  const byName = new Map();
  for (const path of Object.keys(all)) {
    if (path.startsWith('site/engine/include/')) continue;  // part of the compiler
    const name = path.split('/').at(-1);
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  while (queue.length > 0) {
    const text = all[queue[0]] ?? readFileSync(join(root, queue[0]), 'utf8');
    queue.shift();
    for (const [, name] of text.matchAll(/#include [<"]([^>"]+)[>"]/g)) {
      for (const path of byName.get(name.split('/').at(-1)) ?? []) {
        if (seen.has(path) || !path.endsWith(name)) continue;
        seen.add(path);
        queue.push(path);
      }
    }
  }
  return [...seen].sort();
}

async function newLlvm() {
  return new Llvm(await import('@yowasp/clang'));
}

async function compile(llvm, { source, text, tree }) {
  const { status, files, output } = await llvm.cc1(
    ['-emit-obj', '-DM2M_SIMULATED_DEVICE=1', ...(source.startsWith('simt/') ? ['-fcxx-exceptions', '-fignore-exceptions'] : ['-fcxx-exceptions', '-fexceptions']), ...options, '-main-file-name', source.split('/').at(-1), '-o', '/out.o', '-x', 'c++', `/src/${source}`],
    { src: { ...tree, ...merged(tree, source, text) }, sys: { libc: tree.site.engine.include } });
  return { status, output, object: fileOf(files, 'out.o') };
}

/// The tree with one more file: only the directories on the way are copied.
function merged(tree, path, text) {
  const [first, ...rest] = path.split('/');
  return { [first]: rest.length === 0 ? text : { ...tree[first], ...merged(tree[first] ?? {}, rest.join('/'), text) } };
}

if (!isMainThread) {
  const llvm = await newLlvm();
  let tree;
  parentPort.on('message', async (job) => {
    if (job.headers !== undefined) {
      tree = treeOf(job.headers);
      return;
    }
    try {
      parentPort.postMessage({ source: job.source, ...(await compile(llvm, { ...job, tree })) });
    } catch (failure) {
      parentPort.postMessage({ source: job.source, status: 1, output: String(failure.stack) });
    }
  });
} else {
  await main();
}

async function main() {
  const begun = performance.now();
  mkdirSync(out, { recursive: true });
  mkdirSync(cache, { recursive: true });
  const ours = headers();
  const compiler = JSON.parse(readFileSync(join(site, 'node_modules/@yowasp/clang/package.json'), 'utf8')).version;
  const jobs = [];
  const objects = new Map();
  for (const source of new Set(Object.values(libraries).flat())) {
    const text = readFileSync(join(root, source), 'utf8');
    const hash = createHash('sha256').update(JSON.stringify([compiler, options, source]));
    for (const path of dependencies(source, ours)) hash.update(path === source ? text : ours[path]);
    const file = join(cache, `${hash.digest('hex').slice(0, 32)}.o`);
    objects.set(source, file);
    if (!existsSync(file)) jobs.push({ source, text, file });
  }
  const compiled = jobs.length;
  if (compiled > 0) await compileAll(jobs, { ...ours, ...json() });

  const llvm = await newLlvm();
  for (const [name, sources] of Object.entries(libraries)) {
    if (name === 'translate') continue;
    await archive(llvm, `lib${name}.a`, sources.map((source) => [source, objects.get(source)]));
  }
  const translate = Object.fromEntries(libraries.translate.map((source, i) => [`${i}.o`, new Uint8Array(readFileSync(objects.get(source)))]));
  const linked = await llvm.run(['wasm-ld', '-m', 'wasm32', '-L/usr/lib/wasm32-unknown-wasip1', '-L/usr/lib/wasm32-wasip1',
    '/usr/lib/wasm32-wasip1/crt1-command.o', ...Object.keys(translate), '-lc++', '-lc++abi', '-lc',
    '/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a', '-s', '-o', 'translate.wasm'], translate);
  if (linked.status !== 0) throw new Error(linked.output);
  write('translate.wasm', fileOf(linked.files, 'translate.wasm'));

  // What the reader's programs are compiled with: CUDA's headers, and the book's own that its stages include.
  const programs = {};
  for (const path of [...filesBelow('simt/include', '.hpp', '.h'), 'simt/include/cooperative_groups.h'])
    programs[path] = readFileSync(join(root, path), 'utf8');
  for (const path of filesBelow('site/engine/include', '.h')) programs[path.replace('site/engine/include', 'libc')] = readFileSync(join(root, path), 'utf8');
  write('headers.json', JSON.stringify(programs));
  const hash = createHash('sha256').update(compiler);
  for (const name of ['translate.wasm', 'libsimt.a', 'libcheck.a', 'libcount.a', 'libbook.a', 'headers.json'])
    hash.update(readFileSync(join(out, name)));
  write('version.json', JSON.stringify({ version: hash.digest('hex').slice(0, 12), compiler }));
  console.log(`engine: ${compiled} of ${objects.size} files compiled in ${((performance.now() - begun) / 1000).toFixed(1)} s, into ${relative(process.cwd(), out) || '.'}`);
}

async function compileAll(jobs, allHeaders) {
  // The largest first, so that no thread is left with one at the end.
  jobs.sort((a, b) => b.text.length - a.text.length);
  const total = jobs.length;
  let done = 0;
  const failures = [];
  const threads = Math.max(1, Math.min(Number(process.env.SITE_JOBS) || availableParallelism(), jobs.length));
  await Promise.all(Array.from({ length: threads }, () => new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url));
    worker.on('error', reject);
    let current;
    const next = () => {
      current = jobs.shift();
      if (current === undefined) {
        worker.terminate();
        resolve();
        return;
      }
      worker.postMessage({ source: current.source, text: current.text });
    };
    worker.on('message', ({ source, status, output, object }) => {
      console.log(`[${++done}/${total}] ${source}`);
      if (output !== '') process.stderr.write(output);
      if (status !== 0) failures.push(source);
      else {
        writeFileSync(`${current.file}.new`, object);
        renameSync(`${current.file}.new`, current.file);
      }
      next();
    });
    worker.postMessage({ headers: allHeaders });
    next();
  })));
  if (failures.length > 0) throw new Error(`not compiled: ${failures.join(', ')}`);
}

async function archive(llvm, name, objects) {
  const files = {};
  for (const [source, file] of objects) files[`${source.replaceAll('/', '_')}.o`] = new Uint8Array(readFileSync(file));
  const { status, files: result, output } = await llvm.run(['ar', 'rcs', name, ...Object.keys(files)], files);
  if (status !== 0) throw new Error(output);
  write(name, fileOf(result, name));
}

function write(name, content) {
  const file = join(out, name);
  const bytes = Buffer.from(content);
  if (existsSync(file) && statSync(file).size === bytes.length && readFileSync(file).equals(bytes)) return;
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}
