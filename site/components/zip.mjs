// A zip archive in memory: files stored, not compressed, as in grading/grader/zip.cpp.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; ++bit) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/// Little-endian numbers, one after the other. @param fields [bytes, value]…
function packed(...fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) for (let i = 0; i < width; ++i) bytes[at++] = Math.floor(value / 256 ** i) & 0xff;
  return bytes;
}

const UTF8 = 0x800;
const DAY = 0x0021;  // 1980-01-01: the same files give the same bytes
const REGULAR = 0o100644 * 0x10000;

/// @param files {path: text} @returns its bytes
export function zipOf(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let at = 0;
  const add = (...more) => { for (const part of more) { parts.push(part); at += part.length; } };
  for (const [path, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)];
    const shared = [[2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAY], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
    directory.push(packed([4, 0x02014b50], [2, (3 << 8) | 20], ...shared, [2, 0], [2, 0], [2, 0], [4, REGULAR], [4, at]), name);
    add(packed([4, 0x04034b50], ...shared), name, content);
  }
  const begin = at;
  add(...directory);
  const count = directory.length / 2;
  add(packed([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, at - begin], [4, begin], [2, 0]));
  const all = new Uint8Array(at);
  parts.reduce((offset, part) => { all.set(part, offset); return offset + part.length; }, 0);
  return all;
}
