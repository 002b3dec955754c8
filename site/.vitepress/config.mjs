// The site: the book's Markdown (site/generate.mjs makes the pages), a menu of chapters, search, light and dark.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitepress';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const pages = join(root, 'site/pages');
const json = (name) => JSON.parse(readFileSync(join(pages, name), 'utf8'));
const menu = json('menu.json');
const { version, engineVersion, engineMegabytes, api } = json('edition.json');

const entries = (test) => menu.filter(({ path }) => test.test(path));
/// "Chapter 04: Shared memory — fetch once, …" is "04 Shared memory" in the menu; "06 A network that reads digits, on …"
/// is too long for a line of it.
function short(title) {
  const name = title.replace(/^Chapter (\d\d): ([^—–]*).*$/, '$1 $2').trim();
  return name.length > 30 ? name.split(',')[0] : name;
}
/// What one learns in each chapter: the second column of the README's table.
const learned = new Map([...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^\| \[(\d\d) [^\]]*\]\([^)]*\) \| ([^|]*) \|/gm)].map(([, number, learn]) => [number, learn.trim()]));
const items = (test, name = short) => entries(test).map(({ title, link }) => ({ text: name(title), link }));

export default defineConfig({
  title: 'From matmul to MNIST',
  description: 'Three nested loops, then OpenMP, CUDA, tiles, cuBLAS, and a network that reads digits. Run every step here.',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  srcDir: pages,
  outDir: resolve(root, process.env.SITE_OUT ?? 'out/site'),
  cacheDir: join(root, 'build/site/vitepress'),
  cleanUrls: false,
  lastUpdated: false,
  // A page is loaded when it is asked for: a chapter links to many source files, and few are opened.
  router: { prefetchLinks: false },
  head: [['meta', { name: 'referrer', content: 'no-referrer' }], ['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    languageAlias: { cuda: 'cpp' },
    math: false,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  // Texts speak of localhost; the links between pages are checked when they are made (site/generate.mjs) and here.
  ignoreDeadLinks: [/^https?:\/\/localhost/],
  themeConfig: {
    version,
    engineMegabytes,
    chapters: items(/^chapters\//).map((item) => ({ ...item, learn: learned.get(item.text.slice(0, 2)) })),
    outline: { level: [2, 3], label: 'On this page' },
    search: { provider: 'local' },
    notFound: { title: 'No such page', quote: 'The book has no page at this address. It may have moved: the search and the menu find it.', linkLabel: 'to the first page', linkText: 'To the first page' },
    docFooter: { prev: 'Previous', next: 'Next' },
    nav: [
      { text: 'Chapters', link: entries(/^chapters\/00/)[0].link, activeMatch: '^/chapters/' },
      { text: 'Exercises', link: '/exercises/', activeMatch: '^/exercises/' },
      { text: 'Playground', link: '/playground' },
      { text: 'Train', link: '/train' },
      ...(api ? [{ text: 'API', link: '/api/index.html', target: '_self' }] : []),  // pages of Doxygen's own
    ],
    sidebar: {
      '/': [
        { text: 'The book', items: [{ text: 'What this is', link: '/' }, ...items(/^chapters\//)] },
        { text: 'Practice', items: [{ text: 'Playground', link: '/playground' }, { text: 'Exercises', link: '/exercises/' },
          { text: 'Train the network', link: '/train' },
          { text: 'Your GPU: calculate, measure', link: '/need-a-gpu' }] },
        { text: 'More', items: [{ text: 'On your own machine', link: '/install' }, ...items(/^docs\//), { text: 'The simulator', link: '/simt/' }, ...items(/^(bench|datasets)\/README/)] },
      ],
      '/exercises/': [{ text: 'Exercises', items: [{ text: 'All exercises', link: '/exercises/' }, ...items(/^exercises\/ex/, (title) => title.replace('Exercise ', ''))] }],
      '/simt/': [{ text: 'The simulator', items: [...items(/^simt\/README/), ...items(/^simt\/.*(?<!^simt\/README.md)$/)] }],
    },
  },
  vite: {
    define: { ENGINE_VERSION: JSON.stringify(engineVersion) },  // (components/engine.mjs)
    server: { fs: { allow: [root] } },
    build: { chunkSizeWarningLimit: 1500 },
    resolve: { preserveSymlinks: true },
  },
});
