// The command itself, compiled from Java: as WebAssembly where there is garbage collection for it, else as JavaScript.

import { readFile } from 'node:fs/promises';

/** A module that uses a type with a field, which only engines read that collect garbage for WebAssembly. */
const PROBE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0);

/** Which of the two is taken: what STOPOVER_ENGINE says, or what this Node.js can. */
export function kind() {
  const wanted = process.env.STOPOVER_ENGINE ?? '';
  if (wanted === 'wasm' || wanted === 'js') return wanted;
  return WebAssembly.validate(PROBE) ? 'wasm' : 'js';
}

/** Loads it. Each one has a memory of its own. */
export async function load(which = kind()) {
  if (which === 'wasm') {
    const { load: instantiate } = await import('./stopover.wasm-runtime.js');
    const bytes = await readFile(new URL('stopover.wasm', import.meta.url));
    return (await instantiate(bytes)).exports;
  }
  // Node.js 20 has no navigator, which is asked for a language.
  globalThis.navigator ??= { language: 'en' };
  return import('./stopover.js');
}

/** Whether the engine gave up, rather than the command. */
export const isTrap = (error) => error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
