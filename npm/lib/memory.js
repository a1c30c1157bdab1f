// What the command asks of the machine, answered from files that are held in memory. Nothing else is reached.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes as text of one character a byte. */
function unitsOf(bytes) {
  let units = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    units += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return units;
}

function bytesOf(units) {
  const bytes = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) bytes[i] = units.charCodeAt(i);
  return bytes;
}

/** A path from the root, with its dots worked off. */
function absolute(path) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return '/' + parts.join('/');
}

/**
 * A host that holds files.
 *
 * @param {Record<string, string | Uint8Array>} given their texts or bytes, by their paths from the root
 * @param {{stdin?: string, environment?: Record<string, string>}} [options]
 */
export function memory(given, options = {}) {
  const files = new Map();
  const folders = new Set(['/']);
  const printed = { out: [], err: [] };
  const add = (path, units) => {
    files.set(path, units);
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      folders.add(path.slice(0, at));
    }
  };
  for (const [path, content] of Object.entries(given)) {
    add(absolute(path), unitsOf(typeof content === 'string' ? encoder.encode(content) : content));
  }
  const fail = (code) => {
    throw { code };
  };
  const file = (path) => files.get(path) ?? fail(folders.has(path) ? 'EISDIR' : 'ENOENT');
  const stat = (path) => (folders.has(path) ? 'd 0 0' : `f ${file(path).length} 0`);
  const list = (folder) => {
    if (!folders.has(folder)) fail(files.has(folder) ? 'ENOTDIR' : 'ENOENT');
    const start = folder === '/' ? '/' : folder + '/';
    const names = new Set();
    for (const path of [...files.keys(), ...folders]) {
      if (path.startsWith(start) && path !== start) names.add(path.slice(start.length).split('/')[0]);
    }
    return [...names].map((name) => name + '\0').join('');
  };
  const operations = {
    stat,
    lstat: stat,
    real: (path) => (stat(path) ? path : ''),
    list,
    read: file,
    write: (path, units) => (folders.has(path) ? fail('EISDIR') : add(path, units)),
    make: (path) => (files.has(path) || folders.has(path) ? fail('EEXIST') : add(path, '')),
    folders: (path) => add(path + '/.', '') ?? files.delete(path + '/.'),
    move: (path, _, to) => {
      add(to, file(path));
      files.delete(path);
    },
    delete: (path) => (files.delete(path) ? 'yes' : ''),
    environment: () =>
      Object.entries(options.environment ?? {})
        .map(([name, value]) => `${name}=${value}\0`)
        .join(''),
    stdin: () => unitsOf(encoder.encode(options.stdin ?? '')),
    out: (_, units) => void printed.out.push(units),
    err: (_, units) => void printed.err.push(units),
    executable: () => '',
    interactive: () => '',
    pause: () => '',
    program: () => fail('ENOENT'),
  };
  const text = (units) => decoder.decode(bytesOf(units.join('')));
  return {
    call(operation, subject, data) {
      try {
        return '+' + (operations[operation](absolute(subject), data, absolute(data)) ?? '');
      } catch (error) {
        if (error?.code === undefined) throw error;
        return '-' + error.code;
      }
    },
    /** What was printed. */
    output: () => text(printed.out),
    /** What was complained of. */
    errors: () => text(printed.err),
    /** The files as they are now, as bytes. */
    files: () => Object.fromEntries([...files].map(([path, units]) => [path.slice(1), bytesOf(units)])),
  };
}
