// Makes the pages of the site from the repository's own Markdown: one source for the book on GitHub and in the tab.
//
//   node site/generate.mjs            into site/pages (not kept in git)
//
// Links are turned to the pages they mean: README.md is a folder's page, a source file gets a page of its own, pictures
// are copied beside their text. Under the part of a chapter that is headed by a stage's file stands that file, in an
// editor. A link that leads nowhere fails the build.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const out = join(site, 'pages');

const read = (path) => readFileSync(join(root, path), 'utf8');

/// The texts of the book, in reading order within their folder.
function texts() {
  const found = [];
  const visit = (directory) => {
    for (const entry of readdirSync(join(root, directory), { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name))) {
      const path = posix.join(directory, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith('.md')) found.push(path);
    }
  };
  found.push('README.md');
  for (const directory of ['chapters', 'exercises', 'docs', 'simt', 'bench', 'datasets']) visit(directory);
  return found;
}

/// The page of a text: a folder's README is the folder's index.
const pageOf = (text) => (text === 'README.md' ? 'index.md' : text.replace(/README\.md$/, 'index.md'));
/// (A server may keep files to itself whose names begin with a dot.)
const sourcePageOf = (source) => `source/${source.replace(/(^|\/)\.+/g, '$1')}.md`;
const addressOf = (page) => `/${page.replace(/index\.md$/, '').replace(/\.md$/, '')}`;

const titleOf = (text) => /^# (.+)$/m.exec(text)?.[1].replaceAll('`', '') ?? '';

const LANGUAGES = { cu: 'cuda', cuh: 'cuda', cpp: 'cpp', hpp: 'cpp', h: 'cpp', py: 'python', sh: 'sh', json: 'json', csv: 'txt', js: 'js' };

/// The stages of the book, from the one table that lists them (chapters/stages.cpp).
export function readStages() {
  const table = read('chapters/stages.cpp');
  const folders = readdirSync(join(root, 'chapters')).filter((name) => /^\d\d_/.test(name));
  const stages = [];
  for (const [, name, chapter, title, where, symbol, more] of table.matchAll(/\{"([\w/]+)", (\d+), "([^"]*)", Where::(\w+),\s*([\w:]+),([^}]*)/g)) {
    const folder = folders.find((one) => Number(one.slice(0, 2)) === Number(chapter));
    const file = ['cu', 'cpp'].map((end) => `chapters/${folder}/${name.split('/')[1]}.${end}`).find((path) => existsSync(join(root, path)));
    if (file === undefined) throw new Error(`no file for the stage ${name}`);
    stages.push({ name, chapter: Number(chapter), title, device: where === 'device', symbol: `m2m::${symbol}`, inputs: /Precision::(\w+)/.exec(more)?.[1] ?? 'float32', file, source: read(file) });
  }
  if (stages.length === 0) throw new Error('chapters/stages.cpp: the table of stages was not found');
  return stages;
}

