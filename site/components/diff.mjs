// The difference of two texts by lines, as diff(1) tells it.

/// @returns [{kind: ' ', '-' or '+', text, left, right}]: line numbers from 1, where the line has one
export function diffLines(left, right) {
  const a = left.replace(/\n$/, '').split('\n');
  const b = right.replace(/\n$/, '').split('\n');
  // common[i][j]: length of the longest common subsequence of what follows line i of a and line j of b
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; --i) {
    for (let j = b.length - 1; j >= 0; --j) common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  const lines = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) lines.push({ kind: ' ', text: a[i], left: ++i, right: ++j });
    else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) lines.push({ kind: '-', text: a[i], left: ++i });
    else lines.push({ kind: '+', text: b[j], right: ++j });
  }
  return lines;
}

/// The same with what is equal for long left out: {kind: '@', text} stands for it.
export function shortDiff(left, right, around = 3) {
  const all = diffLines(left, right);
  const near = new Set();
  all.forEach(({ kind }, i) => { if (kind !== ' ') for (let k = i - around; k <= i + around; ++k) near.add(k); });
  const lines = [];
  for (let i = 0; i < all.length;) {
    if (near.has(i)) {
      lines.push(all[i++]);
      continue;
    }
    const begun = i;
    while (i < all.length && !near.has(i)) ++i;
    lines.push({ kind: '@', text: `${i - begun} equal line${i - begun === 1 ? '' : 's'}` });
  }
  return lines;
}
