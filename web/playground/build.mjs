// Makes the playground, one page that needs nothing else: node playground/build.mjs PACKAGE PAGE.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const [folder, page] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const source = (name) => path.join(here, 'src', name);
const { run } = await import(pathToFileURL(path.resolve(folder, 'index.js')));

/** The rules' pages with their folders. */
function pages() {
  const rules = path.join(here, '../../rules/src/main/java/dev/stopover/rules');
  return readdirSync(rules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(path.join(rules, name))
        .filter((file) => file.endsWith('.md'))
        .map((file) => ({
          category: name.replaceAll('_', '-'),
          rule: file.slice(0, -3).replace(/(?!^)[A-Z]/g, (letter) => '-' + letter).toLowerCase(),
          text: readFileSync(path.join(rules, name, file), 'utf8'),
        })),
    );
}

/** The first example of a page that reports something, with what came before it. */
function example({ category, rule, text }) {
  const blocks = [...text.matchAll(/^```sql ([^\n]*)\n(.*?)^```$/gms)].map(([, words, sql]) => ({
    words: words.split(' '),
    sql: sql.replace(/^\s*\^+(?: .*)?\n/gm, ''),
  }));
  const at = blocks.findIndex(({ words }) => words[0] === 'reports' && words.length === 1);
  if (at < 0) return undefined;
  const files = [];
  for (let i = at - 1; i >= 0 && blocks[i].words[0] === 'earlier'; i--) {
    files.unshift({ name: '', text: blocks[i].sql });
  }
  files.push({ name: '', text: blocks[at].sql });
  files.forEach((file, index) => {
    const isLast = index === files.length - 1;
    file.name = `migrations/${String(index + 1).padStart(4, '0')}_${isLast ? 'change' : 'earlier'}.sql`;
  });
  files.push({ name: 'stopover.toml', text: `[rules]\n${rule} = true\n` });
  return { category, rule, files, shown: files.length - 2 };
}

/** Some examples need a runner or a layout: only those are offered that show their rule as they are. */
async function shows({ rule, files }) {
  const held = Object.fromEntries(files.map(({ name, text }) => [name, text]));
  const { output } = await run(['check', '--format=json', '--allow-empty'], held);
  return output !== '' && JSON.parse(output).findings.some((finding) => finding.rule === rule);
}

const examples = [];
for (const each of pages().map(example)) {
  if (each && (await shows(each))) examples.push(each);
}

/** The values that a key of the configuration takes, from its JSON Schema. */
async function values(key) {
  const { output } = await run(['config', 'schema']);
  return JSON.parse(output).properties[key].enum;
}

const runtime = {
  name: 'runtime',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^stopover-runtime$/ }, () => ({
      path: path.resolve(folder, 'lib/stopover.wasm-runtime.js'),
    })),
};

async function bundled(name, more) {
  const options = { bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', legalComments: 'none' };
  const result = await build({ entryPoints: [source(name)], ...options, logLevel: 'warning', ...more });
  return result.outputFiles[0].text;
}

const worker = await bundled('worker.js', { format: 'iife', plugins: [runtime], external: ['node:*'] });
const app = await bundled('app.js', {
  define: {
    WORKER: JSON.stringify(worker),
    LAYOUTS: JSON.stringify(await values('layout')),
    RUNNERS: JSON.stringify(await values('runner')),
  },
});

// A module may wait at its top; what stands in a page must not hold what would end it.
const script = app.replaceAll('</', '<\\/').trim();
const engine = gzipSync(readFileSync(path.join(folder, 'lib/stopover.wasm')), { level: 9 }).toString('base64');

/** The licences of what is bundled. */
function licences() {
  const modules = path.join(here, '../node_modules');
  const names = ['crelt', 'style-mod', 'w3c-keyname', '@marijn/find-cluster-break'];
  for (const scope of ['@codemirror', '@lezer']) {
    names.push(...readdirSync(path.join(modules, scope)).map((name) => `${scope}/${name}`));
  }
  return names
    .sort()
    .map((name) => `${name}\n\n${readFileSync(path.join(modules, name, 'LICENSE'), 'utf8')}`)
    .join('\n')
    .replaceAll('--', '- -');
}

const parts = {
  licences: licences(),
  script,
  engine,
  style: readFileSync(source('style.css'), 'utf8'),
  examples: JSON.stringify(examples).replaceAll('<', '\\u003c'),
};
let html = readFileSync(source('index.html'), 'utf8');
for (const [name, text] of Object.entries(parts)) html = html.replace(`{{${name}}}`, () => text);
const hash = createHash('sha256').update(script).digest('base64');
html = html.replace('{{hash}}', `'sha256-${hash}'`);
mkdirSync(path.dirname(page), { recursive: true });
writeFileSync(page, html);
console.log(`${examples.length} examples, ${html.length} bytes`);
