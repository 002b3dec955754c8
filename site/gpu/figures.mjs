// The arithmetic of a measurement, and its words: nothing here touches a GPU.

/// The middle of some numbers.
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) throw new Error('no numbers have no median');
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/// How often to repeat what takes `seconds`, so that all of it takes at least `atLeast`.
export const repeatsFor = (seconds, atLeast, most = 1000) => Math.max(1, Math.min(most, Math.ceil(atLeast / Math.max(seconds, 1e-9))));

/// "82.2 µs", "1.42 ms", "3.1 s": three digits.
export function timeInWords(seconds) {
  const three = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 0.9995e-3) return `${three(seconds * 1e6)} µs`;
  if (seconds < 0.9995) return `${three(seconds * 1e3)} ms`;
  return `${three(seconds)} s`;
}

/// Operations per second of an n × n × n product, "12.3 GFLOP/s".
export function rateInWords(n, seconds) {
  const gflops = 2 * n ** 3 / seconds / 1e9;
  return `${gflops >= 100 ? gflops.toFixed(0) : gflops >= 1 ? gflops.toFixed(1) : gflops.toFixed(2)} GFLOP/s`;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render|\bwarp\b|\bsoftware\b|\bcpu\b/i;

/// What a browser says of its adapter. @param adapter a GPUAdapter, or what is like one
/// @returns {name, software, known}: `software` is true where a CPU plays the GPU
export function describeAdapter(adapter) {
  const info = adapter.info ?? {};
  const words = [info.description, info.device, info.vendor, info.architecture].filter((word) => typeof word === 'string' && word.trim() !== '');
  const software = Boolean(info.isFallbackAdapter ?? adapter.isFallbackAdapter) || SOFTWARE.test(words.join(' '));
  const made = [info.vendor, info.architecture].filter((word) => word).join(' ');
  const name = (info.description || (info.device && !/^0x/.test(info.device) ? info.device : '') || made || '').trim();
  return { name: name === '' ? 'a GPU that the browser does not name' : name, software, known: name !== '' };
}

/// Where a challenger becomes faster, in words. @param x the points @param crossing as break_even::crossing() gives it:
/// null for never, the first point for always
export function crossingInWords(x, crossing, unit) {
  if (x.length === 0) return 'nothing was measured';
  if (crossing === null || crossing === undefined) return `nowhere up to ${unit} ${x.at(-1)}`;
  if (crossing <= x[0]) return `always here, from ${unit} ${x[0]} on`;
  return `from ${unit} ${Math.ceil(crossing - 1e-9)} on`;
}

/// The points of two curves where both were measured: {x, champion, challenger} for the crossing.
export function bothMeasured(rows, champion, challenger) {
  const both = rows.filter((row) => row[champion] > 0 && row[challenger] > 0);
  return { x: both.map(({ n }) => n), champion: both.map((row) => row[champion]), challenger: both.map((row) => row[challenger]) };
}

/// What to do where a browser has no WebGPU. @param agent navigator.userAgent
export function withoutWebGpu(agent, secure = true) {
  if (!secure) return 'WebGPU is only there on pages that come over https, or from this machine (localhost). Open this page that way.';
  if (/Firefox\//.test(agent)) return 'Firefox has WebGPU on Windows and on newer Macs. Elsewhere: about:config, set dom.webgpu.enabled to true, and restart; or open this page in Chrome or Edge.';
  if (/Edg\//.test(agent) || /Chrome\//.test(agent)) {
    if (/Linux/.test(agent) && !/Android/.test(agent)) return 'On Linux, Chrome and Edge may need chrome://flags/#enable-unsafe-webgpu and chrome://flags/#enable-vulkan, and a driver for Vulkan. Look at chrome://gpu for the reason.';
    return 'Chrome and Edge have WebGPU from version 113 on (Android: 121). If yours is newer, switch graphics acceleration on in the settings, and look at chrome://gpu for the reason.';
  }
  if (/Safari\//.test(agent)) return 'Safari has WebGPU from version 26 on. Before that: Settings, Advanced, Feature Flags, WebGPU; or open this page in Chrome.';
  return 'Open this page in a current Chrome, Edge, Firefox or Safari.';
}

/// An error of WebGPU in one line.
export function gpuFailure(failure) {
  const text = String(failure?.message ?? failure).replace(/\s+/g, ' ').trim();
  if (/out.?of.?memory/i.test(`${failure?.constructor?.name} ${failure?.name} ${text}`)) return 'The GPU has not enough memory for this size.';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text || 'The GPU failed and did not say why.';
}
