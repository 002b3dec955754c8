// The engine in Node: whole programs, the stages of the book, the catalogue of broken kernels; what the tab says is what
// the native commands say.
//
//   node --test site/tests/engine.test.mjs
//   SITE_TESTS=programs,catalogue,stages        only some of the three parts
//   … --test-name-pattern='surface_edge|cuda/tiled' …        only what is named so
//
// Needs site/node_modules (npm ci), build/site/engine (node site/build.mjs), and to compare with
// build/cpu/simt/tests/check/simt_check_catalogue (another build directory: M2M_BUILD).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';

import { Engine } from '../worker/engine.mjs';
import { programAround } from '../worker/stages.mjs';
import { book, catalogueFindings, countsOf, essenceOfFinding, essenceOfProfile, root, stages } from './native.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const slowly = { timeout: 7_200_000 };

/// An engine, and run() on it: each of the two halves below has one, and they go side by side.
function newEngine() {
  const engine = new Engine();
  after(() => engine.close());
  return { engine, run: (source, options = {}) => engine.run(source, { timeout: 120, compileTimeout: 900, once: true, ...options }) };
}

/// The files of the catalogue: what main.cpp of it is linked with (simt/tests/check/CMakeLists.txt).
const CATALOGUE = /simt_check_sources\(simt_check_catalogue ([^)]*)\)/.exec(read('simt/tests/check/CMakeLists.txt'))[1].trim().split(/\s+/).filter((name) => name.endsWith('.cu'));

/// The marks in the catalogue: "[name kind of mistake]".
function catalogue() {
  const all = new Map();
  for (const file of CATALOGUE) {
    read(`simt/tests/check/${file}`).split('\n').forEach((line, i) => {
      const marks = line.indexOf('// [');
      if (marks < 0) return;
      for (const [, name, kind] of line.slice(marks).matchAll(/\[(\w+) ([^\]]+)\]/g)) if (!all.has(name)) all.set(name, { name, kind, file, line: i + 1 });
    });
  }
  return [...all.values()];
}

/// Of counts by line, how many bytes were moved and by what.
const bytesOf = (counts) => counts.map(({ name, lines }) => ({
  name,
  lines: Object.fromEntries(Object.entries(lines).map(([line, accesses]) =>
    [line, Object.fromEntries(Object.entries(accesses).map(([kind, { bytes }]) => [kind, bytes]))])),
}));

const essences = (findings) => [...new Set(findings.map(essenceOfFinding))].sort();

/// Both branches of an if store to the same element. The tab's compiler makes one store of the two: one finding, not two.
const ONE_STORE = ['first_barrier', 'second_barrier'];

/// Which parts are left out.
const PARTS = (process.env.SITE_TESTS ?? 'programs,catalogue,stages').split(',');
const unless = (part) => ({ ...slowly, skip: !PARTS.includes(part) });
for (const part of PARTS) if (!['programs', 'catalogue', 'stages'].includes(part)) throw new Error(`SITE_TESTS=${part}: it is programs, catalogue or stages`);

