// The contract of the exercises in the tab, with the engine in Node: the solution meets every point, the start does not,
// and each known wrong answer loses the points that name its mistake (grading/exercises/contract.cpp asks the same).
//   node --test site/tests/exercises.test.mjs       Needs site/node_modules and build/site/engine (node site/build.mjs).
//   node --test --test-name-pattern='^04_' …        only those of a chapter, or of an exercise: '^04_1'
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';

import { compares, judge } from '../components/verdict.mjs';
import { exercisesForTab } from '../exercises/exercises.mjs';
import { Engine } from '../worker/engine.mjs';
import { root } from './native.mjs';

const engine = new Engine();
after(() => engine.close());
const slowly = { timeout: 3_600_000 };

const counts = ({ property }) => property?.startsWith('count:') === true;

/// What judges the answers to an exercise: the profile, which is compiled anew, only where a point is about it.
class Judge {
  constructor(exercise) {
    this.exercise = exercise;
    this.reference = undefined;
  }

  run(mode, source) {
    const { file, files } = this.exercise;
    return engine.run(source, { mode, name: file, files, blocks: 'all', timeout: 120, compileTimeout: 1800 });
  }

  /// @param enough says of what is judged so far whether counts could add nothing
  async verdict(source, enough = () => false) {
    const { cuda, points, solution } = this.exercise;
    const { compileErrors, stdout, stderr, findings, stopped, ms } = await this.run(cuda ? 'check' : 'run', source);
    assert.deepEqual(compileErrors, []);
    assert.ok(stopped === null || ms.compile !== undefined, 'the compiler was stopped: it took too long');
    const evidence = { stdout, stderr, findings };
    const judged = judge(points, evidence);
    if (!points.some(counts) || enough(judged)) return judged;
    if (points.some(compares)) this.reference ??= (await this.run('profile', solution)).profile;
    evidence.profile = source === solution && this.reference !== undefined ? this.reference : (await this.run('profile', source)).profile;
    return judge(points, { ...evidence, reference: this.reference });
  }
}

/// The wrong answers to an exercise: {name, loses, message, source}.
function wrongAnswers({ folder, file }) {
  const solution = join(root, 'solutions', basename(folder));
  if (!existsSync(join(solution, 'wrong.json'))) return [];
  return Object.entries(JSON.parse(readFileSync(join(solution, 'wrong.json'), 'utf8'))).map(([name, answer]) => ({
    name, ...answer, source: readFileSync(join(solution, 'wrong', name, basename(file)), 'utf8'),
  }));
}

describe('exercises', slowly, () => {
  for (const exercise of exercisesForTab()) {
    const { id, points } = exercise;
    const judge = new Judge(exercise);
    test(`${id}: the solution meets all`, slowly, async () => {
      const solved = await judge.verdict(exercise.solution);
      assert.deepEqual(solved.filter(({ met }) => met !== true), []);
    });
    test(`${id}: the start does not`, slowly, async () => {
      const notMet = (judged) => judged.some(({ met }) => met === false);
      const begun = await judge.verdict(exercise.start, notMet);
      assert.ok(notMet(begun), JSON.stringify(begun));
    });
    for (const { name, loses, message, source } of wrongAnswers(exercise)) {
      // (A point that only graders ask for is not one of the tab's.)
      const mine = loses.filter((lost) => points.some(({ what }) => what === lost));
      test(`${id}: the wrong answer ${name} loses ${loses.join(', ')}`, { ...slowly, skip: mine.length === 0 }, async () => {
        const isLost = (judged) => mine.every((lost) => judged.find(({ what }) => what === lost).met === false) &&
          judged.some((point) => point.message?.includes(message));
        const judged = await judge.verdict(source, isLost);
        assert.ok(isLost(judged), `${message}\n${JSON.stringify(judged, null, 1)}`);
      });
    }
  }
});
