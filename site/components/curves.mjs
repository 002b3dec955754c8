// What the page draws of a training: curves, and the weights of the first layer as pictures.

/// A curve with at most `most` points: neighbours are averaged. @param points [[x, y]…] by x
export function thinned(points, most) {
  if (points.length <= most) return points;
  const result = [];
  for (let i = 0; i < most; ++i) {
    const part = points.slice(Math.floor((i * points.length) / most), Math.floor(((i + 1) * points.length) / most));
    result.push([0, 1].map((axis) => part.reduce((sum, point) => sum + point[axis], 0) / part.length));
  }
  return result;
}

/// The curve as an SVG path in a box. @param range {x: [low, high], y: [low, high]} what the box shows; beyond is clamped
export function pathOf(points, range, { width, height }) {
  const scale = (value, [low, high], length) => length * Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${scale(x, range.x, width).toFixed(1)} ${(height - scale(y, range.y, height)).toFixed(1)}`).join('');
}

/// The next "round" number from `value` up: 1, 2, 2.5 or 5 times a power of ten.
export function roundUp(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((digit) => digit * power).find((one) => one >= value * (1 - 1e-9));
}

/// The first layer as one picture: each neuron's 784 weights as 28 × 28 pixels, blue below zero, white at zero, red above;
/// full colour at half of the largest, as `book train --pictures` draws them.
/// @returns {width, height, rgba, shown}
export function pictureOfWeights(weights, columns = 16, most = 128) {
  const shown = Math.min(most, weights.length / 784);
  const across = Math.min(columns, shown);
  const side = 29;  // with a line between
  const width = across * side + 1;
  const height = Math.ceil(shown / across) * side + 1;
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < rgba.length; i += 4) rgba.set([128, 128, 128, 255], i);
  let limit = 0;
  for (const weight of weights) limit = Math.max(limit, Math.abs(weight));
  limit = limit / 2 || 1;
  for (let neuron = 0; neuron < shown; ++neuron) {
    const left = (neuron % across) * side + 1;
    const top = Math.floor(neuron / across) * side + 1;
    for (let pixel = 0; pixel < 784; ++pixel) {
      const value = Math.min(1, Math.max(-1, weights[784 * neuron + pixel] / limit));
      const other = Math.round(255 * (1 - Math.abs(value)));
      rgba.set(value < 0 ? [other, other, 255] : [255, other, other], 4 * ((top + Math.floor(pixel / 28)) * width + left + (pixel % 28)));
    }
  }
  return { width, height, rgba, shown };
}

/// When a share was first reached. @param accuracies [{step, accuracy}…]
export const reached = (accuracies, share) => accuracies.find(({ accuracy }) => accuracy >= share);
