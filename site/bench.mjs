// Where the time goes between an edit and its result, in Node.
//
//   node site/bench.mjs [STAGE] [EDITS]        cuda/tiled, 3 edits in each mode
//
// Milliseconds by phase, for the first program in a mode and for the median of the edits that follow (a comment in the
// kernel changes, so that everything that depends on the reader's text is done again); then what a switch between
// fibers takes.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { headersOf, readStages } from './generate.mjs';
import { Engine } from './worker/engine.mjs';
import { programAround } from './worker/stages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = 'cuda/tiled', edits = '3'] = process.argv.slice(2);
const stages = readStages();
const stage = stages.find((one) => one.name === name);
if (stage === undefined) throw new Error(`no stage ${name}: ${stages.map((one) => one.name).join(', ')}`);
const drivers = Object.fromEntries(['check', 'profile'].map((mode) => [mode, readFileSync(join(root, `tools/book/drivers/${mode}_stage.cpp`), 'utf8')]));
const book = { headers: headersOf([...stages.map(({ source }) => source), ...Object.values(drivers)]), drivers };

const engine = new Engine();
const begun = performance.now();
await engine.load();
console.log(`the compiler is loaded after ${Math.round(performance.now() - begun)} ms\n`);

const columns = {};
for (const mode of ['run', 'check', 'profile']) {
  const program = programAround(stage, mode, book);
  const times = [];
  for (let edit = 0; edit <= Number(edits); ++edit) {
    const result = await engine.run(`${stage.source}// edit ${edit}\n`, { mode, name: stage.file, timeout: 120, compileTimeout: 600, ...program });
    if (result.exitCode !== 0) throw new Error(`${mode}: ${result.stdout}${result.stderr}${JSON.stringify(result.compileErrors)}`);
    times.push(result.ms);
  }
  columns[`${mode}, first`] = times[0];
  const later = times.slice(1);
  columns[`${mode}, edit`] = Object.fromEntries(Object.keys(later[0]).map((step) => [step, later.map((ms) => ms[step] ?? 0).sort((a, b) => a - b)[later.length >> 1]]));
}

/// Nanoseconds of processor time for a switch between fibers: each thread of a block waits at each barrier.
async function fiberSwitch() {
  const source = `#include <cstdlib>
__global__ void wait(int times) { for (int i = 0; i < times; ++i) __syncthreads(); }
int main(int, char** argv) { wait<<<1, 256>>>(std::atoi(argv[1])); return cudaDeviceSynchronize(); }
`;
  const run = async (times) => {
    const before = process.cpuUsage();
    await engine.checkAgain(source, { args: [String(times)], timeout: 120, compileTimeout: 600 });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await run(0);  // compiled
  const times = 10000;
  const measured = [];
  for (let i = 0; i < 3; ++i) measured.push((await run(times) - await run(0)) * 1e3 / (256 * times));
  return Math.min(...measured);
}
const nanoseconds = await fiberSwitch();
engine.close();

const names = Object.keys(columns);
const steps = [...new Set(Object.values(columns).flatMap((ms) => Object.keys(ms)))];
console.log(['ms'.padEnd(12), ...names.map((one) => one.padStart(15))].join(''));
for (const step of steps) console.log([step.padEnd(12), ...names.map((one) => (columns[one][step] === undefined ? '' : columns[one][step].toFixed(0)).padStart(15))].join(''));
console.log(`\na switch between fibers: ${nanoseconds.toFixed(0)} ns`);
