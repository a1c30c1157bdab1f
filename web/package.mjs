// Puts together what is published: node package.mjs FOLDER VERSION.

import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, version] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const sources = path.join(here, '..', 'npm');

for (const part of ['bin', 'lib', 'index.js', 'index.d.ts', 'README.md', 'NOTICE']) {
  cpSync(path.join(sources, part), path.join(folder, part), { recursive: true });
}
copyFileSync(path.join(here, '..', 'LICENSE'), path.join(folder, 'LICENSE'));

// The compiler names what starts a module after the module.
const runtime = path.join(folder, 'lib', 'stopover.wasm-runtime.js');
if (!existsSync(runtime)) throw new Error(`There is no ${runtime}.`);

const description = JSON.parse(readFileSync(path.join(sources, 'package.json'), 'utf8'));
description.version = version;
writeFileSync(path.join(folder, 'package.json'), JSON.stringify(description, null, 2) + '\n');
