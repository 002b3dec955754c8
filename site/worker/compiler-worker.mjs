// The thread that compiles. It stays: what it has loaded and compiled of the compiler itself is used again.
//
// It gets                                         and answers
//   {type: 'load', base}                          {type: 'progress', done, total}…, {type: 'loaded'}
//   {type: 'compile', id, sources, options}       {type: 'compiled', id, result}
// and in either case {type: 'failed', id, message} when it cannot. `base` is where the engine's files lie (a URL); in
// Node they are read from build/site/engine. `sources`, `options` and `result` are those of Compiler.compile().
import { Compiler, ENGINE_FILES } from './compiler.mjs';
import { Llvm } from './llvm.mjs';
import { inNode, listen } from './thread.mjs';

let compiler;

async function load(base) {
  let clang;
  let binaryen;
  let asset;
  if (inNode) {
    const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
    clang = await import(/* @vite-ignore */ '@yowasp/clang');
    binaryen = await import(/* @vite-ignore */ 'binaryen');
    asset = (name) => readFile(new URL(`../../build/site/engine/${name}`, import.meta.url));
  } else {
    clang = await import(/* @vite-ignore */ new URL('clang/bundle.js', base).href);
    binaryen = await import(/* @vite-ignore */ new URL('binaryen.js', base).href);
    asset = async (name) => {
      const answer = await fetch(new URL(name, base));
      if (!answer.ok) throw new Error(`${name} could not be loaded (${answer.status})`);
      return new Uint8Array(await answer.arrayBuffer());
    };
  }
  const llvm = new Llvm(clang, (done, total) => post({ type: 'progress', done, total }));
  const [, ...contents] = await Promise.all([llvm.load(), ...ENGINE_FILES.map(asset)]);
  compiler = new Compiler(llvm, binaryen.default, Object.fromEntries(ENGINE_FILES.map((name, i) => [name, contents[i]])));
}

const post = await listen(async (message) => {
  try {
    if (message.type === 'load') {
      await load(message.base);
      post({ type: 'loaded' });
    } else {
      const result = await compiler.compile(message.sources, message.options);
      post({ type: 'compiled', id: message.id, result });
    }
  } catch (failure) {
    post({ type: 'failed', id: message.id, message: String(failure?.stack ?? failure) });
  }
});
