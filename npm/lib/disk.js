// What the command asks of the machine, answered by Node.js. Text that stands for bytes has one character a byte.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isatty } from 'node:tty';

const onWindows = process.platform === 'win32';

/** The command knows paths with slashes that begin with one: C:\work is /C:/work to it. */
const told = (real) => (onWindows ? '/' + real.replaceAll('\\', '/').replace(/^\/+/, '') : real);
const real = (told) => (onWindows && /^\/[A-Za-z]:/.test(told) ? told.slice(1) : told);

function kind(stats) {
  if (stats.isFile()) return 'f';
  if (stats.isDirectory()) return 'd';
  return stats.isSymbolicLink() ? 'l' : 'o';
}

const attributes = (stats) => `${kind(stats)} ${stats.size} ${Math.trunc(stats.mtimeMs)}`;

const ended = (parts) => parts.map((part) => part + '\0').join('');

/** All of it, however little a pipe takes at a time. */
function writeAll(descriptor, text) {
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(descriptor, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      pause(1);
    }
  }
  return '';
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  return '';
}

function readAll(descriptor) {
  const parts = [];
  for (;;) {
    const part = Buffer.alloc(1 << 16);
    let length;
    try {
      length = fs.readSync(descriptor, part);
    } catch (error) {
      if (error.code === 'EAGAIN') {
        pause(5);
        continue;
      }
      if (error.code === 'EOF') break;
      throw error;
    }
    if (length === 0) break;
    parts.push(part.subarray(0, length));
  }
  return Buffer.concat(parts).toString('latin1');
}

function move(from, to) {
  const before = fs.statSync(to, { throwIfNoEntry: false });
  if (before) fs.chmodSync(from, before.mode);
  fs.renameSync(from, to);
  return '';
}

function remove(file) {
  const there = fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  if (there) fs.unlinkSync(file);
  return there ? 'yes' : '';
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile() ? 'yes' : '';
  } catch {
    return '';
  }
}

/** Runs git: no shell is between, and nothing else is ever started. */
function program(file, request) {
  let at = 0;
  const next = () => {
    const end = request.indexOf('\0', at);
    const part = request.slice(at, end);
    at = end + 1;
    return part;
  };
  const several = () => Array.from({ length: Number(next()) }, next);
  const folder = real(next());
  const options = several();
  const env = Object.fromEntries(
    several().map((variable) => {
      const equals = variable.indexOf('=', 1);
      return [variable.slice(0, equals), variable.slice(equals + 1)];
    }),
  );
  const done = spawnSync(file, options, {
    cwd: folder,
    env,
    input: Buffer.from(request.slice(at), 'latin1'),
    maxBuffer: Infinity,
    windowsHide: true,
  });
  if (done.error) throw done.error;
  const complaints = done.stderr.toString('latin1');
  return `${done.status ?? 128}\0${complaints.length}\0${complaints}${done.stdout.toString('latin1')}`;
}

/**
 * A host that is the process it runs in.
 *
 * @param {string} folder the folder that relative paths start from
 */
export function disk(folder) {
  const at = (file) => path.resolve(folder, real(file));
  const operations = {
    stat: (file) => attributes(fs.statSync(at(file))),
    lstat: (file) => attributes(fs.lstatSync(at(file))),
    real: (file) => told(fs.realpathSync.native(at(file))),
    list: (file) => ended(fs.readdirSync(at(file))),
    read: (file) => fs.readFileSync(at(file), 'latin1'),
    write: (file, text) => fs.writeFileSync(at(file), text, 'latin1'),
    make: (file) => fs.writeFileSync(at(file), '', { flag: 'wx' }),
    folders: (file) => fs.mkdirSync(at(file), { recursive: true }),
    move: (file, to) => move(at(file), at(to)),
    delete: (file) => remove(at(file)),
    executable: (file) => isExecutable(at(file)),
    program: (file, request) => program(at(file), request),
    environment: () => ended(Object.entries(process.env).map(([name, value]) => `${name}=${value}`)),
    interactive: () => (isatty(1) ? 'yes' : ''),
    pause: (milliseconds) => pause(Number(milliseconds)),
    stdin: () => readAll(0),
    out: (_, text) => print(1, text),
    err: (_, text) => print(2, text),
  };
  let printed = false;
  function print(descriptor, text) {
    printed = true;
    return writeAll(descriptor, text);
  }
  return {
    /** Whether there was any output. */
    hasPrinted: () => printed,
    call(operation, subject, data) {
      try {
        return '+' + (operations[operation](subject, data) ?? '');
      } catch (error) {
        return '-' + (error.code ?? 'EIO');
      }
    },
  };
}
