// What the pages are made of, in Node: differences, pictures, links to programs, broken kernels, and the built site's
// links.   node --test site/tests/pages.test.mjs       The last group needs out/site (node site/site.mjs).
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';

import { accessesOf, costOf, heatOf, phasesOf, sectorsOf } from '../components/access.mjs';
import { diffLines, shortDiff } from '../components/diff.mjs';
import { cleanName, fromFragment, toFragment } from '../components/share.mjs';
import { compares, counted, inWords, judge, testsOf } from '../components/verdict.mjs';
import { zipOf } from '../components/zip.mjs';
import { examples, onlyBroken } from '../examples.mjs';
import { exercisesForTab } from '../exercises/exercises.mjs';
import { readStages } from '../generate.mjs';
import { deadLinks } from '../links.mjs';
import { writeServiceWorker } from '../offline.mjs';
import { Engine } from '../worker/engine.mjs';
import { RENAMED } from '../worker/instrument.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const out = resolve(root, process.env.SITE_OUT ?? 'out/site');
const read = (path) => readFileSync(join(root, path), 'utf8');
const lanes = (address) => Array.from({ length: 32 }, (_, lane) => address(lane));

describe('the difference of two texts', () => {
  test('holds both of them', () => {
    const [left, right] = ['chapters/03_naive_cuda/naive.cu', 'chapters/04_shared_memory/tiled.cu'].map(read);
    const lines = diffLines(left, right);
    const side = (not) => `${lines.filter(({ kind }) => kind !== not).map(({ text }) => text).join('\n')}\n`;
    assert.equal(side('+'), left);
    assert.equal(side('-'), right);
  });

  test('is as short as can be, and numbers the lines', () => {
    assert.deepEqual(diffLines('a\nb\nc\n', 'a\nx\nc\n'), [
      { kind: ' ', text: 'a', left: 1, right: 1 }, { kind: '-', text: 'b', left: 2 }, { kind: '+', text: 'x', right: 2 }, { kind: ' ', text: 'c', left: 3, right: 3 },
    ]);
  });

  test('leaves out what is equal for long', () => {
    const many = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const other = [...many];
    other[10] = 'another';
    assert.deepEqual(shortDiff(many.join('\n'), other.join('\n')).map(({ kind }) => kind).join(''), '@   -+   @');
    assert.deepEqual(shortDiff('a\n', 'a\n'), [{ kind: '@', text: '1 equal line' }]);
  });
});

