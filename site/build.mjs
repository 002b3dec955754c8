// Builds the engine of the site: simt's translator, runtime, check and count mode, compiled to WebAssembly by the same
// compiler that the reader's tab uses, and everything the tab compiles the reader's programs with.
//
//   node site/build.mjs            into build/site/engine; what has not changed is not compiled again
//
// The result: translate.wasm, libsimt.a, libcheck.a, libcount.a, libbook.a, headers.json, fibers.json, version.json; and in
// build/site/modules the modules that pages call without the compiler (modules.mjs)
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import { gzip } from 'node:zlib';

import { MODULES, MODULE_FILES, MODULE_OPTIONS, linkModule } from './modules.mjs';
import { ENGINE_FILES } from './worker/compiler.mjs';
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
  simt: [...sourcesIn('simt/runtime'), ...sourcesIn('simt/observe'), ...sourcesIn('simt/libraries/cublas'), ...sourcesIn('simt/libraries/curand'), 'site/engine/cblas.cpp', 'site/engine/catch.cpp'],
  check: sourcesIn('simt/check'),
  count: [...sourcesIn('simt/count'), 'simt/check/platform/wasm/symbols.cpp'],
  book: [...sourcesIn('common/verify'), 'common/device/device.cpp', 'common/base/machine.cpp', 'site/engine/stage.cpp'],
};
const includes = ['', 'simt/runtime', 'simt/runtime/platform', 'simt/runtime/platform/wasm', 'simt/check/platform/wasm',
  'simt/libraries/cublas', 'site/engine'].map((path) => `-I/src/${path}`);
const options = ['-O2', '-std=c++20', '-DNDEBUG', ...includes, '-isystem', '/src/simt/include', '-isystem', '/src/nlohmann'];

/// The one function of the runtime that runs on a fiber and calls a kernel by its address.
const CALLS_KERNELS = '_ZN4simt6Worker10fiber_mainEv';
/// What starts fibers and waits for them runs below them all, and is never suspended.
const RUNS_FIBERS = '_ZN4simt6Worker3runERNS_4GridE';

/// Inline functions (as the linker names them) that no kernel calls: of std, nlohmann, simt::check and simt::count.
const OFF_FIBERS = /^_Z(?:T[hvc][n0-9_]*)*[ZNK]*(?:St|8nlohmann|4simt5check|4simt5count)/;

/// nlohmann-json, fmt and stb_image are packages of the system, as in the other builds.
function systemHeaders(library, header, debian) {
  const directory = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].find((path) => existsSync(join(path, header)));
  if (directory === undefined) throw new Error(`${header} is not here: apt-get install ${debian}`);
  const files = {};
  const visit = (path) => {
    for (const entry of readdirSync(join(directory, path), { withFileTypes: true })) {
      if (entry.isDirectory()) visit(`${path}/${entry.name}`);
      else files[`nlohmann/${path}/${entry.name}`] = readFileSync(join(directory, path, entry.name), 'utf8');
    }
  };
  visit(library);
  return files;
}

