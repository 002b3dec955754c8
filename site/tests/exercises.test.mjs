// The contract of the exercises in the tab, with the engine in Node: the solution meets every point, the start does not.
//   node --test site/tests/exercises.test.mjs       Needs site/node_modules and build/site/engine (node site/build.mjs).
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';

import { compares, judge } from '../components/verdict.mjs';
import { exercisesForTab } from '../exercises/exercises.mjs';
import { Engine } from '../worker/engine.mjs';

const engine = new Engine();
after(() => engine.close());
const slowly = { timeout: 1_200_000 };

async function verdict({ file, files, cuda, points, solution }, source) {
  const run = (mode, text = source) => engine.run(text, { mode, name: file, files, blocks: 'all', timeout: 60, compileTimeout: 600 });
  const { compileErrors, stdout, stderr, findings } = await run(cuda ? 'check' : 'run');
  assert.deepEqual(compileErrors, []);
  const profileOf = async (text) => (await run('profile', text)).profile;
  return judge(points, {
    stdout, stderr, findings,
    profile: points.some(({ property }) => property?.startsWith('count:')) ? await profileOf(source) : undefined,
    reference: points.some(compares) ? await profileOf(solution) : undefined,
  });
}

describe('exercises', slowly, () => {
  for (const exercise of exercisesForTab()) {
    test(`${exercise.id}: the solution meets all, the start does not`, slowly, async () => {
      const solved = await verdict(exercise, exercise.solution);
      assert.deepEqual(solved.filter(({ met }) => met !== true), []);
      const begun = await verdict(exercise, exercise.start);
      assert.ok(begun.some(({ met }) => met === false), JSON.stringify(begun));
    });
  }
});
