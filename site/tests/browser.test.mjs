// The site in Chromium: every page in both widths and themes, a chapter's editor, the playground, reading offline.
//   node --test site/tests/browser.test.mjs       Needs out/site (node site/site.mjs) and Chromium (CHROMIUM=PATH).
//   SITE_BASE=/name/ SITE_OUT=PATH …              the site that was built with these, below /name/
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { chromium } from 'playwright-core';

import { filesOf, writeServiceWorker } from '../offline.mjs';
import { serve } from '../serve.mjs';

const site = dirname(dirname(fileURLToPath(import.meta.url)));
const base = process.env.SITE_BASE ?? '/';
const out = resolve(dirname(site), process.env.SITE_OUT ?? 'out/site');
const patience = Number(process.env.SITE_PATIENCE ?? 180) * 1000;
const browserPath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const profile = mkdtempSync(join(tmpdir(), 'site-chromium-'));
const axe = readFileSync(join(site, 'node_modules/axe-core/axe.min.js'), 'utf8');
const slowly = { timeout: 3 * patience };
let server;
let context;
const complaints = [];
const elsewhere = [];

const address = (path) => `http://127.0.0.1:${server.address().port}${base}${path.slice(1)}`;
/// The path that a request is for, as seen from the site.
const within = (request) => new URL(request.url()).pathname.replace(base, '/');
const chapters = filesOf(out).filter((path) => /^chapters\/[^/]+\/index\.html$/.test(path)).map((path) => `/${path.replace('index.html', '')}`);
/// One of each kind besides.
const others = ['/', '/playground.html', '/train.html', '/need-a-gpu.html', '/install.html', '/exercises/', '/exercises/ex04_1_missing_barrier/', '/docs/glossary.html', '/simt/', '/source/chapters/04_shared_memory/tiled.cu.html'];

function listen(to) {
  // (binaryen tells on the console which functions it was told of and did not find.)
  to.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('warning: Asyncify')) complaints.push(`${message.page()?.url()}: ${message.text()}`); });
  to.on('weberror', (failure) => complaints.push(`${failure.page()?.url()}: ${failure.error()}`));
  to.on('request', (request) => { if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) elsewhere.push(request.url()); });
  to.on('request', (request) => { if (request.url().startsWith('http:') && !new URL(request.url()).pathname.startsWith(base)) elsewhere.push(request.url()); });
}

async function open(path, options) {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  if (options !== undefined) await page.emulateMedia(options);
  await page.goto(address(path));
  return page;
}

/// Text in the editor instead of what is there, as if it were typed.
async function type(page, text) {
  await page.locator('.cm-content').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

before(async () => {
  server = await serve();
  context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    headless: true,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      // A GPU that a CPU plays: its results count, its time does not.
      '--enable-unsafe-webgpu', '--enable-unsafe-swiftshader', '--use-webgpu-adapter=swiftshader'],
  });
  listen(context);
}, { timeout: patience });

after(async () => {
  await context?.close();
  server?.close();
  rmSync(profile, { recursive: true, force: true });
});

