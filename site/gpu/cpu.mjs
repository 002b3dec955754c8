// The product on the CPU of the tab: the book's openmp/simd in WebAssembly, rows shared out over threads (workers). A worker
// has a copy of B and its own rows of A and C, so that no shared memory is needed, which most pages may not have.
import { median, repeatsFor } from './figures.mjs';

/// More threads than this would each need their copy of B.
const MOST_THREADS = 8;
/// A product as small as this stays on one thread, as in openmp/simd.
const SMALL = 5e5;

class Thread {
  constructor(start) {
    this.worker = start();
    this.waiting = new Map();
    this.next = 1;
    this.worker.addEventListener('message', ({ data: { id, result, failed } }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      if (failed === undefined) resolve(result);
      else reject(new Error(failed));
    });
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      for (const { reject } of this.waiting.values()) reject(new Error(event.message ?? 'A thread of the page could not be started'));
      this.waiting.clear();
    });
  }

  ask(op, rest = {}, transfer = []) {
    return new Promise((resolve, reject) => {
      this.waiting.set(this.next, { resolve, reject });
      this.worker.postMessage({ id: this.next++, op, ...rest }, transfer);
    });
  }
}

export class Cpu {
  /// @param startWorker makes a worker of product-worker.mjs @param address of product.wasm
  constructor(startWorker, address, threads = navigator.hardwareConcurrency ?? 1) {
    this.startWorker = startWorker;
    this.address = address;
    this.most = Math.max(1, Math.min(MOST_THREADS, threads));
    this.threads = [];
  }

  async team(count) {
    while (this.threads.length < count) {
      const thread = new Thread(this.startWorker);
      this.threads.push(thread);
      await thread.ask('open', { address: this.address });
    }
    return this.threads.slice(0, count);
  }

  close() {
    for (const { worker } of this.threads) worker.terminate();
    this.threads = [];
  }

  /// The inputs of a check, for the GPU. @returns {A, B}
  async inputs(kind, m, n, k) {
    const [first] = await this.team(1);
    return first.ask('prepare', { kind, m, n, k, give: true });
  }

  /// What the book's checker says of C, for the inputs asked for last. @returns {ok, what, finding, error_over_bound}
  async check(C) {
    const [first] = await this.team(1);
    return first.ask('check', { C }, [C.buffer]);
  }

  /// Verifies the n × n product of all threads and times it. @returns {threads, seconds, samples}
  async time(n, { atLeast = 0.04, samples = 5, budget = 4 } = {}) {
    const threads = n ** 3 < SMALL ? 1 : this.most;
    const team = await this.team(threads);
    const share = Math.ceil(n / threads / 4) * 4;
    const shares = team.map((thread, i) => ({ thread, first: Math.min(n, i * share), rows: Math.max(0, Math.min(share, n - i * share)) }));
    for (const kind of ['exact', 'one term', 'rounding']) {
      await Promise.all(team.map((thread) => thread.ask('prepare', { kind, m: n, n, k: n })));
      await Promise.all(shares.map(({ thread, first, rows }) => thread.ask('multiply', { first, rows, times: 1 })));
      const C = new Float32Array(n * n);
      for (const { thread, first, rows } of shares) C.set((await thread.ask('rows', { first, rows })).C, first * n);
      const report = await this.check(C);
      if (!report.ok) throw new Error(`the product on the CPU is wrong at ${n}: ${report.what}`);
    }
    const once = async (times) => {
      const begun = performance.now();
      await Promise.all(shares.map(({ thread, first, rows }) => thread.ask('multiply', { first, rows, times })));
      return (performance.now() - begun) / 1000 / times;
    };
    // To warm, as long as a sample takes: a tab compiles what runs often once more, and better.
    const times = repeatsFor(await once(repeatsFor(await once(1), atLeast, 100_000)), atLeast, 100_000);
    const taken = [];
    const begun = performance.now();
    while (taken.length < samples && (taken.length === 0 || performance.now() - begun < 1000 * budget)) taken.push(await once(times));
    return { threads, seconds: median(taken), samples: taken.length };
  }
}
