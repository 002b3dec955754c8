// Finds links of the built site that lead nowhere.   node site/links.mjs
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { filesOf } from './offline.mjs';

const decodeEntities = (text) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/// @param base the path that the site is served at
/// @returns ["page: link", …]
export function deadLinks(directory, base = '/') {
  const dead = [];
  const anchors = new Map();  // by file: the ids in it
  const idsOf = (file) => {
    if (!anchors.has(file)) anchors.set(file, new Set([...readFileSync(join(directory, file), 'utf8').matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => decodeEntities(id))));
    return anchors.get(file);
  };
  const isFile = (path) => existsSync(join(directory, path)) && statSync(join(directory, path)).isFile();
  for (const page of filesOf(directory).filter((path) => path.endsWith('.html'))) {
    for (const [, written] of readFileSync(join(directory, page), 'utf8').matchAll(/<[a-z][^>]*\s(?:href|src)="([^"]*)"/g)) {
      const target = decodeEntities(written);
      if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;  // another site, or data
      const [path, anchor] = target.split('#');
      // Doxygen 1.9 heads a class that has only private classes in it with a link to a list that it leaves out.
      if (page.startsWith('api/') && target === '#nested-classes') continue;
      let file = page;
      if (path !== '') {
        if (path.startsWith('/') && !path.startsWith(base)) {
          dead.push(`${page}: ${target} leaves ${base}`);
          continue;
        }
        const plain = decodeURI(path.split('?')[0]);
        file = plain.startsWith('/') ? plain.slice(base.length) : posix.normalize(posix.join(posix.dirname(page), plain));
        if (file === '' || file.endsWith('/')) file += 'index.html';
        else if (!isFile(file) && isFile(`${file}.html`)) file += '.html';
      }
      if (!isFile(file) || (anchor && file.endsWith('.html') && !idsOf(file).has(decodeURIComponent(anchor)))) dead.push(`${page}: ${target}`);
    }
  }
  return [...new Set(dead)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dead = deadLinks(resolve(dirname(dirname(fileURLToPath(import.meta.url))), process.env.SITE_OUT ?? 'out/site'), process.env.SITE_BASE);
  console.log(dead.join('\n'));
  process.exitCode = dead.length > 0 ? 1 : 0;
}
