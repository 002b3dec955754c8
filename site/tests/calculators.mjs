// What the page's calculators are asked in tests, and what the native program answers to it.
//
//   node site/tests/calculators.mjs      writes native_calculators.json anew: after a change of the arithmetic of chapter 10
//                                        or of a price. Needs g++, nlohmann-json3-dev and libfmt-dev.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { MODULES } from '../modules.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const recorded = join(root, 'site/tests/native_calculators.json');

const COST = { hours: 100, rent: 0.526, buy: 329, electricity: 0.165, watts: 170, free_hours: 12 };
const NET = { gpu: 'T4', hidden: 128, batch: 32, images: 60000, epochs: 5, cpu_gflops: 280, cpu_gbytes: 28, launch: 5, reach: 50, copy: 10 };

/// [function, request]: usual ones, the ends of what is allowed, and what is not.
export const ASKED = [
  ...[{}, { hours: 0 }, { hours: 661 }, { hours: 1e6 }, { rent: 0 }, { rent: 0.02 }, { buy: 0 }, { electricity: 0, watts: 0 }, { free_hours: 0.01 }, { rent: 3.2, buy: 25000, watts: 700, hours: 5000 },
    { hours: -1 }, { hours: null }, { hours: '12' }, { rent: 1e10 }, { free_hours: 0 }].map((change) => ['cost', { ...COST, ...change }]),
  ...[{}, { hidden: 32 }, { hidden: 2048, batch: 2048, epochs: 50 }, { gpu: 'H200' }, { gpu: 'RTX 3060', launch: 0, copy: 0, reach: 100 }, { cpu_gflops: 1e6, cpu_gbytes: 1e5 }, { cpu_gflops: 0.1 },
    { hidden: 16384, batch: 65536 }, { hidden: 1, batch: 1, images: 1, epochs: 1 },
    { hidden: 0 }, { hidden: 12.5 }, { batch: null }, { gpu: 'GTX 1' }, { gpu: null }, { reach: 0 }, { launch: -1 }, { epochs: 1e9 }].map((change) => ['break_even', { ...NET, ...change }]),
];

/// Answers of the native program.
export function answersNatively() {
  const directory = mkdtempSync(join(tmpdir(), 'site-'));
  try {
    const program = join(directory, 'calculators');
    const others = MODULES.calculators.filter((path) => !path.startsWith('site/engine/'));
    execFileSync('g++', ['-std=c++20', '-O1', '-DFMT_HEADER_ONLY', `-I${root}`, ...['site/tests/calculators_native.cpp', ...others].map((path) => join(root, path)), '-o', program], { stdio: 'inherit' });
    const lines = execFileSync(program, { input: ASKED.map(([name, request]) => `${name} ${JSON.stringify(request)}\n`).join(''), encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export const recordedAnswers = () => JSON.parse(readFileSync(recorded, 'utf8'));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(recorded, `[\n${answersNatively().map((answer) => JSON.stringify(answer)).join(',\n')}\n]\n`);
