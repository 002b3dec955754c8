// Web Workers and Node's worker_threads, alike.

export const inNode = typeof process !== 'undefined' && process.versions?.node !== undefined;

/// Starts a thread. @returns {post(message, transfer), terminate()}; messages and failures go to the listeners
export async function startThread(url, onMessage, onFailure) {
  if (inNode) {
    const { Worker } = await import(/* @vite-ignore */ 'node:worker_threads');
    const worker = new Worker(url);
    worker.on('message', onMessage);
    worker.on('error', onFailure);
    return {
      post: (message, transfer) => worker.postMessage(message, transfer),
      terminate: () => { worker.terminate(); },
    };
  }
  const worker = new Worker(url, { type: 'module' });
  worker.onmessage = ({ data }) => onMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    onFailure(new Error(event.message || 'a worker could not be loaded'));
  };
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
  };
}

/// In a thread: @returns a function that posts to whoever started it
export async function listen(onMessage) {
  if (inNode) {
    const { parentPort } = await import(/* @vite-ignore */ 'node:worker_threads');
    parentPort.on('message', onMessage);
    return (message, transfer) => parentPort.postMessage(message, transfer);
  }
  globalThis.onmessage = ({ data }) => onMessage(data);
  return (message, transfer = []) => globalThis.postMessage(message, transfer);
}
