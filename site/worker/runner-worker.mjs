// The thread that runs a compiled program. Whoever started it ends it when the program takes too long.
//
// It gets                                and answers
//   {type: 'run', id, wasm, options}     {type: 'stdout' or 'stderr', id, text}…, then
//                                        {type: 'ended', id, result: {exitCode, stdout, stderr, files, ms}} or
//                                        {type: 'failed', id, message}
// `options` are those of runProgram(), and `wanted`: paths of files to send back.
import { runProgram } from './program.mjs';
import { listen } from './thread.mjs';

const post = await listen(async ({ id, wasm, options: { wanted = [], ...options } }) => {
  try {
    const begun = performance.now();
    const ended = await runProgram(wasm, {
      ...options,
      stdout: (text) => post({ type: 'stdout', id, text }),
      stderr: (text) => post({ type: 'stderr', id, text }),
    });
    const files = Object.fromEntries(wanted.map((path) => [path, ended.files(path)]));
    post({ type: 'ended', id, result: { exitCode: ended.exitCode, stdout: ended.stdout, stderr: ended.stderr, files, ms: performance.now() - begun } });
  } catch (failure) {
    post({ type: 'failed', id, message: String(failure?.stack ?? failure) });
  }
});
