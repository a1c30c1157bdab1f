import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

const folder = new URL("../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));

/** The files of a package by their names, as the central directory of the archive lists them. */
function files() {
  const zip = readFileSync(new URL("dist/stopover.vsix", folder));
  const found = new Map();
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + length);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    found.set(name, zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

test("packs the bundle and what describes it, and nothing else", () => {
  const names = [...files().keys()].map((name) => name.toLowerCase()).filter((name) => name.startsWith("extension/"));
  assert.deepEqual(names.sort(), [
    "extension/dist/extension.js",
    "extension/license.txt",
    "extension/package.json",
    "extension/readme.md",
  ]);
});

test("lets no repository say what is started", () => {
  const settings = manifest.contributes.configuration.properties;
  assert.equal(settings["stopover.command"].scope, "machine");
  assert.equal(settings["stopover.arguments"].scope, "machine");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["stopover.configuration"]);
});

test("the bundle starts in an editor, and complains where there is no program", async () => {
  const shown = [];
  const commands = new Map();
  const nothing = () => ({ dispose() {} });
  const editor = new Proxy(
    {
      window: {
        createOutputChannel: () => ({ appendLine() {}, show() {}, dispose() {} }),
        showErrorMessage: async (message) => void shown.push(message),
      },
      commands: { registerCommand: (name, run) => (commands.set(name, run), { dispose() {} }) },
      workspace: {
        getConfiguration: () => ({ get: (name, usual) => (name === "command" ? "/nowhere/stopover" : usual) }),
        onDidChangeConfiguration: nothing,
        onDidGrantWorkspaceTrust: nothing,
      },
    },
    // What the client of the protocol extends when it is loaded.
    { get: (known, name) => known[name] ?? class {} },
  );
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? editor : load(name, ...rest));
  try {
    const extension = createRequire(import.meta.url)("../dist/extension.js");
    await extension.activate({ subscriptions: [] });
    assert.match(shown[0], /There is no program \/nowhere\/stopover/);
    assert.deepEqual([...commands.keys()].sort(), manifest.contributes.commands.map((each) => each.command).sort());
    await extension.deactivate();
  } finally {
    Module._load = load;
  }
});
