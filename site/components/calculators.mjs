// The calculators of the page: one module for all of its parts, loaded when the first asks.
import { withBase } from 'vitepress';

import { Module } from '../worker/module.mjs';

let loading;

export function theCalculators() {
  loading ??= Module.at(new URL(withBase('/modules/calculators.wasm'), location.href).href);
  loading.catch(() => { loading = undefined; });  // the next who asks tries again
  return loading;
}
