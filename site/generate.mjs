// Makes the pages of the site from the repository's own Markdown: one source for the book on GitHub and in the tab.
// They go to site/pages, which is not kept in git.
//
// Links are turned to the pages they mean: README.md is a folder's page, a source file gets a page of its own, pictures
// are copied. Under the last part of a chapter that shows a piece of a stage stands the stage's file, in an editor.
// site/content has the pages that only the site has: the home page and the playground. A link that leads nowhere and a
// stage without an editor fail the build.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import { examples } from './examples.mjs';
import { exercisesForTab } from './exercises/exercises.mjs';
import { filesOf } from './offline.mjs';

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

/// The page of a text: a folder's README is the folder's index. (The site's home page is its own.)
const pageOf = (text) => (text === 'README.md' ? 'install.md' : text.replace(/README\.md$/, 'index.md'));
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
    if (file.startsWith('site/content/') && existsSync(join(root, file))) return addressOf(posix.basename(file)) + end;
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

  convert(path, stages, exercises) {
    const lines = fenceIndented(read(path).split('\n'));
    const editors = editorsIn(path, lines, stages);
    const exercise = exercises.find(({ folder }) => folder === posix.dirname(path));
    const result = [];
    let fence;
    let isFirst = true;  // no block of code came before
    lines.forEach((line, i) => {
      const mark = /^\s*(```+|~~~+)\s*(\w*)/.exec(line);
      // Whoever reads here, solves here; the commands are the other way.
      if (mark !== null && isFirst && path === 'exercises/README.md')
        result.push('Most have an editor on their page, and the test runs in this tab:', '', '<ClientOnly><ExerciseProgress /></ClientOnly>', '', 'All of them can be solved on your own machine:', '');
      isFirst &&= mark === null;
      if (mark !== null && (fence === undefined || mark[1].startsWith(fence))) {
        fence = fence === undefined ? mark[1] : undefined;
        result.push(line);
      } else if (fence !== undefined) {
        result.push(line);
      } else if (!/^<!-- snippet/.test(line)) {
        if (/^#/.test(line)) {
          for (const { name } of editors.get(i) ?? []) result.push(`<LazyEditor name="${name}" />`, '');
        }
        if (line.startsWith('Run its test: `')) line = line.replace('Run its test: ', exercise !== undefined ? 'Test it in the editor below, or on your own machine: ' : 'A tab cannot test this one. Run its test on your own machine: ');
        if (exercise !== undefined && line === '## Hints') result.push(`<LazyEditor name="${exercise.id}" exercise />`, '');
        // A picture of its own scrolls on a phone, where it would be too small to read.
        const alone = /^!\[([^\]]*)\]\([^)]*\)$/.exec(line)?.[1];
        if (alone !== undefined) result.push(`<div class="picture" tabindex="0" role="group" aria-label="${alone.replaceAll('"', '&quot;')}">`, '');
        // (A link's words may be a picture.)
        const pictures = (words) => words.replace(/!\[([^\]]*)\]\(([^()\s]+)\)/g, (all, alternative, target) => `![${alternative}](${this.picture(path, target)})`);
        result.push(outsideCode(line, (part) => part
          .replace(/(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+(?:\([^()]*\))?)\)/g, (all, bang, words, target) =>
            (bang === '!' ? `![${words}](${this.picture(path, target)})` : `[${pictures(words)}](${this.link(path, target)})`))));
        if (alone !== undefined) result.push('', '</div>');
      }
    });
    return result.join('\n');
  }
}

/// A block that is code because it is indented, as one between fences: it gets a box that scrolls.
function fenceIndented(lines) {
  const result = [];
  let fenced = false;
  let last = '';  // the last line that was not blank
  for (let i = 0; i < lines.length; ++i) {
    if (/^\s*```/.test(lines[i])) fenced = !fenced;
    if (!fenced && lines[i - 1] === '' && /^ {4}\S/.test(lines[i]) && !/^(\s|[-*] |\d+\. )/.test(last)) {
      result.push('```text');
      for (; /^ {4}/.test(lines[i]); ++i) result.push(lines[i].slice(4));
      result.push('```');
    }
    result.push(lines[i]);
    if (lines[i] !== '') last = lines[i];
  }
  return result;
}

