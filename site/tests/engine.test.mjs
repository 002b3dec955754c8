// The engine in Node: whole programs, the catalogue of broken kernels, counts.   node --test site/tests/engine.test.mjs
// Needs site/node_modules (npm ci) and build/site/engine (node site/build.mjs).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { headersOf, readStages } from '../generate.mjs';
import { Engine } from '../worker/engine.mjs';
import { programAround } from '../worker/stages.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (path) => readFileSync(join(root, path), 'utf8');
const engine = new Engine();
after(() => engine.close());
const run = (source, options = {}) => engine.run(source, { timeout: 60, compileTimeout: 600, ...options });
const slowly = { timeout: 1_200_000 };

describe('whole programs', slowly, () => {
  for (const file of readdirSync(join(root, 'simt/tests/cc/programs')).filter((name) => name.endsWith('.cu'))) {
    test(`${file} finds its results right`, slowly, async () => {
      const result = await run(read(`simt/tests/cc/programs/${file}`), { name: file, env: { SIMT_DEVICES: '2' }, arch: /wmma|mma_|tensor|ptx/.test(file) ? '900' : '750' });
      assert.deepEqual(result.compileErrors, []);
      assert.equal(result.exitCode, 0, result.stdout + result.stderr);
    });
  }

  test('a wrong kernel is noticed', slowly, async () => {
    const source = read('simt/tests/cc/programs/scan.cu').replace('i >= step ?', 'i > step ?');
    assert.equal((await run(source, { name: 'scan.cu' })).exitCode, 1);
  });
});

describe('what ends a program', slowly, () => {
  test('a compile error stands at its line', slowly, async () => {
    const { compileErrors } = await run('int main() {\n    int x = ;\n}\n');
    assert.equal(compileErrors[0].file, 'main.cu');
    assert.equal(compileErrors[0].line, 2);
  });

  test('an endless loop is stopped, and the next program runs', slowly, async () => {
    assert.equal((await run('int main() { for (volatile int i = 0;; ++i) {} }', { timeout: 3 })).stopped, 'time');
    assert.equal((await run('int main() { return 7; }')).exitCode, 7);
  });

  test('a division by zero in a kernel is an error of the launch', slowly, async () => {
    const { exitCode, stderr } = await run(`__global__ void divide(int* x) { x[0] /= x[1]; }
int main() { int* x; cudaMallocManaged(&x, 8); x[0] = 1; x[1] = 0; divide<<<1, 1>>>(x); return cudaDeviceSynchronize() != cudaSuccess ? 3 : 0; }`);
    assert.match(stderr, /divided an integer by zero/);
    assert.equal(exitCode, 3);
  });

  test('2 GB of device memory are refused', slowly, async () => {
    const { exitCode } = await run('int main() { void* p; return cudaMalloc(&p, 2147483648u) == cudaErrorMemoryAllocation ? 5 : 0; }');
    assert.equal(exitCode, 5);
  });
});

/// The files of the catalogue: what main.cpp of it is linked with (simt/tests/check/CMakeLists.txt).
const CATALOGUE = /simt_check_sources\(simt_check_catalogue ([^)]*)\)/.exec(read('simt/tests/check/CMakeLists.txt'))[1].trim().split(/\s+/).filter((name) => name.endsWith('.cu'));

/// The marks in the catalogue: "[name kind of mistake]".
function catalogue() {
  const all = [];
  for (const file of CATALOGUE) {
    read(`simt/tests/check/${file}`).split('\n').forEach((line, i) => {
      const marks = line.indexOf('// [');
      if (marks < 0) return;
      for (const [, name, kind] of line.slice(marks).matchAll(/\[(\w+) ([^\]]+)\]/g)) all.push({ name, kind, file, line: i + 1 });
    });
  }
  return all;
}

const native = ['build/cpu/tests/simt_check/simt_check_catalogue', 'build/cpu/simt/tests/check/simt_check_catalogue']
  .map((path) => join(root, path)).find((path) => existsSync(path));

/// What of a finding must be the same in the tab: kind, lines, who.
const essence = ({ kind, file, line, other_file: otherFile, other_line: otherLine, thread, block }) =>
  JSON.stringify([kind, basename(file), line, basename(otherFile ?? ''), otherLine ?? 0, thread ?? null, block ?? null]);

describe('the catalogue of broken kernels', slowly, () => {
  const files = Object.fromEntries([...CATALOGUE, 'catalogue.hpp'].map((name) => [name, read(`simt/tests/check/${name}`)]));
  const check = (...args) => engine.checkAgain(read('simt/tests/check/main.cpp'), { mode: 'check', name: 'main.cpp', files, args, env: { SIMT_PATIENCE: '0.2' }, timeout: 60, compileTimeout: 900 });
  const seen = new Set();
  for (const expected of catalogue()) {
    if (seen.has(expected.name)) continue;
    seen.add(expected.name);
    test(`${expected.name}: ${expected.kind} at ${expected.file}:${expected.line}`, slowly, async () => {
      const broken = await check(expected.name, 'broken');
      assert.deepEqual(broken.compileErrors, []);
      assert.ok(broken.findings.some(({ kind, file, line, other_file: otherFile, other_line: otherLine }) => kind === expected.kind &&
        ((basename(file) === expected.file && line === expected.line) || (basename(otherFile ?? '') === expected.file && otherLine === expected.line))),
      JSON.stringify(broken.findings, null, 1) + broken.stderr);
      const repaired = await check(expected.name, 'repaired');
      assert.deepEqual(repaired.findings, []);
      assert.equal(repaired.exitCode, 0);
      if (native === undefined) return;
      const directory = mkdtempSync(join(tmpdir(), 'site-'));
      const json = join(directory, 'findings.json');
      try {
        execFileSync(native, [expected.name, 'broken'], { env: { ...process.env, SIMT_CHECK_JSON: json, SIMT_PATIENCE: '0.2' }, stdio: 'ignore' });
      } catch { /* it has findings */ }
      const told = JSON.parse(readFileSync(json, 'utf8')).findings;
      rmSync(directory, { recursive: true });
      assert.deepEqual(broken.findings.map(essence).sort(), told.map(essence).sort());
    });
  }
});

describe('the stages of the book', slowly, () => {
  const stages = readStages();
  const drivers = { check: read('tools/book/drivers/check_stage.cpp'), profile: read('tools/book/drivers/profile_stage.cpp') };
  const book = { headers: headersOf([...stages.map(({ source }) => source), ...Object.values(drivers)]), drivers };
  for (const stage of stages) {
    test(`${stage.name} is verified`, slowly, async () => {
      const result = await run(stage.source, { name: stage.file, ...programAround(stage, 'run', book), args: ['33'] });
      assert.deepEqual(result.compileErrors, []);
      assert.match(result.stdout, /verified/, result.stderr);
    });
  }
});
