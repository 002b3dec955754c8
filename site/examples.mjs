// The playground's broken kernels, made from simulator's catalogue of them (simt/tests/check): a program for each case
// that can stand alone, without the marks, names and choices that would tell the mistake.

const FILES = ['reductions.cu', 'scans.cu', 'tiles.cu', 'others.cu', 'learners.cu'];

/// The functions, types and constants of a file, in order: {name, text}.
function definitions(source) {
  const all = [];
  let lines = [];
  for (const line of source.slice(source.indexOf('\nnamespace {') + 12).split('\n')) {
    if (/^}  \/\/ namespace/.test(line)) break;
    if (lines.length === 0 && (line === '' || line.startsWith('//'))) continue;
    lines.push(line);
    if (!/^(\};?|constexpr .*;|using .*;|__device__ \w+ \w+;)$/.test(line)) continue;
    const text = lines.join('\n');
    const name = /^(?:constexpr [\w:]+|struct|enum class|enum|using|__device__ \w+(?= \w+;)) (\w+)/.exec(text) ?? /(\w+)\(/.exec(text);
    all.push({ name: name[1], text });
    lines = [];
  }
  return all;
}

/// Where the expression that begins at `from` ends: before a bracket that closes around it, a comma or a semicolon.
function endOfExpression(text, from) {
  let depth = 0;
  for (let i = from; i < text.length; ++i) {
    if ('([{'.includes(text[i])) ++depth;
    else if (depth === 0 && ')]},;'.includes(text[i])) return i;
    else if (')]}'.includes(text[i])) --depth;
  }
  return text.length;
}

