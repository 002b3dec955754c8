// "Do you need a GPU?" in Node: the calculators against the native program, the product and the checker in WebAssembly, and
// the arithmetic around a GPU.   node --test site/tests/gpu.test.mjs
// Needs build/site/modules (node site/build.mjs).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ASKED, recordedAnswers } from './calculators.mjs';
import { scale, ticks, valueAt } from '../components/chart.mjs';
import { bothMeasured, crossingInWords, describeAdapter, gpuFailure, median, rateInWords, repeatsFor, timeInWords, withoutWebGpu } from '../gpu/figures.mjs';
import { KERNELS, gridOf } from '../gpu/gpu.mjs';
import { bandOf, guarded, touched } from '../gpu/guards.mjs';
import { EDGES } from '../gpu/survey.mjs';
import { Module, oneLine } from '../worker/module.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (path) => readFileSync(join(root, path), 'utf8');
const wasm = (name) => join(root, `build/site/modules/${name}.wasm`);
const load = (name) => Module.from(readFileSync(wasm(name)));

/// Equal, or equal up to the last bits: the C library's logarithm is another one in the tab.
function same(a, b, where) {
  if (typeof a === 'number' && typeof b === 'number') assert.ok(Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)), `${where}: ${a}, natively ${b}`);
  else if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object') {
    assert.deepEqual(Object.keys(a), Object.keys(b), where);
    for (const key of Object.keys(a)) same(a[key], b[key], `${where}.${key}`);
  } else assert.equal(a, b, where);
}

