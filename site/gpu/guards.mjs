// Guard bands, as the book's checker has them (common/verify): behind each matrix stand words that nobody may write, NaN
// that poison what reads them, each another NaN. WebGPU keeps a kernel inside its buffers; the bands are in the buffers.

/// Floats of a band: 128 rows and a bit, so that a kernel without its edge test hits it.
export const bandOf = (cols) => Math.min(Math.max(128 * (cols + 1), 4096), 1 << 20);

/// The NaN at an index.
const nanAt = (index) => (0x7fc00000 | (Math.imul(index, 0x9e3779b1) >>> 13) | 1) >>> 0;

/// A matrix (undefined: all of it is NaN) and its band, as bits.
export function guarded(rows, cols, values) {
  const size = rows * cols;
  const words = new Uint32Array(size + bandOf(cols));
  for (let i = values === undefined ? 0 : size; i < words.length; ++i) words[i] = nanAt(i);
  if (values !== undefined) words.set(new Uint32Array(values.buffer, values.byteOffset, size));
  return words;
}

/// @returns undefined, or what is wrong with a buffer after a run. @param inputs true where the matrix may not change either
export function touched(name, now, before, rows, cols, inputs) {
  const size = rows * cols;
  for (let i = inputs ? 0 : size; i < now.length; ++i) {
    if (now[i] === before[i]) continue;
    if (i >= size) return `memory outside ${name} was written, ${i - size + 1} floats after its last element: is an edge test missing?`;
    return `${name} is an input and was written: ${name}(${Math.floor(i / cols)}, ${i % cols})`;
  }
  return undefined;
}