function headers() {
  const files = {};
  for (const path of [...filesBelow('simt', '.hpp', '.h').filter(withoutOtherPlatforms), ...filesBelow('site/engine', '.hpp', '.h'), ...filesBelow('common', '.hpp')])
    files[path] = readFileSync(join(root, path), 'utf8');
  for (const path of MODULE_FILES) files[path] = readFileSync(join(root, path), 'utf8');
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

/// The C++ library's headers that most sources include: reading them took most of the time of a compilation.
const STANDARD_HEADERS = ['algorithm', 'array', 'atomic', 'cerrno', 'chrono', 'cmath', 'cstdarg', 'cstddef', 'cstdint', 'cstdio', 'cstdlib', 'cstring',
  'exception', 'functional', 'iterator', 'limits', 'map', 'memory', 'mutex', 'new', 'numeric', 'optional', 'set', 'sstream', 'stdexcept', 'string',
  'string_view', 'tuple', 'type_traits', 'unordered_map', 'utility', 'vector'].map((name) => `#include <${name}>\n`).join('');

/// The options of one source. Sources with the same options can share precompiled headers.
const optionsOf = (source) => ['-DM2M_SIMULATED_DEVICE=1', '-fcxx-exceptions', source.startsWith('simt/') ? '-fignore-exceptions' : '-fexceptions',
  ...options, ...(MODULE_OPTIONS[source] ?? [])];

async function compile(llvm, { source, text, tree, precompiled }) {
  const sys = { libc: tree.site.engine.include, 'standard.hpp': STANDARD_HEADERS, ...(precompiled === undefined ? {} : { 'standard.pch': precompiled }) };
  const { status, files, output } = await llvm.cc1(
    ['-emit-obj', ...optionsOf(source), ...(precompiled === undefined ? [] : ['-include-pch', '/sys/standard.pch']),
      '-main-file-name', source.split('/').at(-1), '-o', '/out.o', '-x', 'c++', `/src/${source}`],
    { src: { ...tree, ...merged(tree, source, text) }, sys });
  return { status, output, object: fileOf(files, 'out.o') };
}

/// The standard headers as sources with the options of this one need them.
async function precompile(llvm, { source, tree }) {
  const { status, text, output } = await llvm.cc1(['-emit-pch', ...optionsOf(source), '-o', '-', '-x', 'c++-header', '/sys/standard.hpp'],
    { src: tree, sys: { libc: tree.site.engine.include, 'standard.hpp': STANDARD_HEADERS } });
  return { status, output, object: text };
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
      parentPort.postMessage({ source: job.source, ...(await (job.text === undefined ? precompile : compile)(llvm, { ...job, tree })) });
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
  for (const source of new Set([...Object.values(libraries), ...Object.values(MODULES)].flat())) {
    const text = readFileSync(join(root, source), 'utf8');
    const hash = createHash('sha256').update(JSON.stringify([compiler, options, source, ...(MODULE_OPTIONS[source] ?? [])]));
    for (const path of dependencies(source, ours)) hash.update(path === source ? text : ours[path]);
    const file = join(cache, `${hash.digest('hex').slice(0, 32)}.o`);
    objects.set(source, file);
    if (!existsSync(file)) jobs.push({ source, text, file });
  }
  const compiled = jobs.length;
  if (compiled > 0) await compileAll(jobs, {
    ...ours, ...systemHeaders('nlohmann', 'nlohmann/json.hpp', 'nlohmann-json3-dev'), ...systemHeaders('fmt', 'fmt/format.h', 'libfmt-dev'),
    ...systemHeaders('stb', 'stb/stb_image.h', 'libstb-dev'),
  });

  const llvm = await newLlvm();
  await linkModules(llvm, objects);
  const archives = {};
  for (const [name, sources] of Object.entries(libraries)) {
    if (name === 'translate') continue;
    archives[`lib${name}.a`] = await archive(llvm, `lib${name}.a`, sources.map((source) => [source, objects.get(source)]));
  }
  const hashOfArchives = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const content of Object.values(archives)) hashOfArchives.update(content);
  const fibers = join(cache, `fibers-${hashOfArchives.digest('hex').slice(0, 32)}.json`);
  if (!existsSync(fibers)) writeFileSync(fibers, JSON.stringify(await neverOnFibers(llvm, archives)));
  write('fibers.json', readFileSync(fibers));
  const translate = Object.fromEntries(libraries.translate.map((source, i) => [`${i}.o`, new Uint8Array(readFileSync(objects.get(source)))]));
  const linked = await llvm.run(['wasm-ld', '-m', 'wasm32', '-L/usr/lib/wasm32-unknown-wasip1', '-L/usr/lib/wasm32-wasip1',
    '/usr/lib/wasm32-wasip1/crt1-command.o', ...Object.keys(translate), '-lc++', '-lc++abi', '-lc',
    '/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a', '-s', '-o', 'translate.wasm'], translate);
  if (linked.status !== 0) throw new Error(linked.output);
  write('translate.wasm', fileOf(linked.files, 'translate.wasm'));

  // What the reader's programs are compiled with: CUDA's headers, and the book's own that its stages include.
  const programs = {};
  for (const path of [...filesBelow('simt/include', '.hpp', '.h'), ...filesBelow('simt/include/cuda', '')])  // <cuda/atomic> has no ending
    programs[path] = readFileSync(join(root, path), 'utf8');
  for (const path of filesBelow('site/engine/include', '.h')) programs[path.replace('site/engine/include', 'libc')] = readFileSync(join(root, path), 'utf8');
  write('headers.json', JSON.stringify(programs));
  const hash = createHash('sha256').update(compiler);
  for (const name of ENGINE_FILES)
    hash.update(readFileSync(join(out, name)));
  const version = hash.digest('hex').slice(0, 12);
  const before = existsSync(join(out, 'version.json')) ? JSON.parse(readFileSync(join(out, 'version.json'), 'utf8')) : {};
  const download = before.version === version && before.download !== undefined ? before.download : await downloadSize();
  write('version.json', JSON.stringify({ version, compiler, download }));
  console.log(`engine: a download of ${(download / 1e6).toFixed(1)} MB, compressed (gzip)`);
  console.log(`engine: ${compiled} of ${objects.size} files compiled in ${((performance.now() - begun) / 1000).toFixed(1)} s, into ${relative(process.cwd(), out) || '.'}`);
}

