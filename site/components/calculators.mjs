// The calculators of the page: one module for all of its parts, loaded when the first asks.
import { onMounted, ref, shallowRef, watch } from 'vue';
import { withBase } from 'vitepress';

import { Module } from '../worker/module.mjs';

let loading;

export function theCalculators() {
  loading ??= Module.at(new URL(withBase('/modules/calculators.wasm'), location.href).href);
  loading.catch(() => { loading = undefined; });  // the next who asks tries again
  return loading;
}

/// A calculator beside its fields: calculates anew whenever one of `values` changes.
/// @param begin fills `values` from what the module gives as defaults
/// @returns {ready, result, failed}: whether it is loaded, its last answer (null before the first), and what is wrong with
/// the fields ('' if nothing)
export function useCalculator(name, values, begin) {
  const result = shallowRef(null);
  const failed = ref('');
  const ready = ref(false);
  let calculators;
  const calculate = () => {
    if (calculators === undefined) return;
    try {
      result.value = calculators.call(name, values);
      failed.value = '';
    } catch (failure) {
      failed.value = failure.message;
    }
  };
  onMounted(async () => {
    try {
      const loaded = await theCalculators();
      begin(loaded.call('defaults'));
      calculators = loaded;
      ready.value = true;
      calculate();
    } catch (failure) {
      failed.value = failure.message;
    }
  });
  watch(values, calculate);
  return { ready, result, failed };
}
