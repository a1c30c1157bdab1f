import { isTrap, load } from './lib/engine.js';
import { memory } from './lib/memory.js';

let engine;

/** One engine serves all calls; one that gave up is thrown away. */
async function run(written, files = {}, options = {}) {
  // In the process of others V8's flags stay as they are, and without them it may optimize WebAssembly without end.
  engine ??= load('js');
  const host = memory(files, options);
  try {
    const exitCode = (await engine).run(host, written);
    return { exitCode, output: host.output(), errors: host.errors(), files: host.files() };
  } catch (error) {
    engine = undefined;
    if (isTrap(error)) throw new Error('Something nests too deeply for this engine.', { cause: error });
    throw error;
  }
}

const OPTIONS = {
  format: 'format',
  preset: 'preset',
  postgres: 'postgres',
  config: 'config',
  schema: 'schema',
  failOn: 'fail-on',
  select: 'select',
  ignore: 'ignore',
  today: 'today',
};

/** Judges migrations that are held in memory. */
async function check(files, options = {}) {
  const written = ['check', `--format=${options.format ?? 'json'}`, '--allow-empty'];
  for (const [key, value] of Object.entries(options)) {
    if (key === 'paths' || key === 'format') continue;
    if (!(key in OPTIONS)) throw new TypeError(`There is no option ${key}.`);
    if (value !== undefined) written.push(`--${OPTIONS[key]}=${[value].flat().join(',')}`);
  }
  const { exitCode, output, errors } = await run([...written, '--', ...(options.paths ?? [])], files);
  if (exitCode === 2) throw new Error(errors.trim());
  return { exitCode, report: options.format === undefined ? JSON.parse(output) : output, errors };
}

export { check, run };