/// What the page asks for on the first Run: bytes, each file compressed by gzip.
async function downloadSize() {
  const modules = join(site, 'node_modules');
  const clang = ['bundle.js', 'llvm-resources.tar', 'llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm'];
  const files = [...ENGINE_FILES.map((name) => join(out, name)), ...clang.map((name) => join(modules, '@yowasp/clang/gen', name)), join(modules, 'binaryen/index.js')];
  const compress = promisify(gzip);
  return (await Promise.all(files.map(async (file) => (await compress(readFileSync(file), { level: 9 })).length))).reduce((sum, length) => sum + length, 0);
}

async function compileAll(jobs, allHeaders) {
  // The largest first, so that no thread is left with one at the end.
  jobs.sort((a, b) => b.text.length - a.text.length);
  const total = jobs.length;
  let done = 0;
  const failures = [];
  const threads = Math.max(1, Math.min(Number(process.env.SITE_JOBS) || availableParallelism(), jobs.length));

  // What several sources need is precompiled first; the others start meanwhile.
  const groups = new Map();
  for (const job of jobs) {
    const key = JSON.stringify(optionsOf(job.source));
    groups.set(key, [...(groups.get(key) ?? []), job]);
  }
  const queue = [];
  for (const group of groups.values()) {
    if (group.length < 3) continue;
    const headers = { source: group[0].source, waits: group };
    for (const job of group) job.headers = headers;
    queue.push(headers);
  }
  queue.push(...jobs.filter((job) => job.headers === undefined), ...jobs.filter((job) => job.headers !== undefined));

  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url)));
  let idle = [];
  await new Promise((resolve, reject) => {
    const give = () => {
      while (idle.length > 0 && failures.length === 0) {
        const at = queue.findIndex((job) => job.headers === undefined || job.headers.precompiled !== undefined);
        if (at < 0) break;
        const [job] = queue.splice(at, 1);
        const worker = idle.pop();
        worker.current = job;
        worker.postMessage({ source: job.source, text: job.text, precompiled: job.headers?.precompiled });
      }
      if (idle.length === workers.length) resolve();
    };
    for (const worker of workers) {
      worker.on('error', reject);
      worker.on('message', ({ source, status, output, object }) => {
        const job = worker.current;
        if (output !== '') process.stderr.write(output);
        if (status !== 0) failures.push(source);
        else if (job.waits !== undefined) {
          job.precompiled = new Uint8Array(new SharedArrayBuffer(object.length));
          job.precompiled.set(object);
        } else {
          writeFileSync(`${job.file}.new`, object);
          renameSync(`${job.file}.new`, job.file);
        }
        if (job.waits === undefined) console.log(`[${++done}/${total}] ${source}`);
        idle.push(worker);
        give();
      });
      worker.postMessage({ headers: allHeaders });
      idle.push(worker);
    }
    give();
  });
  for (const worker of workers) worker.terminate();
  if (failures.length > 0) throw new Error(`not compiled: ${failures.join(', ')}`);
}

