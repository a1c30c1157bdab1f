// Asks the worker, and takes a new one where the engine gave up or does not come back.

const PATIENCE = 20_000;

/** A judge that runs a script as a worker and hands it the engine. */
export function judge(script, engine) {
  const source = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker;
  let asked;
  let waiting;

  function start() {
    worker = new Worker(source);
    worker.onmessage = ({ data }) => answer(data);
    worker.onerror = (event) => answer({ id: asked?.id, gaveUp: event.message });
    worker.postMessage({ engine });
  }

  function answer(data) {
    if (data.id !== asked?.id) return;
    clearTimeout(asked.timer);
    const { resolve } = asked;
    asked = undefined;
    if (data.gaveUp !== undefined) {
      worker.terminate();
      worker = undefined;
    }
    resolve(data);
    if (waiting) {
      const next = waiting;
      waiting = undefined;
      ask(next);
    }
  }

  function ask(request) {
    if (!worker) start();
    const timer = setTimeout(() => answer({ id: request.id, gaveUp: 'it took too long' }), PATIENCE);
    asked = { ...request, timer };
    worker.postMessage({ id: request.id, files: request.files });
  }

  let count = 0;
  /** Judges files; undefined where others were asked about meanwhile. */
  return (files) =>
    new Promise((resolve) => {
      const request = { id: ++count, files, resolve };
      if (!asked) {
        ask(request);
        return;
      }
      waiting?.resolve(undefined);
      waiting = request;
    });
}
