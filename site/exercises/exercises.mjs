// The exercises that can be solved in the tab: their start, and the program that tests it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (path) => readFileSync(join(root, path), 'utf8');

/// A file and what it includes of the repository, transitively. Names are those from the root.
function withIncludes(files, path) {
  if (files[path] !== undefined) return;
  files[path] = read(path);
  for (const [, name] of files[path].matchAll(/#include "([^"]+)"/g)) {
    const beside = posix.join(posix.dirname(path), name);
    const found = [beside, name].find((one) => existsSync(join(root, one)));
    if (found !== undefined) withIncludes(files, found);
  }
}

/// @returns [{id, title, folder, file, start, solution, cuda, points, files}]: `file` is what the reader edits, `files`
/// are the others of the program
export function exercisesForTab() {
  const all = [];
  for (const name of readdirSync(join(root, 'exercises')).filter((one) => /^ex\d/.test(one)).sort()) {
    const folder = `exercises/${name}`;
    const { id, title, files: edited, needs = [], points } = JSON.parse(read(`${folder}/exercise.json`));
    if (edited.length !== 1 || needs.some((need) => need !== 'cuda')) continue;  // OpenMP needs threads
    const harness = [`${folder}/harness.cu`, `${folder}/harness.cpp`].find((path) => existsSync(join(root, path)));
    const files = {};
    for (const path of [`${folder}/test.cpp`, harness, 'grading/exercises/testing.cpp']) withIncludes(files, path);
    const file = `${folder}/${edited[0]}`;
    const mine = {};
    withIncludes(mine, file);
    Object.assign(files, mine);
    // What counts accesses of host code is compiled in a way of its own, which the tab does not know.
    if (Object.keys(files).some((path) => path.startsWith('grading/exercises/trace'))) continue;
    delete files[file];
    files['gtest/gtest.h'] = read('site/exercises/gtest.h');
    // All of the test in one source, which takes the compiler a third of the time.
    let tests = '';
    for (const path of Object.keys(files).filter((one) => one.endsWith('.cpp'))) {
      files[`${path}.hpp`] = files[path];
      delete files[path];
      tests += `#include "${path}.hpp"\n`;
    }
    files['site_tests.cpp'] = `${tests}int main() { return testing::run_all(); }\n`;
    all.push({
      id, title, folder, file, start: read(file), solution: read(`solutions/${name}/${edited[0]}`),
      cuda: needs.includes('cuda'), files,
      // (A point that is "graded" asks only whether the exercise was done at all, which is a teacher's concern.)
      points: points.filter(({ graded }) => !graded).map(({ name: what, test, property, at_most: atMost }) => ({ what, test, property, atMost })),
    });
  }
  return all;
}
