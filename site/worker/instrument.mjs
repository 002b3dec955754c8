// Numbers the calls of a checked or counted program.
//
// Natively the return address of a callback says where an access stands, and addr2line turns it into lines. WebAssembly
// has no return addresses. So the compiler stops at LLVM's intermediate language, every call gets a number there, which
// it leaves in the variable `simt_place` first, and the debug information beside it says what stands there.
//
// The text is rewritten line by line; it is the output of this very compiler (@yowasp/clang, pinned), one instruction a
// line.

/// Numbers begin here: count mode takes smaller ones for the scheduler's own (simt/count/report.cpp, has_place).
export const FIRST = 1 << 20;
/// Every file of a program has its own range of numbers.
export const NUMBERS_OF_A_FILE = 1 << 22;

/// Of the C library, what reaches into memory: SIMT_LIBRARY_CALLS of simt/CMakeLists.txt. (clang may give some a sanitizer's name.)
const LIBRARY_CALLS = Object.fromEntries([
  ...['memcpy', 'memmove', 'memset', 'modf', 'modff', 'frexp', 'frexpf', 'remquo', 'remquof'].map((name) => [name, `simt_check_${name}`]),
  ...['memcpy', 'memmove', 'memset'].map((name) => [`__tsan_${name}`, `simt_check_${name}`]),
]);

/// What the objects of a mode call by another name: as simt/check/CMakeLists.txt and simt/count/CMakeLists.txt have it.
export const RENAMED = {
  check: {
    ...LIBRARY_CALLS,
    malloc: 'simt_check_malloc', free: 'simt_check_free', _Znwm: 'simt_check_new', _Znam: 'simt_check_new_array',
    _ZdlPv: 'simt_check_delete', _ZdaPv: 'simt_check_delete_array', _ZdlPvm: 'simt_check_delete_sized',
    _ZdaPvm: 'simt_check_delete_array_sized', _exit: 'simt_check_exit_now', _Exit: 'simt_check_exit_capital',
    quick_exit: 'simt_check_quick_exit',
  },
  profile: LIBRARY_CALLS,
};

const CALL = /^ {2}(%[^ ]+ = )?(?:tail |musttail |notail )?(call|invoke) /;
const INVOKE = /^ {2}(%[^ ]+ = )?invoke /;
const NAME = /@(?:"((?:[^"\\]|\\.)*)"|([-a-zA-Z$._0-9]+))\(/;
const OPERATION = /^ {2}%[^ ]+ = (fadd|fsub|fmul|fdiv) (?:[a-z]+ )*(?:<(\d+) x )?/;

/// @param text LLVM's intermediate language @param mode 'check' or 'profile'
/// @param first the number to begin with: files of one program share no number
/// @returns {text, places, computations, next}: the program, the tables that simt/check and simt/count read, and the
///   `first` of the program's next file
export function instrument(text, mode, first = FIRST) {
  const renamed = RENAMED[mode];
  const debug = new DebugInformation(text);
  const out = [];
  const places = [];
  const computations = [];
  const declarations = new Set();
  let number = first;
  let block = 0;  // count mode: the number of the running basic block
  let inFunction = false;
  const place = (at) => {
    number += 2;
    places.push(`@${number}\n`, debug.chain(at));
    return number;
  };
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; ++i) {
    let line = lines[i];
    if (!inFunction) {
      inFunction = line.startsWith('define ');
      line = rename(line, renamed);
      // Two names may have become one: it is declared once.
      const declared = line.startsWith('declare ') ? NAME.exec(line) : null;
      if (declared !== null) {
        const name = declared[1] ?? declared[2];
        if (declarations.has(name)) continue;
        declarations.add(name);
      }
      out.push(line);
      continue;
    }
    if (line === '}') inFunction = false;
    if (!line.startsWith('  ')) {
      block = 0;
      out.push(line);
      continue;
    }
    // An invoke goes on in the next line ("to label … unwind label …, !dbg …").
    const at = /, !dbg !(\d+)/.exec(INVOKE.test(line) ? lines[i + 1] : line)?.[1];
    const operation = mode === 'profile' && block !== 0 ? operationsOf(line) : 0;
    if (operation !== 0) computations.push(`${block} ${place(at)} ${operation}\n`);
    if (CALL.test(line) && !line.includes(' asm ')) {
      const found = NAME.exec(line);
      const name = found?.[1] ?? found?.[2];
      if (name === 'llvm.returnaddress.p0' || name === 'llvm.returnaddress') {
        out.push(line.replace(/(?:tail )?call .*$/, 'load ptr, ptr @simt_place, align 4'));
        continue;
      }
      if (name === undefined || !name.startsWith('llvm.')) {
        const here = place(at);
        out.push(`  store i32 ${here}, ptr @simt_place, align 4`);
        // Functions of the library that the runtime uses, too, are linked from here: their calls are not the reader's.
        if (mode === 'check' && !name?.startsWith('__tsan_') && debug.isReaders(at)) out.push(`  store i32 ${here}, ptr @simt_caller, align 4`);
        if (name === '__sanitizer_cov_trace_pc') {
          block = here;
          computations.push(`${here} 0 0\n`);
        }
      }
    }
    out.push(rename(line, renamed));
  }
  return {
    text: `${out.join('\n')}\n@simt_place = external global i32, align 4\n@simt_caller = external global i32, align 4\n`,
    places: places.join(''),
    computations: computations.join(''),
    next: number,
  };
}

