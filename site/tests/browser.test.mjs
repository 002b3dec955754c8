// The site in Chromium: chapter 04 is opened, cuda/tiled runs and is verified, its race is found.
//   node --test site/tests/browser.test.mjs       Needs out/site (node site/site.mjs) and /usr/bin/chromium.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { chromium } from 'playwright-core';

import { serve } from '../serve.mjs';

const patience = Number(process.env.SITE_PATIENCE ?? 180) * 1000;
const browserPath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const profile = mkdtempSync(join(tmpdir(), 'site-chromium-'));
let server;
let context;
let page;
const complaints = [];
const elsewhere = [];

before(async () => {
  server = await serve();
  context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    headless: true,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (failure) => complaints.push(String(failure)));
  page.on('request', (request) => { if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) elsewhere.push(request.url()); });
}, { timeout: patience });

after(async () => {
  await context?.close();
  server?.close();
  rmSync(profile, { recursive: true, force: true });
});

const address = (path) => `http://127.0.0.1:${server.address().port}${path}`;

test('chapter 04 opens, and cuda/tiled is verified in the tab', { timeout: 3 * patience }, async () => {
  await page.goto(address('/chapters/04_shared_memory/'), { timeout: patience });
  const editor = page.locator('.stage-editor').first();
  await editor.locator('.cm-content').waitFor({ timeout: patience });
  await editor.getByRole('button', { name: 'Run' }).click();
  await editor.locator('.output', { hasText: 'verified' }).waitFor({ timeout: patience });
  assert.match(await editor.locator('.output').innerText(), /cuda\/tiled +64 x 64 x 64 +verified/);
});

test('without its second barrier, Check finds the race at its lines', { timeout: 3 * patience }, async () => {
  const { findings, compileErrors } = await page.evaluate(async () => {
    const book = await (await fetch('/stages.json')).json();
    const stage = book.stages.find(({ name }) => name === 'cuda/tiled');
    const last = stage.source.lastIndexOf('__syncthreads();');
    const source = `${stage.source.slice(0, last)}${stage.source.slice(last + '__syncthreads();'.length)}`;
    const driver = book.drivers.check.replace('__asm__(STAGE_SYMBOL)', '__asm__("_ZN3m2m4cuda5tiledEiiiPKfS2_Pf")');
    return window.book.run(source, { mode: 'check', name: stage.file, files: { ...book.headers, 'site_driver.cu': driver }, compileTimeout: 400 });
  });
  assert.deepEqual(compileErrors, []);
  assert.ok(findings.some(({ kind, file }) => kind === 'race' && file.endsWith('tiled.cu')), JSON.stringify(findings));
});

test('nothing came from another origin, and the console is empty', () => {
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(complaints, []);
});
