// The command as a process runs it.

import { spawnSync } from 'node:child_process';
import v8 from 'node:v8';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { disk } from './disk.js';
import { isTrap, load } from './engine.js';

/** What cannot be used up by SQL that a person would write. */
const DEEP = { stackSizeMb: 256 };

// A process ends only when what it began to optimize is done, which takes longer than most runs.
v8.setFlagsFromString('--liftoff-only');

/**
 * Runs the command.
 *
 * @param {string[]} written what stands behind its name
 * @returns {Promise<number>} what the process ends with
 */
export async function command(written) {
  if (process.env.STOPOVER_JAR) return onJava(process.env.STOPOVER_JAR, written);
  const host = disk(process.cwd());
  try {
    return (await load()).run(host, written);
  } catch (error) {
    if (!isTrap(error)) throw error;
    return host.hasPrinted() ? fail(error) : inDeepThread(written);
  }
}

/** The Stopover that runs on Java, for those who want it: the Java on the PATH runs its jar. */
function onJava(jar, written) {
  const done = spawnSync('java', ['-jar', jar, ...written], { stdio: 'inherit' });
  if (done.error) {
    process.stderr.write(`stopover: Java cannot be started: ${done.error.message}\n`);
    return 2;
  }
  return done.status ?? 2;
}

/** Once more where there is room for SQL that nests very deeply. */
function inDeepThread(written) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { written }, resourceLimits: DEEP });
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(fail(error)));
  });
}

function fail(error) {
  process.stderr.write(
    `stopover: something nests too deeply for this engine (${error.message}); nothing is said of these migrations\n`,
  );
  return 2;
}

if (!isMainThread && workerData?.written) {
  parentPort.postMessage((await load()).run(disk(process.cwd()), workerData.written));
}