function rename(line, renamed) {
  return line.includes('@') ? line.replace(/@([a-zA-Z_][a-zA-Z0-9_]*)\b/g, (all, name) => (Object.hasOwn(renamed, name) ? `@${renamed[name]}` : all)) : line;
}

/// Floating-point operations of one instruction: a fused multiply-add is two, a vector's element counts each.
function operationsOf(line) {
  const simple = OPERATION.exec(line);
  if (simple !== null) return Number(simple[2] ?? 1);
  const call = /@llvm\.(fma|fmuladd|sqrt)\.(?:v(\d+))?/.exec(line);
  if (call !== null) return (call[1] === 'sqrt' ? 1 : 2) * Number(call[2] ?? 1);
  return 0;
}

/// The metadata of debug information: lines, functions and what was inlined where.
class DebugInformation {
  constructor(text) {
    this.nodes = new Map();
    this.chains = new Map();
    for (const [, number, kind, content] of text.matchAll(/^!(\d+) = (?:distinct )?!(DI\w+)\((.*)\)$/gm))
      this.nodes.set(number, { kind, content });
  }

  field(node, name) {
    return new RegExp(`(?:^|[ (])${name}: (?:!(\\d+)|"((?:[^"\\\\]|\\\\.)*)"|(-?\\d+))`).exec(node.content)?.slice(1).find((value) => value !== undefined);
  }

  file(number) {
    const node = this.nodes.get(number);
    if (node === undefined) return '?';
    const name = this.field(node, 'filename') ?? '?';
    return name.replace(/^\.\//, '');
  }

  /// The function that a scope lies in, and the file of that scope.
  scope(number) {
    let file;
    for (let node = this.nodes.get(number); node !== undefined; node = this.nodes.get(this.field(node, 'scope'))) {
      const own = this.field(node, 'file');
      file ??= own;
      if (node.kind === 'DISubprogram')
        return { file: this.file(file), name: this.field(node, 'name') ?? '?' };
    }
    return { file: '?', name: '?' };
  }

  /// Whether a line of the reader's stands at a place (simt/check/platform/wasm/symbols.cpp draws the same line).
  isReaders(number) {
    const lines = this.chain(number).split('\n').filter((line, i) => i % 2 === 1);
    return lines.some((line) => !line.endsWith(':0') && !['/simt/include/', '/c++/', '/usr/include/'].some((part) => line.includes(part)));
  }

  /// The lines at a place, innermost first, as the tables have them.
  chain(number) {
    if (number === undefined) return '';
    let text = this.chains.get(number);
    if (text !== undefined) return text;
    text = '';
    const node = this.nodes.get(number);
    if (node?.kind === 'DILocation') {
      const { file, name } = this.scope(this.field(node, 'scope'));
      text = `${name}\n${file}:${this.field(node, 'line') ?? 0}\n${this.chain(this.field(node, 'inlinedAt'))}`;
    }
    this.chains.set(number, text);
    return text;
  }
}
