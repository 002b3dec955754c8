// The site: the book's Markdown (site/generate.mjs makes the pages), a menu of chapters, search, light and dark.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitepress';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const pages = join(root, 'site/pages');
const menu = JSON.parse(readFileSync(join(pages, 'menu.json'), 'utf8'));

const entries = (test) => menu.filter(({ path }) => test.test(path));
/// "Chapter 04: Shared memory — fetch once, …" is "04 Shared memory" in the menu.
const short = (title) => title.replace(/^Chapter (\d\d): ([^—–]*).*$/, '$1 $2').trim();
const items = (test, name = short) => entries(test).map(({ title, link }) => ({ text: name(title), link }));

export default defineConfig({
  title: 'From matmul to MNIST',
  description: 'Three nested loops, then OpenMP, CUDA, tiles, cuBLAS, and a network that reads digits. Run every step here.',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  srcDir: pages,
  outDir: join(root, 'out/site'),
  cacheDir: join(root, 'build/site/vitepress'),
  cleanUrls: false,
  lastUpdated: false,
  head: [['meta', { name: 'referrer', content: 'no-referrer' }], ['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    languageAlias: { cuda: 'cpp' },
    math: false,
    // The same for everybody: no class names that depend on a machine.
    theme: { light: 'github-light', dark: 'github-dark' },
  },
  // Texts speak of localhost; the links between pages are checked when they are made (site/generate.mjs) and here.
  ignoreDeadLinks: [/^https?:\/\/localhost/],
  themeConfig: {
    outline: { level: [2, 3], label: 'On this page' },
    search: { provider: 'local' },
    docFooter: { prev: 'Previous', next: 'Next' },
    nav: [
      { text: 'Chapters', link: entries(/^chapters\/00/)[0].link },
      { text: 'Exercises', link: '/exercises/' },
    ],
    sidebar: [
      { text: 'The book', items: [{ text: 'What this is', link: '/' }, ...items(/^chapters\//)] },
      { text: 'Exercises', collapsed: true, items: [{ text: 'All exercises', link: '/exercises/' }, ...items(/^exercises\/ex/, (title) => title)] },
      { text: 'More', collapsed: true, items: [...items(/^docs\//, (title) => title), ...items(/^(simt|bench|datasets)\/README/, (title) => title)] },
    ],
  },
  vite: {
    server: { fs: { allow: [root] } },
    build: { chunkSizeWarningLimit: 1500 },
    resolve: { preserveSymlinks: true },
  },
});
