// The scales of a small chart.

/// Round places on an axis from `low` to `high`: powers of ten (some of them, where there are many), or equal steps.
export function ticks(low, high, log, most = 6) {
  if (!(high > low)) return [low];
  if (log) {
    const first = Math.ceil(Math.log10(low) - 1e-9);
    const last = Math.floor(Math.log10(high) + 1e-9);
    const every = Math.max(1, Math.ceil((last - first + 1) / most));
    const tens = [];
    for (let power = first; power <= last; power += every) tens.push(Number(`1e${power}`));
    if (tens.length >= 2) return tens;
    const all = [];
    for (let power = first - 1; power <= last; ++power) for (const one of [1, 2, 5]) all.push(Number(`${one}e${power}`));
    return all.filter((value) => value >= low * 0.999 && value <= high * 1.001);
  }
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough);
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); ++i) found.push(Number((i * step).toPrecision(12)));
  return found;
}

/// A function from values to places between `from` and `to`.
export function scale(low, high, from, to, log) {
  const at = log ? Math.log : (value) => value;
  const width = at(high) - at(low);
  return (value) => (width === 0 ? (from + to) / 2 : from + (to - from) * (at(value) - at(low)) / width);
}

/// The value of a curve between its points. @returns undefined outside them
export function valueAt(xs, ys, x, log) {
  const i = xs.findIndex((one, index) => index > 0 && x <= one);
  if (i < 0 || x < xs[0]) return undefined;
  const at = log ? Math.log : (value) => value;
  const back = log ? Math.exp : (value) => value;
  const part = (at(x) - at(xs[i - 1])) / (at(xs[i]) - at(xs[i - 1]));
  return back(at(ys[i - 1]) + part * (at(ys[i]) - at(ys[i - 1])));
}
