// A sheet to draw a digit on, with a pointer or with keys. No page in it: tests draw in Node.

export const SIDE = 280;         // pixels of the sheet each way
export const PEN = 11;           // radius of the pen
export const CELL = 10;          // how far one key moves it

/// Dark ink on white paper.
export class Sheet {
  constructor(side = SIDE) {
    this.side = side;
    this.pixels = new Uint8Array(side * side).fill(255);
    this.blank = true;
  }

  clear() {
    this.pixels.fill(255);
    this.blank = true;
  }

  /// A stroke with a round pen. Its edge is soft, one pixel wide.
  line(fromX, fromY, toX, toY, radius = PEN) {
    const { side, pixels } = this;
    const alongX = toX - fromX;
    const alongY = toY - fromY;
    const length2 = alongX * alongX + alongY * alongY;
    const first = (a, b) => Math.max(0, Math.floor(Math.min(a, b) - radius - 1));
    const last = (a, b) => Math.min(side - 1, Math.ceil(Math.max(a, b) + radius + 1));
    for (let y = first(fromY, toY); y <= last(fromY, toY); ++y) {
      for (let x = first(fromX, toX); x <= last(fromX, toX); ++x) {
        const dx = x + 0.5 - fromX;
        const dy = y + 0.5 - fromY;
        const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (dx * alongX + dy * alongY) / length2));
        const distance = Math.hypot(dx - t * alongX, dy - t * alongY);
        const ink = Math.min(1, Math.max(0, radius - distance + 0.5));
        const at = y * side + x;
        pixels[at] = Math.min(pixels[at], Math.round(255 * (1 - ink)));
        if (ink > 0) this.blank = false;
      }
    }
  }

  /// As ImageData has it: red, green, blue, opacity.
  rgba() {
    const bytes = new Uint8ClampedArray(4 * this.pixels.length);
    this.pixels.forEach((grey, i) => bytes.set([grey, grey, grey, 255], 4 * i));
    return bytes;
  }
}

/// The sheet as a PGM file, which the trainer prepares like any other picture.
export function pgm({ pixels, side }) {
  const head = new TextEncoder().encode(`P5\n${side} ${side}\n255\n`);
  const bytes = new Uint8Array(head.length + pixels.length);
  bytes.set(head);
  bytes.set(pixels, head.length);
  return bytes;
}

/// The pen as keys move it: `down` while it draws.
export const penInTheMiddle = () => ({ x: SIDE / 2, y: SIDE / 2, down: false });

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/// What a key does. @returns {pen, line, clear}: the pen afterwards, the line it drew ([x, y, x, y]), whether the sheet is
/// emptied; undefined for a key that means nothing here
export function pressed(pen, key) {
  if (key === ' ') return { pen: { ...pen, down: !pen.down }, line: pen.down ? undefined : [pen.x, pen.y, pen.x, pen.y] };
  if (key === 'Delete' || key === 'Backspace') return { pen: penInTheMiddle(), clear: true };
  if (MOVES[key] === undefined) return undefined;
  const within = (value) => Math.min(SIDE - CELL, Math.max(CELL, value));
  const [dx, dy] = MOVES[key];
  const moved = { ...pen, x: within(pen.x + CELL * dx), y: within(pen.y + CELL * dy) };
  return { pen: moved, line: pen.down ? [pen.x, pen.y, moved.x, moved.y] : undefined };
}

/// Where the pen is, in words for those who hear it.
export const penInWords = ({ x, y, down }) => `Column ${Math.round(x / CELL)}, row ${Math.round(y / CELL)}, pen ${down ? 'down' : 'up'}`;

/// The most probable digit. @returns {digit, percent}
export function best(probabilities) {
  const digit = probabilities.indexOf(Math.max(...probabilities));
  return { digit, percent: Math.round(100 * probabilities[digit]) };
}