describe('every page', slowly, () => {
  test('opens at both widths and in both themes, without scrolling sideways', slowly, async () => {
    const page = await open('/');
    for (const [width, height] of [[1280, 860], [360, 740]]) {
      await page.setViewportSize({ width, height });
      for (const path of [...chapters, ...others]) {
        const scheme = path.length % 2 === 0 ? 'dark' : 'light';
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(address(path));
        await page.locator('h1').first().waitFor();
        const { wide, dark, pictures } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - innerWidth,
          dark: document.documentElement.classList.contains('dark'),
          pictures: [...document.querySelectorAll('.vp-doc img')].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
        }));
        assert.ok(wide <= 0, `${path} is ${wide} px wider than ${width}`);
        assert.equal(dark, scheme === 'dark', path);
        assert.deepEqual(pictures, [], path);
      }
    }
    await page.close();
  });

  test('is free of serious faults that axe-core finds', slowly, async () => {
    const page = await open('/');
    for (const path of ['/', '/playground.html', '/train.html', '/need-a-gpu.html', '/exercises/', '/chapters/03_naive_cuda/', '/chapters/06_mnist_mlp/', '/exercises/ex04_1_missing_barrier/', '/docs/glossary.html']) {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await page.goto(address(path));
        if (path === '/need-a-gpu.html') await page.locator('.calculator .chart').nth(1).waitFor();
        if (path === '/exercises/') await page.locator('.exercise-progress li').first().waitFor();
        const editor = page.locator('.stage-editor, .home-try, .playground').first();
        if (await editor.count() > 0) {
          await editor.scrollIntoViewIfNeeded();
          await editor.locator('.cm-content').waitFor();
        }
        if (path === '/train.html') await page.locator('.trainer button', { hasText: 'Train' }).and(page.locator(':enabled')).waitFor();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${path} ${colorScheme} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 150)).join(' | ')}`);
        assert.deepEqual(serious, []);
      }
    }
    await page.close();
  });

  test('of a chapter takes at most 300 KB, compressed, without the engine', slowly, async () => {
    const page = await open('/install.html');
    for (const path of chapters) {
      const loaded = new Set();
      const note = (request) => { if (!request.url().endsWith('/sw.js')) loaded.add(within(request)); };
      page.on('request', note);
      await page.goto(address(path), { waitUntil: 'networkidle' });
      page.off('request', note);
      let bytes = 0;
      for (const one of loaded) {
        const file = join(out, one.endsWith('/') ? `${one}index.html` : one);
        if (existsSync(file)) bytes += gzipSync(readFileSync(file)).length;
      }
      assert.ok(bytes > 20_000 && bytes <= 300_000, `${path}: ${bytes} bytes in ${[...loaded].join(' ')}`);
    }
    await page.close();
  });

  test('can be read without JavaScript', slowly, async () => {
    const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(address('/chapters/04_shared_memory/'));
    assert.match(await page.locator('h1').innerText(), /Shared memory/);
    assert.ok(await page.getByText('In chapter 03 every thread fetched its own numbers.').isVisible());
    assert.ok(await page.getByText('It needs JavaScript.').first().isVisible());
    await browser.close();
  });

  test('of a chapter leads to the one before and the next, and its menu fits one screen', slowly, async () => {
    const page = await open('/chapters/04_shared_memory/');
    await page.setViewportSize({ width: 1280, height: 860 });
    assert.match(await page.locator('.pager-link.prev').innerText(), /03/);
    assert.match(await page.locator('.pager-link.next').innerText(), /05/);
    const bottom = await page.locator('.VPSidebar a[href*="/chapters/"]').last().boundingBox();
    assert.ok(bottom.y + bottom.height < 860);
    assert.match(await page.locator('.VPDocAsideOutline').innerText(), /The barrier/);
    await page.close();
  });

  test('is found by its words: roofline', slowly, async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.locator('.VPLocalSearchBox input').fill('roofline');
    await page.locator('.VPLocalSearchBox .result', { hasText: /Shared memory|Do you need a GPU/ }).first().waitFor();
    await page.close();
  });
});

// One page for all that needs the engine: it is loaded once.
describe('an editor', slowly, () => {
  let page;
  const verdict = (words) => page.locator('.runner .verdict', { hasText: words }).first().waitFor();
  const press = (name) => page.getByRole('button', { name, exact: true }).first().click();

  before(async () => {
    page = await open('/playground.html');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);  // it keeps the engine for the last tests
    await page.locator('.cm-content').waitFor();
  });
  after(() => page.close());

  test('names the size of the compiler before it is loaded', async () => {
    assert.match(await page.locator('.runner .hint').innerText(), /loads the compiler: \d\d MB, once/);
  });

  test('runs a program by keyboard alone', slowly, async () => {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.runner .output', { hasText: 'thread 3 of block 1' }).waitFor();
  });

  test('shows a compile error at its line', slowly, async () => {
    await type(page, 'int main() {\n    int x = ;\n}\n');
    await press('Run');
    await verdict('does not compile');
    assert.match(await page.locator('.notes li').first().innerText(), /^line 2 .*expected expression/);
    await page.locator('.notes .line').first().click();
    await page.locator('.cm-lint-marker-error').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.className.includes('cm-content')), true);
  });

  test('stops an endless loop when asked', slowly, async () => {
    await type(page, '#include <cstdio>\nint main() { std::puts("begun"); std::fflush(stdout); for (volatile int i = 0;; ++i) {} }\n');
    await press('Run');
    await page.locator('.output', { hasText: 'begun' }).waitFor();
    await press('Stop');
    await verdict('Stopped.');
  });

  test('is refused 2 GB of the GPU\'s memory, with the usual error, and lives on', slowly, async () => {
    await type(page, `#include <cstdio>