describe('in two halves', { ...slowly, concurrency: 2 }, () => {
  describe('programs', unless('programs'), () => {
    const { run } = newEngine();

    // Thrust and CUB are the reader's own packages, and a tab has no packages.
    const NOT_IN_A_TAB = ['cub_block.cu', 'cub_device.cu', 'thrust.cu'];
    for (const file of readdirSync(join(root, 'simt/tests/cc/programs')).filter((name) => name.endsWith('.cu') && !NOT_IN_A_TAB.includes(name))) {
      test(`${file} finds its results right`, slowly, async () => {
        const result = await run(read(`simt/tests/cc/programs/${file}`), { name: file, env: { SIMT_DEVICES: '2' }, arch: /wmma|mma_|tensor|ptx/.test(file) ? '900' : '750' });
        assert.deepEqual(result.compileErrors, []);
        if (file === 'ptx.cu') {  // WebAssembly rounds to nearest only (site/engine/include/fenv.h)
          assert.deepEqual(result.stdout.split('\n').filter((line) => line !== '' && !/^F2\("(add|sub|mul|fma|div|sqrt|rcp)\.r[zmp]\./.test(line)), []);
          return;
        }
        assert.equal(result.exitCode, 0, result.stdout + result.stderr);
      });
    }

    test('a wrong kernel is noticed', slowly, async () => {
      const source = read('simt/tests/cc/programs/scan.cu').replace('i >= step ?', 'i > step ?');
      assert.equal((await run(source, { name: 'scan.cu' })).exitCode, 1);
    });

    test('arguments, standard input, files, the environment and the architecture arrive', slowly, async () => {
      const { stdout, compileErrors } = await run(`#include "answer.h"
#include <cstdio>
#include <cstdlib>
__global__ void arch(int* x) { *x = __CUDA_ARCH__; }
int main(int argc, char** argv) {
    int number = 0, *x;
    char word[16] = "";
    std::scanf("%d", &number);
    std::fscanf(std::fopen("data/word.txt", "r"), "%15s", word);
    cudaMallocManaged(&x, sizeof *x);
    arch<<<1, 1>>>(x);
    cudaDeviceSynchronize();
    std::printf("%s %d %s %d %s %d", argv[argc - 1], number, word, ANSWER, std::getenv("COLOUR"), *x);
}`, { args: ['one', 'two'], stdin: '17\n', files: { 'answer.h': '#define ANSWER 42\n', 'data/word.txt': 'word' }, env: { COLOUR: 'green' }, arch: '860' });
      assert.deepEqual(compileErrors, []);
      assert.equal(stdout, 'two 17 word 42 green 860');
    });

    test('a compile error stands at its line', slowly, async () => {
      for (const once of [true, false]) {
        const { compileErrors } = await run('#include <cstdio>\nint main() {\n    int x = ;\n}\n', { once });
        assert.equal(compileErrors[0].file, 'main.cu');
        assert.equal(compileErrors[0].line, 3);
      }
    });

    test('a header that is not there is told at its line', slowly, async () => {
      const { compileErrors } = await run('#include <cstdio>\n#include "missing.h"\nint main() {}\n', { once: false });
      assert.deepEqual([compileErrors[0].file, compileErrors[0].line], ['main.cu', 2]);
      assert.match(compileErrors[0].message, /missing\.h/);
    });

    test('an endless loop is stopped, and the next program runs', slowly, async () => {
      assert.equal((await run('int main() { for (volatile int i = 0;; ++i) {} }', { timeout: 3 })).stopped, 'time');
      assert.equal((await run('__global__ void k() { for (volatile int i = 0;; ++i) {} }\nint main() { k<<<1, 32>>>(); cudaDeviceSynchronize(); }', { timeout: 3 })).stopped, 'time');
      assert.equal((await run('int main() { return 7; }')).exitCode, 7);
    });

    test('a launch that fails ends, and the program goes on', slowly, async () => {
      const { exitCode, stderr } = await run(`__global__ void divide(int* x) { x[0] /= x[1]; }
__global__ void stop() { __trap(); }
__global__ void twice(int* x) { __shared__ int y[64]; y[threadIdx.x] = 2 * threadIdx.x; __syncthreads(); x[threadIdx.x] = y[63 - threadIdx.x]; }
int main() {
    int* x; cudaMallocManaged(&x, 64 * sizeof(int)); x[0] = 1; x[1] = 0;
    divide<<<1, 1>>>(x);
    if (cudaDeviceSynchronize() == cudaSuccess) return 3;
    cudaDeviceReset();
    stop<<<2, 64>>>();
    if (cudaDeviceSynchronize() == cudaSuccess) return 4;
    cudaDeviceReset();
    cudaMallocManaged(&x, 64 * sizeof(int));
    twice<<<1, 64>>>(x);
    if (cudaDeviceSynchronize() != cudaSuccess) return 5;
    return x[0] == 126 && x[63] == 0 ? 0 : 6;
}`);
      assert.match(stderr, /divided an integer by zero/);
      assert.equal(exitCode, 0, stderr);
    });

    test('an exception that nobody catches is one line, and what was printed before it stands', slowly, async () => {
      const fails = async (body, line, source = '') => {
        const { exitCode, stdout, stderr, compileErrors } = await run(`#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>
${source}
int main() { std::printf("begun"); ${body} }`);
        assert.deepEqual(compileErrors, []);
        assert.deepEqual([exitCode, stdout, stderr], [1, 'begun', `error: ${line}\n`]);
      };
      await fails('throw std::runtime_error("no such file");', 'no such file');
      await fails('throw 17;', 'the program threw a int');
      await fails('return std::string("abc").at(argument());', 'basic_string', 'int argument() { volatile int x = 9; return x; }');
      await fails('try { wrong(); } catch (const std::logic_error&) {}', 'no such file', '[[gnu::noinline]] void wrong() { std::vector<int> x(9); throw std::runtime_error("no such file"); }');
      await fails('try { wrong(); } catch (...) { throw; }', 'no such file', '[[gnu::noinline]] void wrong() noexcept { std::vector<int> x(9); throw std::runtime_error("no such file"); }');
      await fails('try { throw 1; } catch (int) { throw std::out_of_range("again"); }', 'again');
    });

    test('a checked program tells what was found, however it ends', slowly, async () => {
      for (const end of ['throw std::runtime_error("no");', 'std::abort();', 'std::_Exit(3);', 'assert(p == nullptr);', '*reinterpret_cast<volatile int*>(0xfffffff0u) = 1;']) {
        const { findings, exitCode } = await run(`#include <cassert>
#include <cstdlib>
#include <stdexcept>
__global__ void past_the_end(int* p) { p[threadIdx.x + 1] = 0; }
int main() {
    int* p = nullptr;
    cudaMalloc(&p, 4 * sizeof(int));
    past_the_end<<<1, 4>>>(p);
    cudaDeviceSynchronize();
    ${end}
}`, { mode: 'check' });
        assert.deepEqual(findings.map(({ kind, line }) => [kind, line]).slice(0, 1), [['invalid access', 4]], end);
        assert.notEqual(exitCode, 0, end);
      }
    });

    test('exceptions are caught in a checked and in a counted program, too', slowly, async () => {
      const source = read('simt/tests/cc/programs/exceptions.cu');
      for (const mode of ['check', 'profile']) {
        const { exitCode, stdout, stderr, findings, profile } = await run(source, { mode, name: 'exceptions.cu' });
        assert.equal(stdout, 'caught\n', stderr);
        // (It asks for too much on purpose, and handles it.)
        if (mode === 'check') assert.deepEqual(findings.map(({ kind }) => kind), ['api error', 'api error']);
        else assert.deepEqual([exitCode, profile === null], [0, false]);
      }
    });

    test('what memcpy() and modff() of a kernel touch is counted', slowly, async () => {
      const { profile, compileErrors } = await run(`#include <cstring>
__global__ void k(const float* in, float* out, float* whole, int bytes) {
    memcpy(out + threadIdx.x, in + threadIdx.x, bytes);
    modff(0.5f, whole + threadIdx.x);
}
int main() {
    float* p = nullptr;
    cudaMalloc(&p, 3 * 128);
    cudaMemset(p, 0, 3 * 128);
    k<<<1, 32>>>(p, p + 32, p + 64, 4);
    return cudaDeviceSynchronize();
}`, { mode: 'profile' });
      assert.deepEqual(compileErrors, []);
      const { global_load: load, global_store: store } = profile.kernels[0].totals;
      assert.deepEqual([load.requests, load.sectors, store.requests, store.sectors], [1, 4, 2, 8]);
    });

    test('2 GB of device memory are refused, and the next program runs', slowly, async () => {
      assert.equal((await run('int main() { void* p; return cudaMalloc(&p, 2147483648u) == cudaErrorMemoryAllocation ? 5 : 0; }')).exitCode, 5);
      assert.equal((await run('int main() { return 7; }')).exitCode, 7);
    });
  });

  // Before a release, and after changes of check or count mode.
  describe('what the native commands say', slowly, () => {
    const { engine, run } = newEngine();

    // All of it is one program, which is compiled once.
    describe('of the catalogue of broken kernels', unless('catalogue'), () => {
      const files = Object.fromEntries([...CATALOGUE, 'catalogue.hpp'].map((name) => [name, read(`simt/tests/check/${name}`)]));
      const check = (...args) => engine.checkAgain(read('simt/tests/check/main.cpp'), { mode: 'check', name: 'main.cpp', files, args, env: { SIMT_PATIENCE: '0.2' }, timeout: 120, compileTimeout: 1800, once: true });
      for (const { name, kind, file, line } of catalogue()) {
        test(`${name}: ${kind} at ${file}:${line}`, slowly, async () => {
          const broken = await check(name, 'broken');
          assert.deepEqual(broken.compileErrors, []);
          assert.ok(broken.findings.some((one) => one.kind === kind &&
            ((basename(one.file) === file && one.line === line) || (basename(one.other_file ?? '') === file && one.other_line === line))),
          JSON.stringify(broken.findings, null, 1) + broken.stderr);
          const natively = essences(catalogueFindings(name));
          assert.deepEqual(essences(broken.findings), ONE_STORE.includes(name) ? natively.filter((one) => essences(broken.findings).includes(one)) : natively);
          const repaired = await check(name, 'repaired');
          assert.deepEqual(repaired.findings, []);
          assert.equal(repaired.exitCode, 0);
        });
      }
    });

    describe('of the stages', unless('stages'), () => {
      for (const stage of stages) {
        test(`${stage.name} is verified${stage.device ? ', clean, and counted as natively' : ''}`, slowly, async () => {
          const result = await run(stage.source, { name: stage.file, ...programAround(stage, 'run', book), args: ['33'] });
          assert.deepEqual(result.compileErrors, []);
          assert.match(result.stdout, /verified/, result.stderr);
          if (!stage.device) return;
          const checked = await run(stage.source, { mode: 'check', name: stage.file, ...programAround(stage, 'check', book) });
          assert.deepEqual(checked.findings, []);
          assert.match(checked.stdout, /right at all/, checked.stderr);
          const { profile, stderr } = await run(stage.source, { mode: 'profile', name: stage.file, ...programAround(stage, 'profile', book) });
          assert.ok(profile !== null, stderr);
          // Which stores of halves become one is the compiler's choice: there, the bytes are compared.
          const essence = stage.inputs === 'float16' ? bytesOf : (counts) => counts;
          assert.deepEqual(essence(essenceOfProfile(profile)), essence(countsOf(stage)));
        });
      }

      test('an edit is seen, and its findings and counts are those of the whole file', slowly, async () => {
        const stage = stages.find(({ name }) => name === 'cuda/tiled');
        const edited = stage.source.replace(/\/\/ \[empty\].*\n\s*__syncthreads\(\);\n/, '\n');
        assert.notEqual(edited, stage.source);
        const options = { name: stage.file, mode: 'check', ...programAround(stage, 'check', book) };
        assert.deepEqual((await run(stage.source, { ...options, once: false })).findings, []);
        const findings = (await run(edited, { ...options, once: false })).findings;
        assert.ok(findings.some(({ kind }) => kind === 'race'), JSON.stringify(findings));
        assert.deepEqual(findings, (await run(edited, options)).findings);
      });
    });
  });
});
