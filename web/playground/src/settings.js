// What the lists at the top choose stands in stopover.toml, where everybody can see it.

export const CONFIGURATION = 'stopover.toml';

const line = (key) => new RegExp(`^${key}[ \\t]*=.*(?:\\n|$)`, 'm');

/** What a text says of a key before its first table; empty if nothing. */
export function setting(text, key) {
  const found = line(key).exec(head(text));
  return found ? found[0].slice(found[0].indexOf('=') + 1).trim().replaceAll('"', '') : '';
}

/** A text that says of a key what was chosen, or nothing of it. */
export function withSetting(text, key, value) {
  const written = value === '' ? '' : `${key} = ${/^\d+$/.test(value) ? value : JSON.stringify(value)}\n`;
  const top = head(text);
  const rest = text.slice(top.length);
  return (line(key).test(top) ? top.replace(line(key), () => written) : written + top) + rest;
}

const head = (text) => /^(?:(?!\[).*(?:\n|$))*?(?=\[|$(?![\s\S]))/m.exec(text)?.[0] ?? '';
