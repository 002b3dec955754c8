// A thread of the page for the product on the CPU, and for the checker (site/engine/product.cpp).
//   in   {id, op, ...}: open {address}; prepare {kind, m, n, k, give}; multiply {first, rows, times}; rows {first, rows};
//        check {C}
//   out  {id, result} or {id, failed: one line}
import { Module, oneLine } from '../worker/module.mjs';

let module;
let size;
let places;

const operations = {
  async open({ address }) { module = await Module.at(address); },
  /// Makes the inputs; `give`: and sends copies of them.
  prepare({ kind, m, n, k, give }) {
    places = undefined;
    places = module.call('prepare', { kind, m, n, k });
    size = { m, n, k };
    if (!give) return {};
    return { A: module.floats(places.A, m * k).slice(), B: module.floats(places.B, k * n).slice() };
  },
  multiply({ first, rows, times }) { module.plain('multiply', first, rows, times); },
  rows({ first, rows }) { return { C: module.floats(places.C + 4 * first * size.n, rows * size.n).slice() }; },
  /// @param C whole, or nothing for the one that was computed here
  check({ C }) {
    if (C !== undefined) module.floats(places.C, size.m * size.n).set(C);
    return module.call('check');
  },
};

self.addEventListener('message', async ({ data: { id, op, ...rest } }) => {
  try {
    const result = await operations[op](rest) ?? {};
    self.postMessage({ id, result }, Object.values(result).filter((value) => value instanceof Float32Array).map(({ buffer }) => buffer));
  } catch (failure) {
    self.postMessage({ id, failed: oneLine(failure) });
  }
});