/// `if (broken) {a} else {b}` is a.
function onlyFirstBlock(text) {
  const begin = /^( *)if (?:constexpr )?\(broken\) \{\n/m.exec(text);
  if (begin === null) return text;
  const [head, space] = begin;
  const [, block, other] = new RegExp(`^((?:(?:${space} .*)?\n)*)${space}\\}( else \\{\n(?:(?:${space} .*)?\n)*${space}\\})?\n`).exec(text.slice(begin.index + head.length)) ?? [];
  if (block === undefined) return text;
  const rest = text.slice(begin.index + head.length + block.length + space.length + 2 + (other?.length ?? 0));
  return text.slice(0, begin.index) + block.replace(/^ {4}/gm, '') + onlyFirstBlock(rest);
}

/// The code as it is when `broken` holds. What this does not understand keeps the word.
export function onlyBroken(text) {
  let result = onlyFirstBlock(text)
    .replace(/^template <bool broken>\n/gm, '')
    .replace(/<(?:broken|true)>(?=\s*<<<|[(,])/g, '')
    .replace(/ *\/\/ \[\w+ [^\]]+\].*$/gm, '')
    .replace(/\n\s*else if \(!broken\)\s*[^;{]*;/g, '')
    .replace(/\bif (?:constexpr )?\(broken\)\s*([^;{}]*;)\s*else\s*[^;{}]*;/g, '$1')
    .replace(/^\s*if (?:constexpr )?\(!broken\)\s*[^;{}]*;\n/gm, '')
    .replace(/\bif (?:constexpr )?\(broken\)\s*(?=[^;{}]*;(?!\s*else))/g, '')
    .replace(/!broken \|\| /g, '')
    .replace(/\bbroken && \((.*)\)\)/g, '$1)')
    .replace(/(?<!!)\bbroken && /g, '');
  // `if (broken || …)` always holds.
  for (let at; (at = result.search(/if \(broken \|\| /)) >= 0;) {
    const end = endOfExpression(result, at + 4);
    if (result[end] !== ')') break;
    result = result.slice(0, at) + result.slice(end + 1).replace(/^\s+/, '');
  }
  // `broken ? a : b` is a.
  for (let at; (at = result.search(/\bbroken \? /)) >= 0;) {
    const colon = result.indexOf(' : ', at);
    if (colon < 0) break;
    result = result.slice(0, at) + result.slice(at + 9, colon) + result.slice(endOfExpression(result, colon + 3));
  }
  return result;
}

/// `Device<T> x(n), y(m)` is memory from cudaMalloc, cleared; with `, false` or `, !broken` it is not cleared. It is
/// freed at the end. @returns {body, frees}
function withoutDevice(body) {
  let frees = '';
  const result = body.replace(/^(    )(?:const )?Device<(\w+)> (.*);$/gm, (all, space, type, list) => {
    const lines = [];
    for (let at = 0; at < list.length;) {
      const [, name] = /^(\w+)\(/.exec(list.slice(at)) ?? [];
      if (name === undefined) return all;
      const comma = endOfExpression(list, at + name.length + 1);
      const close = list[comma] === ',' ? endOfExpression(list, comma + 1) : comma;
      const count = list.slice(at + name.length + 1, comma);
      const bytes = count === '1' ? `sizeof(${type})` : `${/[-+ ]/.test(count) && !/^[\w* ]+$/.test(count) ? `(${count})` : count} * sizeof(${type})`;
      lines.push(`${type}* ${name} = nullptr;`, `cudaMalloc(&${name}, ${bytes});`);
      if (close === comma) lines.push(`cudaMemset(${name}, 0, ${bytes});`);
      frees += `    cudaFree(${name});\n`;
      at = close + 3;
    }
    return lines.map((line) => space + line).join('\n');
  });
  return { body: result.replace(/\b(\w+)\.get\(\)/g, '$1'), frees };
}

/// @param read gives a file of the repository
/// @returns [{name, algorithm, mistake, source}], those cases that can be told in one file
export function examples(read) {
  const all = [];
  for (const file of FILES) {
    const source = read(`simt/tests/check/${file}`);
    const parts = definitions(source);
    const includes = [...source.matchAll(/^#include <.*>$/gm)].map(([line]) => line).filter((line) => !line.includes('cuda_runtime'));
    for (const [, name, algorithm, mistake] of source.matchAll(/\bCASE\((\w+),\s*"([^"]*)",\s*"([^"]*)"\)/g)) {
      const made = program(name, algorithm, parts, includes);
      if (made !== undefined) all.push({ name, algorithm, mistake, source: made });
    }
  }
  return all;
}

function program(name, algorithm, parts, includes) {
  const needed = new Set();
  const need = (text) => {
    for (const part of parts) {
      if (needed.has(part) || !new RegExp(`\\b${part.name}\\b`).test(text)) continue;
      needed.add(part);
      need(part.text);
    }
  };
  const main = parts.find((part) => part.name === name);
  if (main === undefined) return undefined;
  needed.add(main);
  need(main.text);
  const { body, frees } = withoutDevice(main.text.slice(main.text.indexOf('{') + 2, main.text.lastIndexOf('}')));
  let code = parts.filter((part) => needed.has(part) && part !== main).map(({ text }) => onlyBroken(text)).join('\n\n');
  code += `\n\nint main() {\n${onlyBroken(body)}    const cudaError_t status = cudaDeviceSynchronize();\n${frees}    std::printf("%s\\n", cudaGetErrorString(status));\n    return status != cudaSuccess;\n}\n`;
  if (/\bbroken\b|\bDevice</.test(code)) return undefined;
  // The kernels' names tell what is wrong with them.
  const kernels = [...code.matchAll(/__global__ void (?:__launch_bounds__\([^)]*\) )?(\w+)\(/g)].map(([, kernel]) => kernel);
  kernels.forEach((kernel, i) => { code = code.replace(new RegExp(`\\b${kernel}\\b`, 'g'), kernels.length === 1 && !/\bkernel\b/.test(code) ? 'kernel' : `kernel_${i + 1}`); });
  const include = [...new Set(['#include <cuda_runtime.h>', ...includes, '#include <cstdio>'])].filter((line) => line !== '#include <cooperative_groups.h>' || code.includes('cooperative_groups'));
  return `// Find the bug${algorithm === '–' ? '' : ` (${algorithm})`}. Check tells where; say why, and repair it.\n${include.join('\n')}\n\n${code}`;
}