describe('the calculators', () => {
  test('answer as the native program does, numbers and complaints', async () => {
    const calculators = await load('calculators');
    const native = recordedAnswers();
    assert.equal(native.length, ASKED.length, 'record anew: node site/tests/calculators.mjs');
    ASKED.forEach(([name, request], i) => {
      let mine;
      try {
        mine = calculators.call(name, request);
      } catch (failure) {
        mine = { error: failure.message };
      }
      same(mine, native[i], `${name} ${JSON.stringify(request)}`);
    });
    assert.ok(native.filter(({ error }) => error !== undefined).length >= 12);
    for (const { error } of native) if (error !== undefined) assert.ok(!error.includes('\n') && error.length < 160, error);
  });

  const book = join(process.env.M2M_BUILD ?? join(root, 'build/cpu'), 'bin/book');
  test('cost what `book cost` says', { skip: existsSync(book) ? false : 'build/cpu/bin/book is not built' }, async () => {
    const calculators = await load('calculators');
    const directory = mkdtempSync(join(tmpdir(), 'site-'));
    try {
      for (const [name, request] of ASKED.slice(0, 10)) {
        const json = join(directory, 'cost.json');
        const options = { hours: '--hours', rent: '--rent', buy: '--buy', electricity: '--electricity', watts: '--watts', free_hours: '--free-hours' };
        const text = execFileSync(book, ['cost', '--json', json, ...Object.entries(request).flatMap(([key, value]) => [options[key], String(value)])], { encoding: 'utf8', env: { ...process.env, M2M_ROOT: root } });
        const native = JSON.parse(readFileSync(json, 'utf8'));
        const mine = calculators.call(name, request);
        for (const key of ['hours', 'rented', 'bought', 'free_sessions', 'break_even_hours', 'cheapest']) same(mine[key], native[key], key);
        // (On the command line every price given is "your price"; on the page, one that is another than at first.)
        const numbers = (all) => all.split('\n').filter((line) => /USD {3}|sessions? of|Buying/.test(line));
        assert.deepEqual(numbers(mine.text), numbers(text));
      }
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('begin with the prices and the assumptions of the book', async () => {
    const { cost, assumptions, parts } = (await load('calculators')).call('defaults');
    const price = (name, key) => Number(new RegExp(`${name}\\{([\\d.]+),`).exec(read('chapters/10_do_you_need_a_gpu/cost.hpp'))[1]) === cost[key].dollars;
    for (const key of ['rent', 'buy', 'electricity']) assert.ok(price(key, key) && cost[key].source.length > 10, key);
    assert.deepEqual(assumptions, { reach: 50, launch: 5, copy: 10 });
    assert.ok(parts.length >= 7 && parts.some(({ name, flops }) => name === 'T4' && Math.abs(flops - 8.1e12) < 1e11));
  });

  test('find a crossing between points; what is no curve is told in a line, and the next question answered', async () => {
    const calculators = await load('calculators');
    const cross = (x, champion, challenger) => calculators.call('crossing', { x, champion, challenger }).crossing;
    assert.ok(Math.abs(cross([1, 4], [1, 4], [2, 2]) - 2) < 1e-12);
    assert.equal(cross([1, 4], [1, 1], [2, 2]), null);
    assert.equal(cross([8, 16], [3, 3], [1, 1]), 8);
    assert.throws(() => cross([], [], []), /a crossing needs as many times as points/);
    assert.throws(() => cross([1, 2], [0, 1], [1, 1]), /times be above 0/);
    assert.equal(cross([1, 4], [1, 1], [2, 2]), null);
  });

  test('and the product are small: no page that only calculates loads a compiler', () => {
    const bytes = ['calculators', 'product'].reduce((sum, name) => sum + statSync(wasm(name)).size, 0);
    assert.ok(bytes < 2e6, String(bytes));
  });
});

describe('the product in the tab', () => {
  const verified = (product, [m, n, k], kind, spoil = () => {}) => {
    const { C } = product.call('prepare', { kind, m, n, k });
    for (let first = 0; first < m; first += 8) product.plain('multiply', first, Math.min(8, m - first), 1);
    spoil(product.floats(C, m * n));
    return product.call('check');
  };

  test('is right by every check, at every size, its rows shared out', async () => {
    const product = await load('product');
    for (const size of EDGES)
      for (const kind of ['exact', 'one term', 'rounding']) {
        const report = verified(product, size, kind);
        assert.deepEqual([report.ok, report.what, report.compared], [true, '', size[0] * size[1]], `${size} ${kind}`);
        assert.ok(report.error_over_bound <= 1);
      }
  });

  test('is found wrong where one element is: a number off, one never written, a last bit', async () => {
    const product = await load('product');
    const last = (C) => { const bits = new Uint32Array(C.buffer, C.byteOffset + 4 * (C.length - 1), 1); bits[0] += 1; };
    for (const [kind, spoil] of [['exact', (C) => { C[40] += 1; }], ['exact', (C) => { C[40] = NaN; }], ['one term', last], ['rounding', (C) => { C[7] *= 1.001; }], ['rounding', (C) => { C[7] = Infinity; }]]) {
      const report = verified(product, [17, 33, 65], kind, spoil);
      assert.equal(report.ok, false, `${kind} ${spoil}`);
      assert.match(report.what, /^C\(\d+, \d+\) should be/);
    }
  });

  test('large ones are checked by Freivalds\' method and in some rows, and found wrong, too', async () => {
    const product = await load('product');
    const size = [1040, 600, 280];  // beyond 2²⁷
    assert.equal(verified(product, size, 'exact').ok, true);
    assert.equal(verified(product, size, 'exact', (C) => { C[123456] += 1; }).ok, false);
    assert.equal(verified(product, size, 'rounding').ok, true);
    assert.equal(verified(product, size, 'rounding', (C) => { C[123456] = NaN; }).ok, false);
  });

  test('refuses what is no size and no check in a line', async () => {
    const product = await load('product');
    for (const [change, line] of [[{ m: 0 }, 'm: a whole number from 1 to 4096'], [{ n: 1.5 }, 'n: a whole number from 1 to 4096'], [{ k: 1e9 }, 'k: a whole number from 1 to 4096'], [{ kind: 'x' }, 'no check is called x']])
      assert.throws(() => product.call('prepare', { kind: 'exact', m: 4, n: 4, k: 4, ...change }), { message: line });
    product.call('prepare', { kind: 'exact', m: 4, n: 4, k: 4 });
    assert.throws(() => product.plain('multiply', 2, 3, 1), /no such rows/);
  });

  test('what traps is one line, too', () => {
    assert.equal(oneLine(new WebAssembly.RuntimeError('unreachable'), 'a\nerror: it is full\n'), 'it is full');
    assert.match(oneLine(new RangeError('WebAssembly.Memory(): could not allocate memory')), /not enough memory/);
    assert.equal(oneLine(new Error('one\ntwo')), 'one');
  });
});

describe('the kernels in WGSL', () => {
  const twins = { naive: 'chapters/03_naive_cuda/naive.cu', tiled: 'chapters/04_shared_memory/tiled.cu', register_tiled: 'chapters/04_shared_memory/register_tiled.cu' };
  const constants = (text, form) => Object.fromEntries([...text.matchAll(form)].map(([, name, value]) => [name, value.replace(/(?<=\d)u\b/g, '').replace(/\s/g, '')]));

  test('have the numbers of their twins in CUDA', () => {
    for (const [name, path] of Object.entries(twins)) {
      const cuda = constants(read(path), /^constexpr int (\w+) = ([^;]+);/gm);
      const wgsl = constants(read(`site/gpu/${name}.wgsl`), /^const (\w+) = ([^;]+);/gm);
      assert.ok(Object.keys(cuda).length > 0);
      assert.deepEqual(wgsl, cuda, name);
      assert.ok(read(`site/gpu/${name}.wgsl`).includes(`fn ${KERNELS[name].entry}(`));
      assert.equal(String(KERNELS[name].tile), cuda.tile ?? cuda.block_size);
      // The book's 65,535 slices are not needed: that many blocks of rows are more than the page's largest size.
    }
  });

  test('keep within the limits that every WebGPU has', () => {
    const text = read('site/gpu/register_tiled.wgsl');
    assert.ok(4 * (8 * 132 + 8 * 128) <= 16384 && /array<array<f32, padded>, depth>/.test(text));
    for (const name of Object.keys(twins)) assert.doesNotMatch(read(`site/gpu/${name}.wgsl`), /enable |subgroup|f16/);
  });

  test('are started on a grid that covers C', () => {
    assert.deepEqual(gridOf(KERNELS.naive, 17, 33), [3, 2]);
    assert.deepEqual(gridOf(KERNELS.register_tiled, 128, 129), [2, 1]);
    assert.deepEqual(gridOf(KERNELS.tiled, 1, 1), [1, 1]);
  });

  test('are tried at sizes that are no multiple of any tile', () => {
    for (const tile of [8, 16, 128]) for (const i of [0, 1, 2]) assert.ok(EDGES.some((size) => size[i] % tile !== 0 && size[i] > tile), `${tile}`);
    assert.ok(EDGES.some((size) => size.every((one) => one % 16 === 0)));
  });
});

describe('guard bands', () => {
  test('tell who wrote where', () => {
    const [m, n] = [3, 5];
    const values = Float32Array.from({ length: m * n }, (_, i) => i);
    const before = guarded(m, n, values);
    assert.equal(before.length, m * n + bandOf(n));
    assert.deepEqual([...new Float32Array(before.buffer, 0, m * n)], [...values]);
    assert.ok([...new Float32Array(before.buffer).subarray(m * n)].every(Number.isNaN));
    assert.equal(new Set(before.subarray(m * n)).size > 4000, true);
    assert.equal(touched('C', before.slice(), before, m, n, true), undefined);
    const changed = (at) => { const now = before.slice(); now[at] = 0; return now; };
    assert.match(touched('C', changed(m * n + 1), before, m, n, false), /outside C was written, 2 floats after/);
    assert.match(touched('A', changed(7), before, m, n, true), /A is an input and was written: A\(1, 2\)/);
    assert.equal(touched('C', changed(7), before, m, n, false), undefined);
  });
});

describe('figures', () => {
  test('medians', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.equal(median([5]), 5);
    assert.throws(() => median([]), /no median/);
  });

  test('how often to repeat', () => {
    assert.equal(repeatsFor(0.001, 0.04), 40);
    assert.equal(repeatsFor(1, 0.04), 1);
    assert.equal(repeatsFor(0, 0.04), 1000);
    assert.equal(repeatsFor(0.0003, 0.04, 100), 100);
  });

  test('times and rates in words', () => {
    for (const [seconds, words] of [[82.24e-6, '82.2 µs'], [1.4249e-3, '1.42 ms'], [0.9999e-3, '1.00 ms'], [0.25, '250 ms'], [0.99999, '1.00 s'], [12.34, '12.3 s'], [undefined, '–'], [NaN, '–']]) assert.equal(timeInWords(seconds), words);
    assert.equal(rateInWords(1000, 0.002), '1000 GFLOP/s');
    assert.equal(rateInWords(64, 0.001), '0.52 GFLOP/s');
  });

  test('adapters: their names, and which are software', () => {
    const of = (info, more) => describeAdapter({ info, ...more });
    assert.deepEqual(of({ vendor: 'nvidia', architecture: 'ampere', device: '', description: '' }), { name: 'nvidia ampere', software: false, known: true });
    assert.deepEqual(of({ vendor: 'nvidia', architecture: 'ampere', device: '0x2503', description: 'NVIDIA GeForce RTX 3060' }).name, 'NVIDIA GeForce RTX 3060');
    assert.equal(of({ vendor: 'intel', architecture: 'gen-12lp', device: '0x9a49', description: '' }).name, 'intel gen-12lp');
    assert.equal(of({ vendor: 'apple', architecture: 'common-3', device: '', description: '' }).software, false);
    for (const info of [{ vendor: 'google', architecture: 'swiftshader' }, { description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }, { description: 'Microsoft Basic Render Driver' }, { description: 'some GPU', isFallbackAdapter: true }]) assert.equal(of(info).software, true, JSON.stringify(info));
    assert.equal(describeAdapter({ isFallbackAdapter: true }).software, true);
    assert.deepEqual(describeAdapter({}), { name: 'a GPU that the browser does not name', software: false, known: false });
    assert.equal(of({ vendor: 'arm', architecture: 'valhall', description: 'Mali-G78 warped' }).software, false);
  });

  test('crossings in words', () => {
    assert.equal(crossingInWords([1, 2, 4], null, 'batch'), 'nowhere up to batch 4');
    assert.equal(crossingInWords([1, 2, 4], 1, 'batch'), 'always here, from batch 1 on');
    assert.equal(crossingInWords([1, 2, 4], 2.01, 'batch'), 'from batch 3 on');
    assert.equal(crossingInWords([1, 2, 4], 2, 'batch'), 'from batch 2 on');
    assert.equal(crossingInWords([], null, 'batch'), 'nothing was measured');
  });

  test('a size where one of two was not measured is no point of the crossing', () => {
    assert.deepEqual(bothMeasured([{ n: 64, cpu: 1, gpu: 2 }, { n: 128, gpu: 3 }, { n: 256, cpu: 4, gpu: 0 }], 'cpu', 'gpu'), { x: [64], champion: [1], challenger: [2] });
  });

  test('what to do without WebGPU is said for each browser', () => {
    const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';
    assert.match(withoutWebGpu(chrome), /enable-unsafe-webgpu/);
    assert.match(withoutWebGpu(chrome.replace('X11; Linux x86_64', 'Windows NT 10.0')), /113/);
    assert.match(withoutWebGpu('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'), /dom\.webgpu\.enabled/);
    assert.match(withoutWebGpu('Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15'), /Safari/);
    assert.match(withoutWebGpu('something'), /current Chrome/);
    assert.match(withoutWebGpu(chrome, false), /https/);
  });

  test('failures of WebGPU are one line', () => {
    assert.equal(gpuFailure(new Error('a\n  b')), 'a b');
    assert.match(gpuFailure({ constructor: { name: 'GPUOutOfMemoryError' }, message: '' }), /not enough memory/);
    assert.ok(gpuFailure('x'.repeat(1000)).length < 210);
    assert.match(gpuFailure(undefined), /./);
  });
});

describe('a chart', () => {
  test('has round places on its axes', () => {
    assert.deepEqual(ticks(1, 4096, true), [1, 10, 100, 1000]);
    assert.deepEqual(ticks(64, 600, true), [100, 200, 500]);
    assert.deepEqual(ticks(0, 1322, false), [0, 500, 1000]);
    assert.deepEqual(ticks(5, 5, false), [5]);
    assert.ok(ticks(1e-9, 1e9, true).length <= 7);
  });

  test('puts values where they belong', () => {
    assert.equal(scale(1, 100, 0, 200, true)(10), 100);
    assert.equal(scale(0, 10, 100, 0, false)(5), 50);
    assert.equal(scale(3, 3, 0, 10, false)(3), 5);
    assert.ok(Math.abs(valueAt([1, 100], [1, 100], 10, true) - 10) < 1e-9);
    assert.equal(valueAt([1, 3], [0, 4], 2, false), 2);
    assert.equal(valueAt([1, 3], [0, 4], 5, false), undefined);
  });
});