/// The book's headers that these sources include, and those include.
export function headersOf(sources) {
  const files = {};
  const queue = [...sources];
  while (queue.length > 0) {
    for (const [, path] of queue.shift().matchAll(/#include "([^"]+)"/g)) {
      if (files[path] !== undefined || !existsSync(join(root, path))) continue;
      files[path] = read(path);
      queue.push(files[path]);
    }
  }
  return files;
}

class Pages {
  constructor() {
    this.texts = new Set(texts());
    this.sources = new Set();  // source files that somebody links to
    this.dead = [];
  }

  /// What a link in a text leads to: an address of the site.
  link(text, target) {
    if (/^[a-z]+:|^#/i.test(target)) return target;
    const [path, anchor] = target.split('#');
    const file = posix.normalize(posix.join(posix.dirname(text), decodeURI(path)));
    const end = anchor === undefined ? '' : `#${anchor}`;
    if (this.texts.has(file)) return addressOf(pageOf(file)) + end;
    if (existsSync(join(root, file))) {
      if (statSync(join(root, file)).isDirectory()) {
        const readme = posix.join(file, 'README.md');
        if (this.texts.has(readme)) return addressOf(pageOf(readme));
        this.sources.add(posix.join(file, ''));
        return addressOf(sourcePageOf(posix.join(file, '').replace(/\/$/, '')));
      }
      this.sources.add(file);
      return addressOf(sourcePageOf(file));
    }
    this.dead.push(`${text}: ${target}`);
    return target;
  }

  /// A picture is copied beside the page and keeps its name.
  picture(text, target) {
    if (/^[a-z]+:/i.test(target)) return target;
    const file = posix.normalize(posix.join(posix.dirname(text), target));
    if (!existsSync(join(root, file))) {
      this.dead.push(`${text}: ${target}`);
      return target;
    }
    const copy = join(out, 'public', file);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(root, file), copy);
    return `/${file}`;
  }

  convert(path, stages) {
    const chapter = /^chapters\/(\d\d)_/.exec(path)?.[1];
    const result = [];
    let fence;
    let editor;  // the stage whose part is being read
    const flush = () => {
      if (editor !== undefined) result.push(`<ClientOnly><StageEditor name="${editor.name}" /></ClientOnly>`, '');
      editor = undefined;
    };
    for (const line of read(path).split('\n')) {
      const mark = /^\s*(```+|~~~+)\s*(\w*)/.exec(line);
      if (mark !== null && (fence === undefined || mark[1].startsWith(fence))) {
        fence = fence === undefined ? mark[1] : undefined;
        result.push(line.replace(/^(\s*```+)(cuda|c\+\+)\b/, (all, ticks, language) => ticks + (language === 'cuda' ? 'cuda' : 'cpp')));
        continue;
      }
      if (fence !== undefined) {
        result.push(line);
        continue;
      }
      if (/^<!-- snippet/.test(line)) continue;
      const heading = /^(#{1,3}) (.*)$/.exec(line);
      if (heading !== null) {
        flush();
        const file = /^`([\w.]+)`$/.exec(heading[2])?.[1];
        if (chapter !== undefined) editor = stages.find((stage) => stage.chapter === Number(chapter) && stage.file.endsWith(`/${file}`));
      }
      result.push(outsideCode(line, (part) => part
        .replace(/(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+(?:\([^()]*\))?)\)/g, (all, bang, words, target) =>
          (bang === '!' ? `![${words}](${this.picture(path, target)})` : `[${words}](${this.link(path, target)})`))
        .replaceAll('{{', '{&#123;')));
    }
    flush();
    return result.join('\n');
  }
}

/// Applies `change` to what stands between `code` in a line. (A link's words may be code.)
function outsideCode(line, change) {
  const kept = [];
  const masked = line.replace(/(`+)(.+?)\1/g, (code) => `\u0001${kept.push(code.replaceAll('{{', '{\u200b{')) - 1}\u0002`);
  return change(masked).replace(/\u0001(\d+)\u0002/g, (all, number) => kept[Number(number)]);
}

function write(path, text) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function sourcePage(path) {
  const full = join(root, path);
  if (statSync(full).isDirectory()) {
    const files = readdirSync(full).sort();
    return { text: `# \`${path}\`\n\n${files.map((name) => `- \`${name}\``).join('\n')}\n`, more: [] };
  }
  const language = LANGUAGES[path.split('.').at(-1)] ?? 'txt';
  const source = readFileSync(full, 'utf8');
  const fence = '`'.repeat(Math.max(3, ...[...source.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return { text: `# \`${path}\`\n\n${fence}${language}:line-numbers\n${source}${fence}\n` };
}

export function generate() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const pages = new Pages();
  const stages = readStages();
  const menu = [];
  for (const path of pages.texts) {
    const text = pages.convert(path, stages);
    const page = pageOf(path);
    write(page, `---\neditLink: false\n---\n\n${text}`);
    menu.push({ path, title: titleOf(text), link: addressOf(page) });
  }
  for (const source of pages.sources) write(sourcePageOf(source.replace(/\/$/, '')), `---\nsearch: false\nprev: false\nnext: false\noutline: false\n---\n\n${sourcePage(source).text}`);
  const check = read('tools/book/drivers/check_stage.cpp');
  const profile = read('tools/book/drivers/profile_stage.cpp');
  write('stages.json', JSON.stringify({
    stages,
    headers: headersOf([...stages.map(({ source }) => source), check, profile]),
    drivers: { check, profile },
  }));
  write('menu.json', JSON.stringify(menu, null, 1));
  if (pages.dead.length > 0) throw new Error(`links that lead nowhere:\n  ${pages.dead.join('\n  ')}`);
  return { pages: menu.length, sources: pages.sources.size, stages: stages.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = generate();
  console.log(`pages: ${made.pages} texts, ${made.sources} source files, ${made.stages} stages`);
}
