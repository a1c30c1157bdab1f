// Runs the command many times in one process: node batch.mjs PACKAGE, with a JSON array of {folder, arguments} on standard
// input; writes an array of {status, out, errors}, with a character for each byte.

import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { pathToFileURL } from 'node:url';

// As the command itself does.
v8.setFlagsFromString('--liftoff-only');

const lib = (name) => import(pathToFileURL(path.resolve(process.argv[2], 'lib', name)));
const { disk } = await lib('disk.js');
const { load } = await lib('engine.js');

const { run } = await load();
const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ folder, arguments: written }) => {
  const host = disk(folder);
  const printed = { out: '', err: '' };
  const call = (operation, subject, data) => {
    if (operation in printed) {
      printed[operation] += data;
      return '+';
    }
    return operation === 'environment' || operation === 'interactive' ? '+' : host.call(operation, subject, data);
  };
  const status = run({ call }, written);
  return { status, out: printed.out, errors: printed.err };
});
const bytes = Buffer.from(JSON.stringify(answers));
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
process.exit(0);