describe('the service worker', () => {
  const HOME = 'http://site/book/';

  /// The service worker of a small site, with what a browser gives it. @param served {path: text}: what the server has
  function worker(served) {
    const directory = mkdtempSync(join(tmpdir(), 'site-worker-'));
    try {
      mkdirSync(join(directory, 'engine/v1'), { recursive: true });
      for (const [path, text] of Object.entries({ 'index.html': 'the book', 'engine/v1/a.wasm': 'the engine' })) writeFileSync(join(directory, path), text);
      writeServiceWorker(directory, 'v1');
      const listeners = {};
      const told = [];
      const kept = new Map();
      const cacheOf = (name) => ({
        match: async (address) => kept.get(`${name} ${address}`)?.clone(),
        put: async (address, answer) => { kept.set(`${name} ${address}`, new Response(await answer.arrayBuffer())); },
      });
      runInNewContext(readFileSync(join(directory, 'sw.js'), 'utf8'), {
        self: {
          location: { href: `${HOME}sw.js` },
          addEventListener: (type, listener) => { listeners[type] = listener; },
          clients: { matchAll: async () => [{ postMessage: (message) => told.push({ ...message }) }] },
        },
        caches: { open: async (name) => cacheOf(name), delete: async (name) => { for (const key of kept.keys()) if (key.startsWith(`${name} `)) kept.delete(key); } },
        fetch: async (request) => {
          const text = served[(request.url ?? String(request)).slice(HOME.length)];
          return text === undefined ? new Response('', { status: 404 }) : new Response(text);
        },
        crypto, URL, Response, Uint8Array,
      });
      const event = (more) => {
        const waits = [];
        return { waits, waitUntil: (promise) => waits.push(promise), respondWith: (promise) => { waits.answer = promise; }, ...more };
      };
      return {
        told,
        kept: () => [...kept.keys()].map((key) => key.replace(/^.* /, '').slice(HOME.length)),
        async install() {
          const installing = event();
          listeners.install(installing);
          await Promise.all(installing.waits);
        },
        async get(path) {
          const asked = event({ request: { url: `${HOME}${path}`, method: 'GET', mode: 'cors' } });
          listeners.fetch(asked);
          const text = await (await asked.waits.answer).text();
          await Promise.all(asked.waits);
          return text;
        },
      };
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  test('keeps a file of the engine that is right, and asks the server no more', async () => {
    const served = { 'engine/v1/a.wasm': 'the engine' };
    const one = worker(served);
    assert.equal(await one.get('engine/v1/a.wasm'), 'the engine');
    assert.deepEqual([one.kept(), one.told], [['engine/v1/a.wasm'], []]);
    delete served['engine/v1/a.wasm'];
    assert.equal(await one.get('engine/v1/a.wasm'), 'the engine');
  });

  test('does not keep one with a wrong byte, and tells the page; the next one that is right it keeps', async () => {
    const served = {};
    const one = worker(served);
    for (const wrong of ['the angine', 'the engin', '', 'the engine ']) {
      served['engine/v1/a.wasm'] = wrong;
      await one.get('engine/v1/a.wasm');
      assert.deepEqual([one.kept(), one.told.splice(0)], [[], [{ damaged: 'engine/v1/a.wasm' }]]);
    }
    served['engine/v1/a.wasm'] = 'the engine';
    await one.get('engine/v1/a.wasm');
    assert.deepEqual([one.kept(), one.told], [['engine/v1/a.wasm'], []]);
  });

  test('does not keep what is not there, or no part of this engine', async () => {
    const one = worker({ 'engine/v2/a.wasm': 'the engine' });
    await one.get('engine/v1/a.wasm');
    assert.deepEqual([one.kept(), one.told], [[], []]);
    await one.get('engine/v2/a.wasm');
    assert.deepEqual([one.kept(), one.told], [[], [{ damaged: 'engine/v2/a.wasm' }]]);
  });

  test('keeps the book whole, or nothing of it', async () => {
    const right = worker({ 'index.html': 'the book' });
    await right.install();
    assert.deepEqual(right.kept(), ['index.html']);
    const wrong = worker({ 'index.html': 'the hook' });
    await assert.rejects(wrong.install(), /index\.html is of another edition/);
    assert.deepEqual(wrong.kept(), []);
  });
});

describe('the engine of a page', () => {
  test('that fails while it loads ends the run with that failure, and is loaded anew by the next', async () => {
    // In the place of the compiler, what never has loaded.
    const engine = new Engine({ workers: { compiler: new URL('data:text/javascript,setInterval(() => {}, 1000)'), runner: new URL('data:text/javascript,') } });
    for (const words of ['engine/v1/a.wasm arrived damaged', 'once more']) {
      const run = engine.run('int main() {}');
      setTimeout(() => engine.fail(new Error(words)), 50);
      await assert.rejects(run, { message: words });
    }
    engine.close();
  });
});

describe('what a warp asks of memory', () => {
  test('32 neighbouring words are 4 sectors, a column of 128 words 32', () => {
    assert.deepEqual(costOf({ kind: 'global_load', bytes: 4, addresses: lanes((lane) => 4 * lane) }), { is: 4, best: 4, unit: 'sector' });
    assert.deepEqual(costOf({ kind: 'global_load', bytes: 4, addresses: lanes((lane) => 512 * lane) }), { is: 32, best: 4, unit: 'sector' });
    assert.equal(costOf({ kind: 'global_load', bytes: 4, addresses: lanes(() => 64) }).is, 1);
  });

  test('an access before an allocation is in the sector before it', () => {
    assert.deepEqual(sectorsOf({ kind: 'global_load', bytes: 4, addresses: [-4, 28, null] }), [-1, 0]);
  });

  test('a column of a 32-word tile takes 32 turns, of a 33-word tile one', () => {
    const column = (width) => ({ kind: 'shared_load', bytes: 4, addresses: lanes((lane) => 4 * width * lane) });
    assert.deepEqual(costOf(column(32)), { is: 32, best: 1, unit: 'turn' });
    assert.deepEqual(costOf(column(33)), { is: 1, best: 1, unit: 'turn' });
  });

  test('the same word for all is one turn; 16 bytes a lane are four phases', () => {
    assert.equal(costOf({ kind: 'shared_load', bytes: 4, addresses: lanes(() => 12) }).is, 1);
    assert.equal(phasesOf({ kind: 'shared_load', bytes: 16, addresses: lanes((lane) => 16 * lane) }).length, 4);
  });

  test('shares are of the whole program, rows of one file', () => {
    const line = (file, number, sectors) => ({ file, line: number, global_load: { requests: 10, sectors, bytes: 1280, lanes: 320 } });
    const rows = accessesOf({ kernels: [{ lines: [line('a.cu', 7, 30), line('a.cu', 3, 50), line('b.hpp', 1, 20)] }] }, 'a.cu');
    assert.deepEqual(rows.map(({ line: number, share, each, ideal }) => [number, share, each, ideal]), [[3, 0.5, 5, 4], [7, 0.3, 3, 4]]);
    assert.deepEqual([...heatOf(rows)], [[3, { share: 0.5, figure: 'sectors' }], [7, { share: 0.3, figure: 'sectors' }]]);
  });
});

describe('a program in a link', () => {
  test('comes back as it was', async () => {
    for (const text of ['', 'int main() {}\n', 'π ≈ 3, "<script>" & 漢字\n'.repeat(2000), read('chapters/04_shared_memory/warp_tiled.cu')])
      assert.deepEqual(await fromFragment(await toFragment(text, 'my kernel.cu')), { text, name: 'my kernel.cu' });
    assert.equal(await fromFragment('#the-idea'), undefined);
  });

  test('that is damaged or far too large is told', async () => {
    const whole = await toFragment(read('chapters/04_shared_memory/tiled.cu'), 'main.cu');
    await assert.rejects(fromFragment(whole.replace(/.{40}&name/, '&name')), /damaged/);
    await assert.rejects(fromFragment('#program=***'), /damaged/);
    await assert.rejects(fromFragment(await toFragment(' '.repeat(3 << 20), 'main.cu')), /million/);
  });

  test('brings a name without folders', () => {
    assert.equal(cleanName('../../common/base/x.cu'), 'x.cu');
    assert.equal(cleanName('C:\\a\\b.cpp'), 'b.cpp');
    for (const bad of ['', '.cu', 'x.html', 'a\u0000.txt']) assert.equal(cleanName(bad), 'main.cu');
  });
});

describe('the broken kernels', () => {
  const all = examples(read);

  test('are many, and none tells its mistake', () => {
    assert.ok(all.length >= 40, String(all.length));
    for (const { name, mistake, source } of all) {
      assert.ok(mistake.length > 5, name);
      assert.doesNotMatch(source, /broken|repaired|Device<|\/\/ \[/, name);
      assert.ok(!source.includes(name), name);
      assert.match(source, /^\/\/ Find the bug[^]*\nint main\(\) \{/, name);
    }
  });

  test('are what the catalogue runs with <true>', () => {
    for (const [before, after] of [
      ['    if (!broken) __syncthreads();\n', ''],
      ['    if (broken) return;\n', '    return;\n'],
      ['x = broken ? f(a, b) : g(c, d);', 'x = f(a, b);'],
      ['if (broken || (a && b)) c();', 'c();'],
      ['if (broken && (a || b)) return;', 'if (a || b) return;'],
      ['if (!broken || s > 1) c();', 'if (s > 1) c();'],
      ['    if (broken) {\n        a();\n    } else {\n        b();\n    }\n', '    a();\n'],
      ['if (broken)\n        a();\n    else\n        b();\n', 'a();\n'],
    ]) assert.equal(onlyBroken(before), after, before);
  });
});

describe('an exercise', () => {
  const output = '[ RUN      ] A.One\n[       OK ] A.One\n[ RUN      ] A.Two\nrow 1: expected 2, got 3\n[  FAILED  ] A.Two\n[ RUN      ] A.Three\n';
  const points = [
    { what: 'one', test: 'A.One' }, { what: 'two', test: 'A.Two' }, { what: 'three', test: 'A.Three' }, { what: 'four', test: 'A.Four' },
    { what: 'no race', property: 'check:race' }, { what: 'in bounds', property: 'check:bounds' },
    { what: 'few sectors', property: 'count:global_load.sectors_per_request', atMost: 5 },
  ];

  test('is judged by its tests; what ended the program is the fault of the test that ran', () => {
    assert.deepEqual(testsOf(output, 'error: not solved yet\n'), {
      'A.One': { passed: true, message: '' }, 'A.Two': { passed: false, message: 'row 1: expected 2, got 3' }, 'A.Three': { passed: false, message: 'not solved yet' },
    });
    const findings = [{ kind: 'same value race', message: 'Error: Race reported', line: 7 }];
    assert.deepEqual(judge(points, { stdout: output, stderr: '', findings }).map(({ met }) => met), [true, false, false, false, false, true, undefined]);
    assert.deepEqual(judge(points, {}).map(({ met }) => met), Array(7).fill(undefined));
  });

  test('is told what a finding is in the words of `book exercise run` (grading/tests/exercises/test_rules.cpp)', () => {
    assert.equal(inWords({ message: 'Error: Race reported', file: '/a/k.cu', line: 3, other_file: '/a/k.cu', other_line: 7,
      details: ['in __shared__ memory, byte 4 of t: thread (1,0,0) in block (0,0,0) and thread (0,0,0) in block (0,0,0) of kernel k, with no order'] }),
    'a race: k.cu:3 and k.cu:7 touch the same word, and nothing orders them\n' +
      'in __shared__ memory, byte 4 of t: thread (1,0,0) in block (0,0,0) and thread (0,0,0) in block (0,0,0)');
    assert.equal(inWords({ message: 'Error: Invalid read', file: 'k.cu', line: 3, thread: [1, 2, 0], block: [3, 0, 0] }),
      'Invalid read at k.cu:3, thread (1,2,0) of block (3,0,0)');
  });

  test('is judged by what its kernels ask for', () => {
    const profile = { kernels: [{ totals: { global_load: { requests: 10, sectors: 40 } } }, { totals: { global_load: { requests: 10, sectors: 80 } } }] };
    assert.equal(counted(profile, 'global_load.sectors_per_request'), 6);
    assert.equal(counted(profile, 'global_load.requests'), 20);
    assert.equal(counted(profile, 'shared_load.requests'), 0);
    const [point] = judge(points.slice(-1), { profile });
    assert.equal(point.met, false);
    assert.equal(point.message, 'global load: 6 sectors per request, and at most 5 is good\n(a request is one access of a warp, a sector is 32 bytes)');
    const asSolution = [{ ...points.at(-1), atMost: 'reference' }];
    assert.equal(judge(asSolution, { profile })[0].met, undefined);
    assert.equal(judge(asSolution, { profile, reference: profile })[0].met, true);
    assert.equal(judge(asSolution, { profile, reference: { kernels: profile.kernels.slice(0, 1) } })[0].met, false);
  });

  test('is for the tab where it needs no threads and no traced memory: 22 or more', () => {
    const all = exercisesForTab();
    assert.ok(all.length >= 22, String(all.length));
    for (const { id, file, files, start, solution, points: mine } of all) {
      assert.notEqual(start, solution, id);
      assert.ok(files[file] === undefined && mine.length > 0, id);
      const tests = files[Object.keys(files).find((path) => path.endsWith('/test.cpp.hpp'))];
      // A point that the tab cannot decide could never be met.
      for (const { what, test: name, property = '', atMost } of mine) {
        assert.ok(name !== undefined || property.startsWith('check:') || typeof atMost === 'number' || compares({ atMost }), `${id}: ${what}`);
      }
      judge(mine, { stdout: '', findings: [{ kind: 'none', message: '', line: 1 }], profile: { kernels: [] }, reference: { kernels: [] } });
      for (const { test: name } of mine) if (name !== undefined) assert.ok(tests.includes(`TEST(${name.replace('.', ', ')})`), `${id}: ${name}`);
    }
  });
});

describe('a checked or counted program', () => {
  test('calls by another name what it does natively', () => {
    const [, names] = /foreach\(name (memcpy [a-z ]+)\)/.exec(read('simt/CMakeLists.txt'));
    const calls = Object.fromEntries(names.split(' ').map((name) => [name, `simt_check_${name}`]));
    const natively = (mode) => {
      const [, , rest] = new RegExp(`simt_mode_renames\\((${mode}) \\$\\{SIMT_LIBRARY_CALLS\\}([^)]*)\\)`).exec(read(`simt/${mode}/CMakeLists.txt`));
      return { ...calls, ...Object.fromEntries([...rest.matchAll(/"(\S+) (\S+)"/g)].map(([, from, to]) => [from, to])) };
    };
    const here = (mode) => Object.fromEntries(Object.entries(RENAMED[mode]).filter(([name]) => !name.startsWith('__tsan_')));
    assert.deepEqual(here('check'), natively('check'));
    assert.deepEqual(here('profile'), natively('count'));
  });
});

describe('the archive of what is solved', () => {
  const unpack = (files, work) => {
    const directory = mkdtempSync(join(tmpdir(), 'site-zip-'));
    try {
      writeFileSync(join(directory, 'solved.zip'), zipOf(files));
      const { status, stderr } = spawnSync('python3', ['-m', 'zipfile', '-e', join(directory, 'solved.zip'), join(directory, 'unpacked')], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return work(join(directory, 'unpacked'));
    } finally {
      rmSync(directory, { recursive: true });
    }
  };

  test('holds every file as it was, and the same files give the same bytes', () => {
    const files = { 'exercises/b/x.cu': 'π\n'.repeat(1000), 'exercises/a/y.cpp': 'int main() {}\n', 'exercises/a/empty': '' };
    assert.deepEqual(zipOf(files), zipOf(Object.fromEntries(Object.entries(files).reverse())));
    unpack(files, (directory) => {
      for (const [path, text] of Object.entries(files)) assert.equal(readFileSync(join(directory, path), 'utf8'), text);
    });
    assert.equal(zipOf({}).length, 22);
  });

  const book = join(process.env.M2M_BUILD ?? join(root, 'build/cpu'), 'bin/book');
  test('is graded as it lies there', { skip: existsSync(book) ? false : 'build/cpu/bin/book is not built' }, () => {
    const all = exercisesForTab().filter(({ id }) => ['07_1', '10_2'].includes(id));
    assert.equal(all.length, 2);
    unpack(Object.fromEntries(all.map(({ file, solution }) => [file, solution])), (directory) => {
      for (const { id } of all) {
        const grade = JSON.parse(execFileSync(book, ['grade', id, '--submission', directory, '--format', 'json'], { encoding: 'utf8', env: { ...process.env, M2M_ROOT: process.env.M2M_ROOT ?? root } }));
        assert.deepEqual([grade.verdict, grade.points], ['graded', grade.most], `${id}: ${grade.message}`);
      }
    });
  });
});

describe('dead links', () => {
  test('to pages, anchors, pictures are found, and only those', () => {
    const directory = mkdtempSync(join(tmpdir(), 'site-links-'));
    mkdirSync(join(directory, 'a'));
    writeFileSync(join(directory, 'index.html'), '<a href="/a/#here">x</a><a href="/a/#there">x</a><a href="/b">x</a><img src="/a/p.svg"><a href="https://example.org/">x</a>');
    writeFileSync(join(directory, 'a/index.html'), '<h2 id="here">x</h2><a href="../index.html#">x</a><a href="../c.html">x</a>');
    assert.deepEqual(deadLinks(directory).sort(), ['a/index.html: ../c.html', 'index.html: /a/#there', 'index.html: /a/p.svg', 'index.html: /b']);
    assert.ok(deadLinks(directory, '/book/').includes('index.html: /a/#here leaves /book/'));
    rmSync(directory, { recursive: true });
  });
});

describe('the built site', { skip: existsSync(out) ? false : 'out/site is not built' }, () => {
  test('links the reference of the API, and only where there is one', () => {
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    const built = existsSync(join(out, 'api/index.html'));
    assert.equal(/<a[^>]*href="[^"]*\/api\/index\.html"[^>]*target="_self"/.test(index), built);
    if (!built) return;
    const page = readFileSync(join(out, 'api/index.html'), 'utf8');
    assert.match(page, /What the headers promise/);
    assert.match(page, /<a href="\.\.\/index\.html">Back to the book</);
    const names = readFileSync(join(out, 'api/annotated.html'), 'utf8');
    for (const name of ['Stage', 'HostMatrix', 'Mlp']) assert.match(names, new RegExp(`>${name}<`), name);
    assert.doesNotMatch(readFileSync(join(out, 'sw.js'), 'utf8'), /"api\//, 'not kept for offline reading: megabytes that few open');
  });

  test('has no dead link', () => assert.deepEqual(deadLinks(out, process.env.SITE_BASE), []));

  test('has every stage in an editor, in its chapter', () => {
    for (const stage of readStages()) {
      const page = readFileSync(join(out, dirname(stage.file), 'index.html'), 'utf8');
      assert.match(page, new RegExp(`Here stands <code[^>]*>${stage.name}</code>`), stage.name);
    }
  });

  test('has every exercise that the tab can test in an editor', () => {
    for (const { id, folder } of exercisesForTab()) assert.match(readFileSync(join(out, folder, 'index.html'), 'utf8'), new RegExp(`Here stands exercise <code[^>]*>${id}</code>`), id);
  });

  test('has the claims of chapter 10 and the twins of its kernels on one page, from their sources', () => {
    const page = readFileSync(join(out, 'need-a-gpu.html'), 'utf8').replace(/<[^>]*>/g, '');
    for (const [, claim] of read('chapters/10_do_you_need_a_gpu/README.md').matchAll(/^\| (\d+ [^|]*?) \| \[/gm)) assert.ok(page.includes(claim), claim);
    for (const name of ['naive', 'tiled', 'register_tiled']) for (const word of [`__launch_bounds__|void ${name}_kernel`, `fn ${name}_kernel`]) assert.match(page, new RegExp(word));
  });

  test('keeps every chapter, its pictures and what it runs with for offline use', () => {
    const worker = readFileSync(join(out, 'sw.js'), 'utf8');
    for (const path of ['index.html', 'playground.html', 'stages.json', 'examples.json', 'exercise/04_1.json', 'exercises.json', 'need-a-gpu.html', 'modules/calculators.wasm', 'modules/product.wasm', 'train.html', 'modules/trainer.wasm', 'modules/weights.safetensors', 'modules/trainer-worker.js', 'chapters/04_shared_memory/index.html', 'chapters/04_shared_memory/roofline.svg'])
      assert.ok(worker.includes(`"${path}"`), path);
    const [, , book, engine] = JSON.parse(`[${worker.slice(worker.lastIndexOf('\n})(') + 4, worker.lastIndexOf(')'))}]`);
    assert.deepEqual(Object.keys(book).filter((path) => path.startsWith('engine/')), [], 'the engine is kept when it is used');
    assert.ok(Object.keys(engine).length > 0 && Object.keys(engine).every((path) => path.startsWith('engine/')));
    Function(worker.replace(/^/, 'const self = null; return () => '));  // it is a program
  });
});
