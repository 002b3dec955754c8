// Which points of an exercise are met: as `book exercise run` decides (grading/exercises/verdict.cpp).

const KINDS = {
  race: ['race', 'same value race'],
  bounds: ['invalid access', 'misaligned'],
  barrier: ['barrier', 'exited at barrier'],
  uninitialized: ['uninitialized'],
};

/// The tests of a program's output: {name: {passed, message}}. The one that did not end, ended the program.
export function testsOf(stdout, stderr = '') {
  const tests = {};
  let current;
  for (const line of stdout.split('\n')) {
    const [, mark, name] = /^\[ *(RUN|OK|FAILED) *\] (\S+)$/.exec(line) ?? [];
    if (mark === 'RUN') tests[current = name] = { passed: false, message: '' };
    else if (mark !== undefined) {
      tests[name].passed = mark === 'OK';
      current = undefined;
    } else if (current !== undefined && line !== '') tests[current].message += `${tests[current].message === '' ? '' : '\n'}${line}`;
  }
  if (current !== undefined && tests[current].message === '') tests[current].message = stderr.trim().replace(/^error: /, '') || 'the program ended here';
  return tests;
}

/// A figure of all kernels together: "global_load.sectors_per_request".
export function counted(profile, name) {
  const [group, figure] = name.split('.');
  const sum = (counter) => profile.kernels.reduce((all, { totals }) => all + (totals[group]?.[counter] ?? 0), 0);
  const ratio = (a, b) => (b === 0 ? 0 : a / b);
  if (figure === 'sectors_per_request') return ratio(sum('sectors'), sum('requests'));
  if (figure === 'wavefronts_per_request') return ratio(sum('wavefronts'), sum('requests'));
  if (figure === 'excess_wavefronts') return sum('wavefronts') - sum('ideal');
  return sum(figure);
}

const base = (path) => path.slice(path.lastIndexOf('/') + 1);

/// A finding of the checker as a sentence.
export function inWords(finding) {
  const { message, file, line, other_file: otherFile, other_line: otherLine, details = [], thread, block } = finding;
  const where = `${base(file ?? '')}:${line}`;
  let text = message.replace(/^Error: /, '');
  if (otherFile !== undefined) {
    text = `a race: ${where} and ${base(otherFile)}:${otherLine} touch the same word, and nothing orders them`;
    if (details.length > 0) text += `\n${details[0].split(' of kernel')[0]}`;
  } else if (line) text += ` at ${where}`;
  if (thread !== undefined && block !== undefined) text += `, thread (${thread.join(',')}) of block (${block.join(',')})`;
  return text;
}

const words = (name) => name.replaceAll('_', ' ');
const HINTS = {
  'sectors per request': '\n(a request is one access of a warp, a sector is 32 bytes)',
  'wavefronts per request': '\n(a request is one access of a warp; bank conflicts cost wavefronts)',
};

/// A figure of the counts that is too large, as a sentence.
function tooMuch(name, got, atMost) {
  const dot = name.indexOf('.');
  const figure = words(name.slice(dot + 1));
  const number = (value) => Number(value.toPrecision(4));
  return `${dot < 0 ? '' : `${words(name.slice(0, dot))}: `}${number(got)} ${figure}, and at most ${number(atMost)} is good${HINTS[figure] ?? ''}`;
}

/// Whether a point is about the solution's counts: judge() needs its profile for that.
export const compares = ({ atMost }) => atMost === 'reference';

/// @param points of an exercise @param evidence {stdout, stderr, findings, profile, reference}: what there is of it;
/// `reference` is the profile of the solution
/// @returns [{what, met, message}]: `met` is undefined while nothing is known
export function judge(points, { stdout, stderr, findings, profile, reference }) {
  const tests = stdout === undefined ? {} : testsOf(stdout, stderr);
  return points.map((point) => {
    const { what, test, property } = point;
    if (test !== undefined) {
      if (stdout === undefined) return { what };
      return { what, met: tests[test]?.passed ?? false, message: tests[test] === undefined ? 'did not run' : tests[test].message };
    }
    const [kind, figure] = property.split(':');
    if (kind === 'check') {
      if (findings === undefined) return { what };
      const found = findings.find((finding) => (figure === 'clean' ? finding.kind !== 'leak' : KINDS[figure].includes(finding.kind)));
      return { what, met: found === undefined, message: found === undefined ? '' : inWords(found) };
    }
    if (!profile || (compares(point) && !reference)) return { what };
    const atMost = compares(point) ? counted(reference, figure) : point.atMost;
    const got = counted(profile, figure);
    const met = got <= atMost * 1.001;
    return { what, met, message: met ? '' : tooMuch(figure, got, atMost) };
  });
}