/// Before which headings of a chapter editors stand: each where the last part ends that shows a piece of its stage.
/// @returns {line of the heading: stages}
function editorsIn(path, lines, stages) {
  const endOfPart = (from) => {
    let fenced = false;
    for (let i = from; i < lines.length; ++i) {
      if (/^\s*```/.test(lines[i])) fenced = !fenced;
      if (!fenced && /^#{2,3} /.test(lines[i])) return i;
    }
    throw new Error(`${path}: no part follows line ${from}`);
  };
  const editors = new Map();
  for (const stage of stages) {
    if (posix.dirname(stage.file) !== posix.dirname(path)) continue;
    const last = lines.findLastIndex((line) => line.startsWith(`<!-- snippet: ${posix.basename(stage.file)} `));
    if (last < 0) throw new Error(`${path} shows no piece of ${stage.file}`);
    const at = endOfPart(last);
    editors.set(at, [...(editors.get(at) ?? []), stage]);
  }
  return editors;
}

/// The first table behind a heading of a text, with links as the site has them.
function tableOf(pages, path, heading) {
  const lines = read(path).split('\n');
  const begin = lines.indexOf(heading);
  const first = lines.findIndex((line, i) => i > begin && line.startsWith('|'));
  if (begin < 0 || first < 0) throw new Error(`${path}: no table behind "${heading}"`);
  const last = lines.findIndex((line, i) => i > first && !line.startsWith('|'));
  return lines.slice(first, last).map((line) => line.replace(/\[([^\]]*)\]\(([^)]*)\)/g, (all, words, target) => `[${words}](${pages.link(path, target)})`)).join('\n');
}

/// A kernel of the book and its twin in WGSL, side by side.
function twins(pages) {
  return [['cuda/naive', 'chapters/03_naive_cuda/naive.cu'], ['cuda/tiled', 'chapters/04_shared_memory/tiled.cu'], ['cuda/register_tiled', 'chapters/04_shared_memory/register_tiled.cu']].map(([name, path]) => {
    const code = /^namespace \{\n\n([^]*?)\n\}  \/\/ namespace$/m.exec(read(path))[1].replace(/\/\/ \[\w+\] /g, '// ');
    const wgsl = read(`site/gpu/${name.split('/')[1]}.wgsl`);
    return `#### ${name}\n\n<div class="twins">\n\n\`\`\`cuda\n${code}\`\`\`\n\n\`\`\`wgsl\n${wgsl}\`\`\`\n\n</div>\n\nThe whole file: [${path.split('/').at(-1)}](${pages.link('README.md', path)}).\n`;
  }).join('\n');
}

/// A page of site/content, with what comes from elsewhere put in.
function contentPage(pages, name) {
  return read(`site/content/${name}`)
    .replace('<!-- claims -->', () => tableOf(pages, 'chapters/10_do_you_need_a_gpu/README.md', '### All claims'))
    .replace('<!-- twins -->', () => twins(pages));
}

/// Applies `change` to what stands between `code` in a line. (A link's words may be code.)
function outsideCode(line, change) {
  const kept = [];
  const masked = line.replace(/(`+)(.+?)\1/g, (code) => `\u0001${kept.push(code) - 1}\u0002`);
  return change(masked).replace(/\u0001(\d+)\u0002/g, (all, number) => kept[Number(number)]);
}

function write(path, text) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/// A file of the repository as a page; a directory as a list of what is in it.
function sourcePage(path, texts) {
  const full = join(root, path);
  const head = '---\nsearch: false\nprev: false\nnext: false\naside: false\npageClass: source-page\n---\n\n';
  if (statSync(full).isDirectory()) return `${head}# \`${path}\`\n\n${readdirSync(full).sort().map((name) => `- \`${name}\``).join('\n')}\n`;
  const language = LANGUAGES[path.split('.').at(-1)] ?? 'txt';
  const source = readFileSync(full, 'utf8');
  const fence = '`'.repeat(Math.max(3, ...[...source.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  const text = posix.join(posix.dirname(path), 'README.md');  // what it is a file of
  const back = posix.dirname(path) !== '.' && texts.has(text) ? `It belongs to [${titleOf(read(text))}](${addressOf(pageOf(text))}).\n\n` : '';
  return `${head}# \`${path}\`\n\n${back}${fence}${language}:line-numbers\n${source}${fence}\n`;
}

/// @param edition {engineVersion, engineMegabytes}: of the engine that the pages go with
export function generate({ engineVersion, engineMegabytes, api }) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const pages = new Pages();
  const stages = readStages();
  const exercises = exercisesForTab();
  const menu = [];
  for (const path of pages.texts) {
    const page = pageOf(path);
    write(page, pages.convert(path, stages, exercises));
    menu.push({ path, title: titleOf(read(path)), link: addressOf(page) });
  }
  for (const name of readdirSync(join(site, 'content'))) write(name, contentPage(pages, name));
  // What pages call without the compiler (modules.mjs).
  for (const name of readdirSync(join(root, 'build/site/modules'))) {
    mkdirSync(join(out, 'public/modules'), { recursive: true });
    cpSync(join(root, 'build/site/modules', name), join(out, 'public/modules', name));
  }
  for (const source of pages.sources) write(sourcePageOf(source.replace(/\/$/, '')), sourcePage(source, pages.texts));
  const check = read('tools/book/drivers/check_stage.cpp');
  const profile = read('tools/book/drivers/profile_stage.cpp');
  write('public/stages.json', JSON.stringify({
    stages,
    headers: headersOf([...stages.map(({ source }) => source), check, profile]),
    drivers: { check, profile },
  }));
  for (const exercise of exercises) write(`public/exercise/${exercise.id}.json`, JSON.stringify(exercise));
  write('public/exercises.json', JSON.stringify(exercises.map(({ id, title, file, folder }) => ({ id, title, file, link: addressOf(`${folder}/index.md`) }))));
  const bugs = examples(read);
  write('public/examples.json', JSON.stringify(bugs));
  write('menu.json', JSON.stringify(menu, null, 1));
  const version = createHash('sha256').update(engineVersion);
  for (const path of filesOf(out)) version.update(path).update(readFileSync(join(out, path)));
  write('edition.json', JSON.stringify({ version: version.digest('hex').slice(0, 8), engineVersion, engineMegabytes, api }));
  if (pages.dead.length > 0) throw new Error(`links that lead nowhere:\n  ${pages.dead.join('\n  ')}`);
  return { pages: menu.length, sources: pages.sources.size, stages: stages.length, exercises: exercises.length, bugs: bugs.length };
}
