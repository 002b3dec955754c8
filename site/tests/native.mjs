// What the native commands say of a program, which is what the tab must say, too.
//
//   node site/tests/native.mjs         writes native_counts.json anew: after a change of a stage, of its driver or of
//                                      what count mode counts. Needs build/cpu (ninja -C build/cpu simt-cc simt_count);
//                                      M2M_BUILD names another build directory.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { headersOf, readStages } from '../generate.mjs';
import { programAround } from '../worker/stages.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const build = process.env.M2M_BUILD ?? join(root, 'build/cpu');
const counts = join(root, 'site/tests/native_counts.json');
const read = (path) => readFileSync(join(root, path), 'utf8');

/// The stages, and what the tab has of the book to build a program around one.
export const stages = readStages();
const drivers = { check: read('tools/book/drivers/check_stage.cpp'), profile: read('tools/book/drivers/profile_stage.cpp') };
export const book = { headers: headersOf([...stages.map(({ source }) => source), ...Object.values(drivers)]), drivers };

function inTemporaryDirectory(work) {
  const directory = mkdtempSync(join(tmpdir(), 'site-'));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/// The findings in a case of the catalogue, by the native program.
export function catalogueFindings(name) {
  const program = join(build, 'simt/tests/check/simt_check_catalogue');
  if (!existsSync(program)) throw new Error(`${program} is not there to compare with: ninja -C build/cpu simt_check_catalogue`);
  return inTemporaryDirectory((directory) => {
    const json = join(directory, 'findings.json');
    spawnSync(program, [name, 'broken'], { env: { ...process.env, SIMT_CHECK_JSON: json, SIMT_PATIENCE: '0.2' }, stdio: 'ignore' });
    return JSON.parse(readFileSync(json, 'utf8')).findings;
  });
}

/// What of a finding is the same in the tab: kind, lines, who.
export const essenceOfFinding = ({ kind, file, line, other_file: otherFile, other_line: otherLine, thread, block }) =>
  JSON.stringify([kind, basename(file), line, basename(otherFile ?? ''), otherLine ?? 0, thread ?? null, block ?? null]);

/// What of a profile is the same in the tab: how the memory was accessed, line by line. (Instructions are the compiler's.)
export function essenceOfProfile({ kernels }) {
  return kernels.map(({ name, lines }) => ({
    name,
    lines: Object.fromEntries(lines.flatMap((line) => {
      const accesses = Object.fromEntries(Object.entries(line).filter(([, value]) => value?.requests !== undefined));
      return Object.keys(accesses).length === 0 ? [] : [[`${basename(line.file)}:${line.line}`, accesses]];
    }).sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
}

/// What the counts of a stage depend on.
function sourceOf(stage) {
  const { files, args } = programAround(stage, 'profile', book);
  return { files: { ...files, [stage.file]: stage.source }, args };
}
const hashOf = (stage) => createHash('sha256').update(JSON.stringify([drivers.profile, stage.source, headersOf([stage.source])])).digest('hex').slice(0, 16);

/// The native counts of a stage, by line.
export function countsOf(stage) {
  const { hash, profile } = JSON.parse(readFileSync(counts, 'utf8'))[stage.name] ?? {};
  if (hash !== hashOf(stage)) throw new Error(`site/tests/native_counts.json is older than ${stage.name}: node site/tests/native.mjs`);
  return profile;
}

function countNatively(stage) {
  return inTemporaryDirectory((directory) => {
    const { files, args } = sourceOf(stage);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const sources = Object.keys(files).filter((path) => /\.(cu|cpp)$/.test(path));
    const book = ['common/device/device.cpp', 'common/base/machine.cpp'].map((path) => join(root, path));
    execFileSync(join(build, 'bin/simt-cc'), ['--count', '-I', '.', '-I', root, ...sources, ...book, '-o', 'program'], { cwd: directory, stdio: ['ignore', 'inherit', 'inherit'] });
    execFileSync('./program', args, { cwd: directory, env: { ...process.env, SIMT_COUNT_JSON: 'profile.json', SIMT_COUNT_BLOCKS: 'all' }, stdio: 'ignore' });
    return essenceOfProfile(JSON.parse(readFileSync(join(directory, 'profile.json'), 'utf8')));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = {};
  for (const stage of stages.filter(({ device, name }) => device && (process.env.ONLY === undefined || name === process.env.ONLY))) {
    console.log(stage.name);
    all[stage.name] = { hash: hashOf(stage), profile: countNatively(stage) };
  }
  writeFileSync(counts, `${JSON.stringify(all, null, 1)}\n`);
}
