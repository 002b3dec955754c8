// The headers at the top of a source file, precompiled: what an edit further down does not change.
//
// The preprocessor begins after them with the macros that they leave; simt's translator reads them again (it is fast),
// and what it makes of them must be what it made of them alone; the compiler reads them precompiled.

/// Where the part of a source ends that only includes headers: after the last #include among the comments and directives
/// that come first. Within #if … #endif none counts by itself.
export function endOfPreamble(text) {
  const piece = /\s+|\/\/(?:\\\n|[^\n])*|\/\*[^]*?\*\/|#(?:\\\n|\/\*[^]*?\*\/|[^\n])*(?:\n|$)/y;
  let end = 0;
  let depth = 0;
  let includes = false;
  for (let found; (found = piece.exec(text)) !== null && found[0] !== '';) {
    const directive = /^#\s*(\w+)/.exec(found[0])?.[1];
    if (directive === undefined) continue;
    if (directive.startsWith('if')) ++depth;
    if (directive === 'endif') --depth;
    if (directive === 'include') includes = true;
    if (includes && depth === 0) {
      end = piece.lastIndex;
      includes = false;
    }
  }
  return end;
}

export class Preamble {
  /// @param preprocessed the preprocessor's output @param translated what the translator makes of that
  /// @param macros as #define lines, all that are there at its end @param precompiled bytes
  constructor({ preprocessed, translated, macros, precompiled }) {
    this.preprocessed = preprocessed;
    this.translated = translated;
    // A system header may define what the compiler itself has defined.
    this.macros = `#pragma GCC system_header\n${macros}`;
    this.precompiled = precompiled;
    this.entered = new Set();
    for (const [, path] of preprocessed.matchAll(/^# 1 "([^"\n]+)" 1/gm)) this.entered.add(path.replace(/^(?:\.?\/)+/, ''));
    // Where a number is counted on, it would be counted anew.
    this.usable = !macros.includes('__COUNTER__');
  }

  /// The headers among these that say `#pragma once` and have been read: empty. (The others have macros that tell.)
  /// @param files {path: text} @param above where they lie
  emptied(files, above = '') {
    return Object.fromEntries(Object.entries(files).filter(([path, text]) => this.entered.has(above + path) && /^[ \t]*#[ \t]*pragma[ \t]+once\b/m.test(text)).map(([path]) => [path, '']));
  }

  /// The part of a translation that comes after the preamble; undefined when the preamble has not become what it was.
  restOf(translation) {
    return translation.startsWith(this.translated) ? translation.slice(this.translated.length) : undefined;
  }
}
