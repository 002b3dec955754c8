// The programs around a stage of the book: what the tab compiles beside the reader's file.

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
  // The programs that `book check` and `book profile` give to a stage. It calls all stages by one name, so that it is
  // compiled once for all of them.
  const driver = book.drivers[mode].replace('__asm__(STAGE_SYMBOL)', '__asm__("site_stage")');
  const call = `${declared}extern "C" void site_stage(${parameters}) { ${stage.symbol}(m, n, k, A, B, C); }\n`;
  return { files: { ...book.headers, 'site_stage.cpp': call, 'site_driver.cu': driver }, args: mode === 'profile' ? ['64', '64', '64'] : [] };
}
