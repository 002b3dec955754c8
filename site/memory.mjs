// Whether a tab that stays open grows: one engine, many edits and runs, in Node.
//
//   node site/memory.mjs [EDITS]        500; 5000 take one to two hours
//
// Resident memory of the whole process (both threads, the compiler and its code) after 100 edits and then after each
// further tenth, and the largest of these over the first. Every edit changes the kernel, every tenth does not compile,
// every tenth stops with an error: a reader's edits.
import { Engine } from './worker/engine.mjs';

const edits = Math.max(200, Number(process.argv[2] ?? 500));
const engine = new Engine();
await engine.load();

const program = (edit) => `__global__ void add(int n, float* x) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] += ${edit}.0f;${edit % 10 === 3 ? ' not C++' : ''}
}
int main() {
    float* x;
    cudaMallocManaged(&x, 1000 * sizeof(float));
    add<<<4, ${edit % 10 === 7 ? 4096 : 256}>>>(1000, x);
    if (cudaDeviceSynchronize() != cudaSuccess || cudaGetLastError() != cudaSuccess) return 1;
    return cudaFree(x);
}
`;
const megabytes = () => process.memoryUsage.rss() / 1e6;
let first = 0, largest = 0;
for (let edit = 1; edit <= edits; ++edit) {
  const { exitCode, compileErrors } = await engine.run(program(edit), { mode: 'run', timeout: 60, compileTimeout: 300 });
  const wanted = edit % 10 === 3 ? compileErrors.length > 0 : exitCode === (edit % 10 === 7 ? 1 : 0);
  if (!wanted) throw new Error(`edit ${edit}: ${exitCode} ${JSON.stringify(compileErrors)}`);
  if (edit < 100 || (edit > 100 && edit % Math.ceil(edits / 10) !== 0)) continue;
  if (edit === 100) first = megabytes();
  largest = Math.max(largest, megabytes());
  console.log(`${String(edit).padStart(6)} edits  ${megabytes().toFixed(0).padStart(6)} MB`);
}
engine.close();
console.log(`the largest is ${(largest / first).toFixed(2)} times what it was after 100 edits (at most 1.5)`);
process.exitCode = largest > 1.5 * first ? 1 : 0;
