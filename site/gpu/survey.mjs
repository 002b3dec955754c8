// The whole of it: every kernel verified at sizes that fit nowhere, then, on a real GPU, verified and timed by size beside
// the CPU in the tab.
import { timeInWords } from './figures.mjs';
import { KERNELS } from './gpu.mjs';

/// m, n, k: around the tiles' edges, thin ones, and whole tiles.
export const EDGES = [[1, 1, 1], [3, 5, 7], [16, 16, 16], [17, 33, 65], [64, 64, 64], [100, 129, 31], [127, 128, 129], [1, 300, 50], [257, 1, 9], [130, 257, 40]];
export const SIZES = [64, 128, 256, 512, 1024, 2048];
const CHECKS = ['exact', 'one term', 'rounding'];

/// A product as long as this would be taken for a GPU that hangs.
const LONGEST_PRODUCT = 0.5;

/// Verifies kernels at one size by the book's checks. @returns {kernel: largest error as a part of its bound}
/// @throws Error naming the kernel and what is wrong
export async function verify(gpu, cpu, [m, n, k], kernels = Object.keys(KERNELS)) {
  const errors = {};
  for (const kind of CHECKS) {
    const { A, B } = await cpu.inputs(kind, m, n, k);
    await gpu.load(m, n, k, A, B);
    for (const kernel of kernels) {
      const { C, wrong } = await gpu.run(kernel);
      const report = wrong === undefined ? await cpu.check(C) : { ok: false, what: wrong, finding: 'guard band' };
      if (!report.ok) throw new Error(`${kernel} is wrong at ${m} × ${n} × ${k}: ${report.what} (${report.finding === 'none' ? kind : report.finding})`);
      if (kind === 'rounding') errors[kernel] = report.error_over_bound;
    }
  }
  return errors;
}

/// @param options {tell(words), stopped(), budget}: seconds for all times together
/// @returns {verified: [{size, errors}], rows: [{n, cpu, threads, naive, tiled, register_tiled, copies, left}]}: times in
/// seconds, undefined where a size would take too long; no rows from a software adapter
export async function survey(gpu, cpu, { tell = () => {}, add = () => {}, stopped = () => false, sizes = SIZES, edges = EDGES, budget = 40 } = {}) {
  const verified = [];
  for (const size of edges) {
    if (stopped()) return { verified, rows: [] };
    tell(`Verifying at ${size.join(' × ')}`);
    verified.push({ size, errors: await verify(gpu, cpu, size) });
  }
  const rows = [];
  if (gpu.software) return { verified, rows };
  const begun = performance.now();
  let before = {};
  for (const n of sizes) {
    if (stopped()) break;
    const left = budget - (performance.now() - begun) / 1000;
    const grown = (name) => (before[name] === undefined ? 0 : before[name] * (n / before.n) ** 3);
    const kernels = Object.keys(KERNELS).filter((kernel) => (before.n === undefined || before[kernel] !== undefined) && grown(kernel) < LONGEST_PRODUCT);
    if (left <= 0 || kernels.length === 0) break;
    tell(`Verifying at ${n}`);
    const row = { n };
    verified.push({ size: [n, n, n], errors: await verify(gpu, cpu, [n, n, n], kernels) });
    for (const kernel of kernels) {
      tell(`Timing ${kernel} at ${n}`);
      row[kernel] = (await gpu.measure(kernel)).seconds;
    }
    row.fastest = kernels.reduce((best, kernel) => (row[kernel] < row[best] ? kernel : best));
    row.gpu = row[row.fastest];
    tell(`Timing ${row.fastest} with copies at ${n}`);
    row.copies = (await gpu.measure(row.fastest, { copies: true })).seconds;
    if (4 * grown('cpu') < left && (before.n === undefined || before.cpu !== undefined)) {
      tell(`Timing the CPU at ${n}${before.cpu === undefined ? '' : `, some ${timeInWords(5 * grown('cpu'))}`}`);
      try {
        const { seconds, threads } = await cpu.time(n, { budget: 4 });
        Object.assign(row, { cpu: seconds, threads });
      } catch (failure) {
        if (!/not enough memory/.test(failure.message)) throw failure;  // a tab has less of it than a GPU
      }
    }
    rows.push(row);
    add(row);
    before = row;
  }
  return { verified, rows };
}
