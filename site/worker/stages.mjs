// The programs around a stage of the book: what the tab compiles beside the reader's file.

/// The name that the linker knows `void matmul(int, int, int, const float*, const float*, float*)` by (Itanium C++ ABI).
function linkerName(symbol) {
  const parts = symbol.split('::');
  // Each namespace is a name that may stand for itself again, then `const float`, then the pointer to it.
  return `_ZN${parts.map((part) => part.length + part).join('')}EiiiPKfS${parts.length - 1}_Pf`;
}

/// @param stage of stages.json @param mode 'run', 'check' or 'profile' @param book stages.json
/// @returns {files, args}: for Engine.run()
export function programAround(stage, mode, book) {
  const parts = stage.symbol.split('::');
  const name = parts.pop();
  const parameters = 'int m, int n, int k, const float* A, const float* B, float* C';
  const declared = `namespace ${parts.join('::')} {\nvoid ${name}(${parameters});\n}\n`;
  if (mode === 'run' || !stage.device) {
    return {
      files: {
        ...book.headers,
        'site_main.cpp': `${declared}
extern "C" int site_stage_main(int, char**, const char*, void (*)(${parameters}), bool, const char*);
int main(int argc, char** argv) { return site_stage_main(argc, argv, "${stage.name}", ${stage.symbol}, ${stage.device}, "${stage.inputs}"); }
`,
      },
      args: [],
    };
  }
  // The programs that \`book check\` and \`book profile\` give to a stage.
  const driver = book.drivers[mode].replace(/STAGE_SYMBOL/g, (word, at, text) => (text.lastIndexOf('\n', at) < text.lastIndexOf('//', at) ? word : `"${linkerName(stage.symbol)}"`));
  return { files: { ...book.headers, 'site_driver.cu': driver }, args: mode === 'profile' ? ['64', '64', '64'] : [] };
}
