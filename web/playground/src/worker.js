// Judges files beside the page, so that typing never waits.

import { memory } from '../../../npm/lib/memory.js';
import { load } from 'stopover-runtime';

let engine;

async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function judged(files) {
  const { run } = (await engine).exports;
  const answer = (...written) => {
    const host = memory(files);
    const exitCode = run(host, written);
    return { exitCode, output: host.output(), errors: host.errors() };
  };
  const check = answer('check', '--format=json', '--allow-empty');
  if (check.exitCode === 2 && check.output === '') return { check };
  return { check, locks: answer('locks', '--format=json'), schema: answer('schema') };
}

onmessage = async ({ data }) => {
  if (data.engine) {
    engine = unpacked(data.engine).then((bytes) => load(bytes));
    return;
  }
  try {
    postMessage({ id: data.id, ...(await judged(data.files)) });
  } catch (error) {
    postMessage({ id: data.id, gaveUp: String(error?.message ?? error) });
  }
};
