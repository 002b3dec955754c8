// What one warp's access asks of memory: sectors of 32 bytes, or 32 banks of shared memory. The rules are those of
// `book profile` (simt/profile/pattern.cpp); the data, an example of its JSON: {kind, bytes, addresses: 32 offsets or null}.

export const isShared = (kind) => kind.startsWith('shared');

/// The sectors that the lanes touch, in order.
export function sectorsOf({ bytes, addresses }) {
  const sectors = new Set();
  for (const address of addresses) {
    if (address === null) continue;
    for (let sector = Math.floor(address / 32); sector <= Math.floor((address + bytes - 1) / 32); ++sector) sectors.add(sector);
  }
  return [...sectors].sort((a, b) => a - b);
}

/// How many sectors the bytes that are asked for would fill.
export function sectorsNeeded({ bytes, addresses }) {
  let needed = 0;
  let end = -Infinity;
  for (const address of addresses.filter((one) => one !== null).sort((a, b) => a - b)) {
    needed += Math.max(0, address + bytes - Math.max(address, end));
    end = Math.max(end, address + bytes);
  }
  return Math.ceil(needed / 32);
}

/// The 4-byte words that a lane's access covers.
export function wordsOfLane({ bytes, addresses }, lane) {
  if (addresses[lane] === null) return [];
  const words = [];
  for (let word = Math.floor(addresses[lane] / 4); word <= Math.floor((addresses[lane] + bytes - 1) / 4); ++word) words.push(word);
  return words;
}

export const bankOf = (word) => ((word % 32) + 32) % 32;

/// Lanes are served together: all 32 for words, 16 for 8 bytes each, 8 for 16. In each such phase a bank delivers its
/// words one after the other.
/// @returns [{turns, banks: 32 lists of words}]
export function phasesOf(example) {
  const lanes = example.bytes <= 4 ? 32 : example.bytes <= 8 ? 16 : 8;
  const phases = [];
  for (let first = 0; first < 32; first += lanes) {
    const banks = Array.from({ length: 32 }, () => []);
    for (let lane = first; lane < first + lanes; ++lane) {
      for (const word of wordsOfLane(example, lane)) if (!banks[bankOf(word)].includes(word)) banks[bankOf(word)].push(word);
    }
    const turns = Math.max(...banks.map(({ length }) => length));
    if (turns > 0) phases.push({ turns, banks: banks.map((words) => words.sort((a, b) => a - b)) });
  }
  return phases;
}

/// What the access costs and what would do: {is, best, unit}.
export function costOf(example) {
  if (!isShared(example.kind)) return { is: sectorsOf(example).length, best: sectorsNeeded(example), unit: 'sector' };
  const phases = phasesOf(example);
  return { is: phases.reduce((sum, { turns }) => sum + turns, 0), best: phases.length, unit: 'turn' };
}

const NAMES = {
  global_load: 'global load', global_store: 'global store', global_atomic: 'global atomic',
  shared_load: 'shared load', shared_store: 'shared store', shared_atomic: 'shared atomic',
};

/// The accesses of a file, line by line: {line, kind, what, requests, each, ideal, cost, example}. `cost` is what bars
/// are drawn of: the share of all sectors, or of all turns at the banks.
export function accessesOf(profile, file) {
  const rows = [];
  const total = { sectors: 0, wavefronts: 0 };
  for (const { lines } of profile.kernels) {
    for (const line of lines) {
      for (const [kind, what] of Object.entries(NAMES)) {
        const counts = line[kind];
        if (counts === undefined || counts.requests === 0) continue;
        const figure = isShared(kind) ? 'wavefronts' : 'sectors';
        total[figure] += counts[figure];
        if (line.file !== file) continue;
        rows.push({
          line: line.line, kind, what, figure, cost: counts[figure], requests: counts.requests,
          each: counts[figure] / counts.requests,
          ideal: isShared(kind) ? counts.ideal / counts.requests : Math.max(1, counts.bytes / counts.requests / 32),
          example: (line.examples ?? []).find((example) => example.kind === kind),
        });
      }
    }
  }
  for (const row of rows) row.share = row.cost / total[row.figure];
  return rows.sort((a, b) => a.line - b.line);
}

/// Two figures, one bar: of each line its larger share, of global traffic or of shared memory's turns.
export function heatOf(rows) {
  const heat = new Map();
  for (const figure of ['sectors', 'wavefronts']) {
    const shares = new Map();
    for (const row of rows) if (row.figure === figure) shares.set(row.line, (shares.get(row.line) ?? 0) + row.share);
    for (const [line, share] of shares) {
      if (share > (heat.get(line)?.share ?? 0)) heat.set(line, { share, figure });
    }
  }
  return heat;
}