async function archive(llvm, name, objects) {
  const files = {};
  for (const [source, file] of objects) files[`${source.replaceAll('/', '_')}.o`] = new Uint8Array(readFileSync(file));
  const { status, files: result, output } = await llvm.run(['ar', 'rcs', name, ...Object.keys(files)], files);
  if (status !== 0) throw new Error(output);
  write(name, fileOf(result, name));
  return fileOf(result, name);
}

async function linkModules(llvm, objects) {
  mkdirSync(join(out, '../modules'), { recursive: true });
  for (const [name, sources] of Object.entries(MODULES)) {
    const files = Object.fromEntries(sources.map((source, i) => [`${i}.o`, new Uint8Array(readFileSync(objects.get(source)))]));
    const linked = await llvm.run(linkModule(Object.keys(files), `${name}.wasm`), files);
    if (linked.status !== 0) throw new Error(linked.output);
    write(`../modules/${name}.wasm`, fileOf(linked.files, `${name}.wasm`));
  }
}

/// The functions of the libraries that are on no fiber's stack when it is suspended. Asyncify takes every call through a
/// pointer for one that may suspend; in most of the libraries none does. Inline functions (weak symbols) of the runtime
/// are left to Asyncify, the reader's kernels are called in them; those of the C++ library are not, no kernel calls it.
async function neverOnFibers(llvm, archives) {
  const [builtins, libc] = ['/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a', '/usr/lib/wasm32-wasip1'];
  const symbols = async (archive, ...which) => {
    const { status, text, output } = await llvm.run(['nm', ...which, archive], archives);
    if (status !== 0) throw new Error(output);
    return [...new TextDecoder().decode(text).matchAll(/^[0-9a-f ]* ([TtUW]) (\S+)$/gm)].filter(([, kind, name]) => kind !== 'W' || OFF_FIBERS.test(name)).map(([, , name]) => name);
  };
  const names = new Set();
  for (const archive of [...Object.keys(archives), ...['c', 'c++', 'c++abi', 'wasi-emulated-signal', 'wasi-emulated-process-clocks'].map((name) => `${libc}/lib${name}.a`), builtins])
    for (const name of await symbols(archive, '--defined-only')) names.add(name);

  const linked = await llvm.run(['wasm-ld', '-m', 'wasm32', `-L${libc}`, '--no-entry', '--no-demangle', '--allow-undefined', '--no-gc-sections',
    '--whole-archive', 'libsimt.a', '--no-whole-archive', '-lc++', '-lc++abi', '-lc', '-lwasi-emulated-signal', '-lwasi-emulated-process-clocks', builtins,
    '-o', '-'], archives);
  if (linked.status !== 0) throw new Error(linked.output);
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(linked.text);
  const callers = new Map();
  let caller;
  for (const [, defined, called] of module.emitText().matchAll(/\(func \$(\S+)|\(call \$([^\s()]+)/g)) {
    if (defined !== undefined) caller = defined;
    else callers.set(called, [...(callers.get(called) ?? []), caller]);
  }
  module.dispose();
  const suspends = new Set(callers.get('simt_start_unwind'));
  for (const name of suspends)
    for (const one of callers.get(name) ?? []) if (one !== RUNS_FIBERS) suspends.add(one);
  if (suspends.size === 0 || !names.has(CALLS_KERNELS) || !names.has(RUNS_FIBERS)) throw new Error('the functions of the runtime that suspend fibers were not found');
  for (const archive of Object.keys(archives)) {
    const wrong = archive === 'libsimt.a' ? undefined : (await symbols(archive, '--undefined-only')).find((name) => suspends.has(name));
    if (wrong !== undefined) throw new Error(`${archive} calls ${wrong}, which suspends a fiber: neverOnFibers() looks into libsimt.a only`);
  }
  return [...names].filter((name) => !suspends.has(name) && name !== CALLS_KERNELS).sort();
}

function write(name, content) {
  const file = join(out, name);
  const bytes = Buffer.from(content);
  if (existsSync(file) && statSync(file).size === bytes.length && readFileSync(file).equals(bytes)) return;
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}