int main() {
    void* memory;
    const cudaError_t status = cudaMalloc(&memory, 2147483648u);
    std::printf("%s: %s\\n", cudaGetErrorName(status), cudaGetErrorString(status));
}
`);
    await press('Run');
    await page.locator('.output', { hasText: 'cudaErrorMemoryAllocation: out of memory' }).waitFor();
    await type(page, '#include <cstdio>\nint main() { std::puts("alive"); }\n');
    await press('Run');
    await page.locator('.output', { hasText: 'alive' }).waitFor();
  });

  test('shows hostile output as text', slowly, async () => {
    await type(page, '#include <cstdio>\nint main() { std::puts("<img src=x onerror=\'window.hacked=1\'>{{ 7*6 }}"); }\n');
    await press('Run');
    await page.locator('.output', { hasText: '<img src=x onerror=\'window.hacked=1\'>{{ 7*6 }}' }).waitFor();
    assert.equal(await page.evaluate(() => window.hacked), undefined);
  });

  test('keeps what was typed over a reload, until it is reset', slowly, async () => {
    const other = await open('/playground.html');
    await other.locator('.cm-content', { hasText: 'hacked' }).waitFor();
    await other.getByRole('button', { name: 'Reset' }).click();
    await other.locator('.cm-content', { hasText: 'hello' }).waitFor();
    await other.reload();
    await other.locator('.cm-content', { hasText: 'hello' }).waitFor();
    await other.close();
  });

  test('finds the bug of a broken kernel, at its line', slowly, async () => {
    await page.locator('.bar select').selectOption('bug:no_first_barrier');
    await press('Check');
    await verdict('1 finding.');
    assert.match(await page.locator('.notes li').innerText(), /^line 10 Race reported, with line 12: .*byte 128 of part/);
    await page.locator('.cm-lint-marker-error').first().waitFor();
    await page.getByText('What is wrong?').click();
    assert.ok(await page.getByText('Its mistake:').isVisible());
  });

  test('draws who reads what: bars at the lines, 32 lanes and their banks; and again after an edit', slowly, async () => {
    await page.locator('.bar select').selectOption('start:transpose');
    await press('Profile');
    const row = page.locator('table.counts tr', { hasText: 'shared load' });
    await row.waitFor();
    assert.match(await row.innerText(), /32\.00 wavefronts \(1 would do\)/);
    assert.equal(await page.locator('.heat').count(), 2);
    assert.match(await page.locator('.access figcaption').innerText(), /32 turns where 1 would do/);
    assert.equal(await page.locator('.access rect.used').count(), 32);
    const text = (await page.locator('.cm-content').innerText()).replaceAll('\u200b', '');
    await type(page, text.replace('tile[32][32]', 'tile[32][33]'));
    await page.locator('table.counts tr', { hasText: 'shared load' }).filter({ hasText: '1.00 wavefronts' }).waitFor();
  });

  test('of a stage verifies it, finds its race, and tells it from another stage', slowly, async () => {
    // Over the page's own link, so that the engine stays.
    await page.locator('.VPSidebar').getByText('04 Shared memory').click();
    const editor = page.locator('.stage-editor').first();
    await editor.scrollIntoViewIfNeeded();
    await editor.locator('.cm-content').waitFor();
    await editor.getByRole('button', { name: 'Run' }).click();
    await editor.locator('.output', { hasText: 'verified' }).waitFor();
    assert.match(await editor.locator('.output').innerText(), /cuda\/tiled +64 x 64 x 64 +verified/);
    await editor.locator('select').selectOption('cuda/coalesced');
    await editor.locator('.diff .row.right', { hasText: '__shared__ float A_tile' }).waitFor();
    assert.ok(await editor.locator('.diff .row.left').count() > 0);

    const { findings, compileErrors } = await page.evaluate(async () => {
      const book = await (await fetch('../../stages.json')).json();
      const stage = book.stages.find(({ name }) => name === 'cuda/tiled');
      const last = stage.source.lastIndexOf('__syncthreads();');
      const source = `${stage.source.slice(0, last)}${stage.source.slice(last + '__syncthreads();'.length)}`;
      const driver = book.drivers.check.replace('__asm__(STAGE_SYMBOL)', '__asm__("_ZN3m2m4cuda5tiledEiiiPKfS2_Pf")');
      return window.book.run(source, { mode: 'check', name: stage.file, files: { ...book.headers, 'site_driver.cu': driver }, compileTimeout: 400 });
    });
    assert.deepEqual(compileErrors, []);
    assert.ok(findings.some(({ kind, file }) => kind === 'race' && file.endsWith('tiled.cu')), JSON.stringify(findings));
  });

  test('draws the same costs as the simulator counts', slowly, async () => {
    const { accessesOf, costOf } = await import('../components/access.mjs');
    const { source } = JSON.parse(readFileSync(join(out, 'examples.json'), 'utf8')).find(({ name }) => name === 'transpose_no_barrier');
    const result = await page.evaluate((text) => window.book.run(text, { mode: 'profile' }), source);
    const rows = accessesOf(result.profile, 'main.cu').filter(({ example }) => example !== undefined);
    assert.ok(rows.length >= 4);
    for (const { example } of rows) assert.equal(costOf(example).is, example.wavefronts ?? example.sectors, JSON.stringify(example));
  });
});

describe('an exercise', slowly, () => {
  test('is tested in the tab, and solved by its solution', slowly, async () => {
    const { solution } = JSON.parse(readFileSync(join(out, 'exercise/07_1.json'), 'utf8'));
    const page = await open('/exercises/ex07_1_break_even_jobs/');
    const editor = page.locator('.stage-editor');
    await editor.scrollIntoViewIfNeeded();
    await editor.locator('.cm-content').waitFor();
    await editor.getByRole('button', { name: 'Test' }).click();
    await editor.locator('.points .bad', { hasText: 'not solved yet' }).first().waitFor();
    assert.equal(await editor.locator('.solution').count(), 0);
    await type(page, solution);
    await editor.getByRole('button', { name: 'Test' }).click();
    await editor.locator('.verdict', { hasText: 'Solved.' }).waitFor();
    assert.equal(await editor.locator('.points .bad').count(), 0);
    await editor.getByText('The book\'s solution beside yours').click();
    assert.ok(await editor.getByText('They are equal.').isVisible());
    await page.close();
  });
});

describe('the exercises\' progress', slowly, () => {
  test('stands over their list, and what is solved is downloaded as it would be handed in', slowly, async () => {
    const page = await open('/exercises/');
    const mine = await page.evaluate(() => Object.keys(localStorage).filter((key) => /^book:exercise:.*:solved$/.test(key)));
    await page.evaluate(() => { localStorage.setItem('book:exercise:07_1:solved', '// solved\n'); localStorage.setItem('book:exercise:04_1', '// begun\n'); });
    await page.reload();
    const progress = page.locator('.exercise-progress');
    await progress.locator('li', { hasText: '07_1 ✓' }).waitFor();
    assert.match(await progress.locator('.verdict').innerText(), /^1 of \d\d solved/);
    assert.equal(await progress.locator('li', { hasText: '04_1 …' }).count(), 1);
    await page.locator('table td', { hasText: '07_1 ✓' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), progress.getByRole('button').click()]);
    assert.equal(download.suggestedFilename(), 'solved-exercises.zip');
    const zip = readFileSync(await download.path(), 'latin1');
    assert.ok(zip.startsWith('PK') && zip.includes('exercises/ex07_1_break_even_jobs/break_even.cpp') && zip.includes('// solved'));
    await page.evaluate((before) => { for (const one of ['07_1:solved', '04_1']) if (!before.includes(`book:exercise:${one}`)) localStorage.removeItem(`book:exercise:${one}`); }, mine);
    await page.close();
  });
});

describe('do you need a GPU', slowly, () => {
  const measure = async (page) => {
    await page.getByRole('button', { name: 'Measure my GPU' }).click();
    await page.locator('.own-gpu .verdict, .own-gpu .failed').first().waitFor();
    await page.locator('.own-gpu .busy').waitFor({ state: 'detached' });
  };

  test('is calculated with sliders, by keyboard alone, and says what is no number', slowly, async () => {
    const page = await open('/need-a-gpu.html');
    const cost = page.locator('section[aria-label="Rent or buy"]');
    await cost.locator('.output', { hasText: 'from 661 hours on' }).waitFor();
    assert.match(await cost.locator('.verdict').innerText(), /For 100 hours rent: 52\.60 USD instead of 331\.81 USD/);
    assert.match(await cost.locator('.chart .mark text').textContent(), /661 hours/);
    await cost.getByLabel('Hours of GPU time: slider').focus();
    await page.keyboard.press('End');
    await cost.locator('.verdict', { hasText: 'For 20,000 hours buy' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('<b>many</b>');
    assert.equal(await cost.getByRole('alert').innerText(), 'Hours of GPU time: a number from 0 to 1000000');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('661');
    await cost.locator('.verdict', { hasText: 'For 661 hours buy: 347.54 USD' }).waitFor();
    await cost.getByRole('button', { name: 'As it was' }).press('Enter');
    await cost.locator('.verdict', { hasText: 'For 100 hours rent' }).waitFor();

    const step = page.locator('section[aria-label^="From which batch"]');
    assert.match(await step.innerText(), /The GPU is faster (from batch|always)/);
    await step.getByLabel('Neurons of the hidden layer', { exact: true }).fill('32');
    await step.locator('.chart .mark text', { hasText: /^batch \d+$/ }).first().waitFor();
    await step.getByLabel('To start a kernel', { exact: true }).fill('50');
    await step.getByText(/from batch \d{2,}/).first().waitFor();
    await step.getByLabel('Epochs', { exact: true }).fill('0');
    assert.equal(await step.getByRole('alert').innerText(), 'Epochs: a whole number from 1 to 100000');
    await page.close();
  });

  test('on a software adapter: all three kernels are right, at sizes that fit no tile, and no speed is shown', slowly, async () => {
    const page = await open('/need-a-gpu.html');
    await measure(page);
    const text = await page.locator('.own-gpu').innerText();
    assert.match(text, /Adapter: .*swiftshader.*, software: a CPU plays the GPU/i);
    assert.match(text, /All three kernels are right at \d+ sizes/);
    await page.locator('.own-gpu summary').click();
    const sizes = page.locator('.own-gpu .sizes tbody tr');
    assert.ok(await sizes.count() >= 10);
    for (const row of await sizes.allInnerTexts()) assert.equal(row.match(/right, 0\.\d\d/g)?.length, 3, row);
    assert.equal(await page.locator('.own-gpu .times').count(), 0);
    assert.doesNotMatch(await page.locator('.own-gpu').innerText(), /GFLOP|\d (ms|µs)/);
    await page.close();
  });

  test('a wrong kernel, one that is not valid, and a lost GPU are one line each, and the page goes on', slowly, async () => {
    const page = await open('/need-a-gpu.html');
    const source = (name) => readFileSync(join(site, `gpu/${name}.wgsl`), 'utf8');
    const failing = async (wgsl, line) => {
      await page.evaluate((mine) => { window.book = { ...window.book, wgsl: mine }; }, wgsl);
      await measure(page);
      assert.match(await page.locator('.own-gpu .failed').innerText(), line);
      assert.equal(await page.locator('.own-gpu .verdict').count(), 0);
    };
    await failing({ tiled: source('tiled').replace('row < size.m && col < size.n', 'col < size.n') }, /^tiled is wrong at .*: memory outside C was written, .*edge test missing/);
    await failing({ naive: source('naive').replace('p < size.k;', 'p + 1u < size.k;') }, /^naive is wrong at .*C\(0, 0\) should be/);
    await failing({ register_tiled: source('register_tiled').replace('let a7 = A_tile[p][my_row + 7u]', 'let a7 = A_tile[p][my_row + 6u]') }, /^register_tiled is wrong at .*should be/);
    await failing({ naive: source('naive').replace('var sum = 0.0f', 'var sum = 0u') }, /^naive\.wgsl, line \d+: /);

    await page.evaluate(() => { delete window.book.wgsl; window.book.survey = { edges: Array.from({ length: 200 }, () => [64, 64, 64]) }; });
    await page.getByRole('button', { name: 'Measure my GPU' }).click();
    await page.locator('.own-gpu .busy', { hasText: 'Verifying' }).waitFor();
    await page.evaluate(() => window.book.gpu.device.destroy());
    await page.locator('.own-gpu .failed', { hasText: /The GPU was lost/ }).waitFor();
    await page.evaluate(() => { window.book.survey = { edges: [[17, 33, 65]] }; });
    await measure(page);
    await page.locator('.own-gpu .verdict', { hasText: 'right at 1 size,' }).waitFor();
    await page.close();
  });

  test('on what says it is a GPU: each way is timed after it was verified, and the crossing is said', slowly, async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.addInitScript(() => {
      Object.defineProperty(GPUAdapter.prototype, 'info', { get: () => ({ vendor: 'pretended', description: 'Pretended <b>GPU</b>' }) });
      window.book = { survey: { edges: [[17, 33, 65]], sizes: [32, 64, 128] } };
    });
    await page.goto(address('/need-a-gpu.html'));
    await measure(page);
    const text = await page.locator('.own-gpu').innerText();
    assert.match(text, /Adapter: Pretended <b>GPU<\/b>\./);
    assert.match(await page.locator('.own-gpu .crossing').innerText(), /faster than this tab's CPU (from n =|always|nowhere).*; with the matrices copied to it and the result back, (from n =|always|nowhere)/);
    const rows = await page.locator('.own-gpu .times tbody tr').allInnerTexts();
    assert.equal(rows.length, 3);
    for (const row of rows) assert.equal(row.match(/\d (µs|ms|s)\b/g)?.length, 5, row);
    assert.match(text, /median of up to five.*(timestamp queries|from submission)/s);
    await page.close();
  });

  test('without WebGPU it is said, with what to do', slowly, async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.addInitScript(() => { Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }); });
    await page.goto(address('/need-a-gpu.html'));
    await page.locator('.own-gpu .missing', { hasText: 'This browser has no WebGPU here.' }).waitFor();
    assert.match(await page.locator('.own-gpu .missing').innerText(), /chrome:\/\//);
    assert.equal(await page.getByRole('button', { name: 'Measure my GPU' }).count(), 0);
    await page.close();

    const none = await context.newPage();
    await none.addInitScript(() => { GPU.prototype.requestAdapter = async () => null; });
    await none.goto(address('/need-a-gpu.html'));
    await measure(none);
    assert.match(await none.locator('.own-gpu .failed').innerText(), /offers no GPU for it\. .*chrome:/);
    await none.close();
  });
});

describe('a link to a program', slowly, () => {
  test('opens it elsewhere, and shows hostile names and texts as they are', slowly, async () => {
    const page = await open('/playground.html');
    await page.locator('.cm-content').waitFor();
    await type(page, '// <script>window.hacked=1</script> π\nint main() {}\n');
    await page.getByRole('button', { name: 'Share by link' }).click();
    const link = await page.locator('.link input').inputValue();
    assert.ok(link.startsWith(address('/playground.html#program=')), link);
    const name = encodeURIComponent('<img src=x onerror=window.hacked=1>.cu');
    const other = await open(new URL(link.replace(/&name=.*/, `&name=${name}`)).href.replace(address('/'), '/'));
    await other.locator('.cm-content', { hasText: '// <script>window.hacked=1</script> π' }).waitFor();
    assert.equal(await other.locator('.runner .head code').innerText(), '<img src=x onerror=window.hacked=1>.cu');
    assert.equal(await other.evaluate(() => window.hacked), undefined);
    await other.close();

    const damaged = await open('/playground.html#program=AAAA&name=x.cu');
    await damaged.locator('.told', { hasText: 'damaged' }).waitFor();
    await damaged.close();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.close();
  });

  test('and a file of one\'s own, opened and downloaded', slowly, async () => {
    const page = await open('/playground.html');
    await page.locator('.cm-content').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'mine.cu', mimeType: 'text/plain', buffer: Buffer.from('// mine\nint main() {}\n') });
    await page.locator('.cm-content', { hasText: '// mine' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    assert.equal(download.suggestedFilename(), 'mine.cu');
    assert.equal(readFileSync(await download.path(), 'utf8'), '// mine\nint main() {}\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'a.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2]) });
    await page.locator('.told', { hasText: 'no text' }).waitFor();
    await page.close();
  });
});

describe('the page that trains', slowly, () => {
  let page;
  const sheet = () => page.getByRole('application', { name: 'Sheet to draw a digit on' });
  const reads = (words) => page.locator('.draw .verdict', { hasText: words }).waitFor();
  /// A digit by the pointer. @param points in hundredths of the sheet
  async function draw(points) {
    await sheet().scrollIntoViewIfNeeded();
    const box = await sheet().boundingBox();
    const at = ([x, y]) => [box.x + (x / 100) * box.width, box.y + (y / 100) * box.height];
    await page.mouse.move(...at(points[0]));
    await page.mouse.down();
    for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 5 });
    await page.mouse.up();
  }

  before(async () => { page = await open('/train.html'); });
  after(() => page.close());

  test('loads at most 3 MB, compressed, and no compiler', slowly, async () => {
    const other = await context.newPage();
    const loaded = new Set();
    other.on('request', (request) => { if (!request.url().endsWith('/sw.js')) loaded.add(within(request)); });
    await other.goto(address('/train.html'), { waitUntil: 'networkidle' });
    await other.close();
    const files = [...['trainer.wasm', 'weights.safetensors', 'trainer-worker.js'].map((name) => `/modules/${name}`), ...loaded].filter((path) => existsSync(join(out, path)) && !path.endsWith('/'));
    const bytes = [...new Set(files)].reduce((sum, path) => sum + gzipSync(readFileSync(join(out, path))).length, 0);
    assert.ok(bytes > 500_000 && bytes <= 3_000_000, `${bytes} bytes`);
    assert.deepEqual(files.filter((path) => path.startsWith('/engine/')), []);
  });

  test('reads a digit that is drawn, at once, and shows what the network sees', slowly, async () => {
    await sheet().waitFor();
    assert.match(await page.locator('.draw .verdict').innerText(), /Draw a digit/);
    await draw([[30, 25], [50, 15], [68, 25], [66, 42], [45, 60], [30, 80], [70, 80]]);
    await reads('It reads: 2');
    const ink = await page.locator('canvas.seen').evaluate((canvas) => canvas.getContext('2d').getImageData(0, 0, 28, 28).data.filter((value, i) => i % 4 === 0 && value > 200).length);
    assert.ok(ink > 30, String(ink));
    await page.getByRole('button', { name: 'Clear' }).click();
    await reads('Draw a digit');
  });

  test('is drawn on by keys alone', slowly, async () => {
    await sheet().focus();
    for (const key of [...Array(9).fill('ArrowUp'), ' ', ...Array(18).fill('ArrowDown'), ' ']) await page.keyboard.press(key);
    await reads('It reads: 1');
    assert.match(await page.locator('.draw .heard').innerText(), /Column 14, row 23, pen up/);
    await page.keyboard.press('Delete');
    await reads('Draw a digit');
  });

  test('reads a picture from a file, and tells of one that is none', slowly, async () => {
    const input = page.locator('.draw input[type=file]');
    await input.setInputFiles({ name: '<b>bad</b>.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await reads('<b>bad</b>.png: not an image');
    await input.setInputFiles(join(dirname(site), 'datasets/digits.png'));
    await reads('It reads:');
    await page.getByRole('button', { name: 'Clear' }).click();
  });

  test('trains to 97 %, draws it, is paused and goes on', slowly, async () => {
    const trainer = page.locator('.trainer');
    await trainer.getByRole('button', { name: 'Train', exact: true }).click();
    await trainer.locator('.goal').waitFor();
    const [, seconds] = /97 % of the test digits are read right, after [\d,]+ steps, ([\d.]+) s/.exec(await trainer.locator('.goal').innerText());
    assert.ok(Number(seconds) <= 15, `${seconds} s`);
    await trainer.getByRole('button', { name: 'Pause' }).click();
    await trainer.locator('.now', { hasText: 'Paused' }).waitFor();
    const { curve, colours } = await trainer.evaluate((all) => {
      const canvas = all.querySelector('.layer canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return { curve: all.querySelector('.curve.loss').getAttribute('d').length, colours: new Set(data).size };
    });
    assert.ok(curve > 30 && colours > 100, `${curve} ${colours}`);
    const before = await trainer.locator('.now').innerText();
    await trainer.getByRole('button', { name: 'Continue' }).click();
    await page.waitForFunction((text) => document.querySelector('.trainer .now').innerText !== text && document.querySelector('.trainer .now').innerText.startsWith('Training'), before);
    await trainer.getByRole('button', { name: 'Pause' }).click();
    await trainer.locator('.now', { hasText: 'Paused' }).waitFor();
  });

  test('saves weights, takes them back, and tells in one line of a file that is damaged', slowly, async () => {
    const trainer = page.locator('.trainer');
    const [download] = await Promise.all([page.waitForEvent('download'), trainer.getByRole('button', { name: 'Save weights' }).click()]);
    assert.equal(download.suggestedFilename(), 'weights.safetensors');
    const buffer = readFileSync(await download.path());
    const input = trainer.locator('input[accept=".safetensors"]');
    await input.setInputFiles({ name: 'mine.safetensors', mimeType: 'application/octet-stream', buffer: buffer.subarray(0, 1000) });
    await trainer.locator('.told.bad', { hasText: /^mine\.safetensors: .*bytes/ }).waitFor();
    await input.setInputFiles({ name: 'mine.safetensors', mimeType: 'application/octet-stream', buffer });
    await trainer.locator('.told', { hasText: 'a network 784 → 128 → 10' }).waitFor();
    await trainer.locator('input[multiple]').setInputFiles(['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']
      .map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('nonsense') })));
    await trainer.locator('.told.bad', { hasText: 'train-images-idx3-ubyte: byte 0: the magic number' }).waitFor();
    await trainer.getByRole('button', { name: 'Reset' }).click();
    await trainer.locator('.now', { hasText: 'images to learn from' }).waitFor();
  });
});

describe('after one visit', slowly, () => {
  test('the book can be read and programs run without a network', slowly, async () => {
    const page = await open('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    try {
      await page.goto(address('/chapters/09_many_devices/'));
      assert.match(await page.locator('h1').innerText(), /Many devices/);
      await page.goto(address('/need-a-gpu.html'));
      await page.locator('.calculator .chart').nth(1).waitFor();
      await page.goto(address('/train.html'));
      await page.locator('.trainer').getByRole('button', { name: 'Train', exact: true }).click();
      await page.locator('.trainer .goal').waitFor();
      await page.goto(address('/playground.html'));
      await page.locator('.bar select').selectOption('start:blank');
      await page.locator('.cm-content', { hasText: 'hello' }).waitFor();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.locator('.output', { hasText: 'thread 3 of block 1' }).waitFor();
    } finally {
      await context.setOffline(false);
    }
    await page.close();
  });
});

describe('a page that is not there', slowly, () => {
  test('is told as such, with a way back', slowly, async () => {
    const page = await context.newPage();
    const answer = await page.goto(address('/chapters/no_such/page.html'));
    assert.equal(answer.status(), 404);
    await page.getByRole('link', { name: /first page/i }).click();
    await page.locator('h1', { hasText: 'Do you really need a GPU' }).waitFor();
    complaints.splice(0, Infinity, ...complaints.filter((one) => !/no_such/.test(one)));  // the browser's own, of the 404
    await page.close();
  });
});

describe('a newer edition', slowly, () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-editions-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /// A copy of the site whose texts say which edition they are of.
  function edition(name) {
    const to = join(folder, name);
    for (const one of readdirSync(out)) if (!['api', 'engine', 'source'].includes(one)) cpSync(join(out, one), join(to, one), { recursive: true });
    for (const path of filesOf(to).filter((one) => /\.(html|js|json)$/.test(one))) {
      const text = readFileSync(join(to, path), 'utf8');
      const marked = text.replaceAll('In chapter 03 every thread fetched', `In edition ${name} every thread fetched`).replaceAll('Coalesced', `Coalesced${name}`);
      if (marked !== text) writeFileSync(join(to, path), marked);
    }
    writeServiceWorker(to, `engine of ${name}`);
    return to;
  }

  /// A browser of its own, and the server it reads the first edition from.
  async function begin() {
    let served = await serve(0, edition('one'));
    const { port } = served.address();
    const other = mkdtempSync(join(tmpdir(), 'site-reader-'));
    const reader = await chromium.launchPersistentContext(other, { executablePath: browserPath, headless: true,
      args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    return {
      reader,
      at: (path) => `http://127.0.0.1:${port}${base}${path}`,
      /// The server has this edition from now on.
      async deploy(directory) {
        served.closeAllConnections();
        await new Promise((resolve) => { served.close(resolve); });
        served = await serve(port, directory);
      },
      async close() {
        await reader.close();
        served.close();
        rmSync(other, { recursive: true, force: true });
      },
    };
  }
  const offer = (page) => page.getByRole('status').filter({ hasText: 'newer edition' });
  const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).sort());

  test('is offered, taken when the reader says so, and mixed with nothing of the older one', slowly, async () => {
    const two = edition('two');
    const { reader, at, deploy, close } = await begin();
    try {
      const page = await reader.newPage();
      page.setDefaultTimeout(patience);
      await page.goto(at('chapters/04_shared_memory/'));
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope), at(''));
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.reload();
      await page.getByText('In edition one every thread').waitFor();
      assert.equal(await offer(page).count(), 0);
      const before = await caches(page);

      // While the server is being changed, its files do not belong together: nothing is taken of them.
      writeFileSync(join(two, 'stages.json.kept'), readFileSync(join(two, 'stages.json')));
      writeFileSync(join(two, 'stages.json'), '{}');
      await deploy(two);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const gone = new Promise((resolve) => { registration.addEventListener('updatefound', () => registration.installing.addEventListener('statechange', ({ target }) => { if (target.state === 'redundant') resolve(); })); });
        await registration.update();
        await gone;
      });
      assert.deepEqual(await caches(page), before);
      assert.equal(await offer(page).count(), 0);
      writeFileSync(join(two, 'stages.json'), readFileSync(join(two, 'stages.json.kept')));

      // The older one is read on until the reader takes the offer, in all tabs.
      await page.reload();
      await offer(page).waitFor();
      await page.getByText('In edition one every thread').waitFor();
      const second = await reader.newPage();
      second.setDefaultTimeout(patience);
      await second.goto(at('chapters/04_shared_memory/'));
      await second.getByText('In edition one every thread').waitFor();
      await offer(page).getByRole('button', { name: 'Load it' }).click();
      for (const tab of [page, second]) await tab.getByText('In edition two every thread').waitFor();
      assert.equal(await offer(page).count(), 0);
      const kept = await caches(page);
      assert.equal(kept.length, 1, kept.join(' '));
      assert.notDeepEqual(kept, before);

      // What was kept is all of one edition.
      await reader.setOffline(true);
      await page.reload();
      await page.getByText('In edition two every thread').waitFor();
    } finally {
      await close();
    }
  });

  test('is found by a tab that stays open: when it is seen again, and every half an hour', slowly, async () => {
    const [two, three] = [edition('two'), edition('three')];
    const { reader, at, deploy, close } = await begin();
    try {
      const page = await reader.newPage();
      page.setDefaultTimeout(patience);
      await page.clock.install();
      await page.goto(at('chapters/04_shared_memory/'));
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.getByText('kept for reading offline').waitFor({ state: 'attached' });

      await deploy(two);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await offer(page).waitFor();
      await offer(page).getByRole('button', { name: 'Later' }).click();
      assert.equal(await offer(page).count(), 0);

      await deploy(three);
      await page.clock.fastForward('29:00');
      assert.equal(await offer(page).count(), 0);
      await page.clock.fastForward('01:30');
      await offer(page).waitFor();
      await page.getByText('In edition one every thread').waitFor();
      await offer(page).getByRole('button', { name: 'Load it' }).click();
      await page.getByText('In edition three every thread').waitFor();
    } finally {
      await close();
    }
  });
});

describe('in all of it', () => {
  test('nothing came from another origin, and the console is empty', () => {
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(complaints, []);
  });
});
