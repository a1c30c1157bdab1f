// What a link carries in its fragment, which no browser sends to a server.

async function through(stream, bytes) {
  const result = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await result.arrayBuffer());
}

/** The files as text that may stand in a fragment. */
export async function fragmentOf(files) {
  const packed = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(files)));
  let units = '';
  for (const byte of packed) units += String.fromCharCode(byte);
  return btoa(units).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The files of a fragment; undefined if it holds none. */
export async function filesOf(fragment) {
  try {
    const units = atob(fragment.replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(units, (unit) => unit.charCodeAt(0));
    const files = JSON.parse(new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), packed)));
    const wellMade =
      Array.isArray(files) &&
      files.length > 0 &&
      files.every((file) => typeof file?.name === 'string' && typeof file?.text === 'string');
    return wellMade ? files.map(({ name, text }) => ({ name, text })) : undefined;
  } catch {
    return undefined;
  }
}
