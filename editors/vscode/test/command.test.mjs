import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const { serverCommand, whyNot } = createRequire(import.meta.url)("../dist/command.js");
const onUnix = { skip: process.platform === "win32" };

function program(text) {
  const path = join(mkdtempSync(join(tmpdir(), "stopover-")), "stopover");
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("serves with the arguments that are set", () => {
  assert.deepEqual(serverCommand({ command: "stopover", arguments: [], configuration: "" }), {
    command: "stopover",
    args: ["lsp"],
  });
  assert.deepEqual(serverCommand({ command: "/opt/stopover", arguments: ["--postgres", "16"], configuration: "db/a.toml" }), {
    command: "/opt/stopover",
    args: ["lsp", "--config", "db/a.toml", "--postgres", "16"],
  });
});

test("has nothing to say of a program that answers", onUnix, async () => {
  assert.equal(await whyNot(program("echo stopover 0.1.0")), undefined);
});

test("says that a program is not there, and what to set", async () => {
  assert.match(await whyNot("/nowhere/stopover"), /There is no program \/nowhere\/stopover\. Set stopover\.command/);
});

test("says that Java is missing", onUnix, async () => {
  assert.match(
    await whyNot(program("echo 'stopover: java is not on the PATH' >&2; exit 2")),
    /^Stopover needs Java 17 or newer\. stopover: java is not on the PATH$/,
  );
});

test("says what a program says that fails otherwise", onUnix, async () => {
  assert.equal(await whyNot(program("echo 'stopover: the build failed' >&2; exit 2")), "stopover: the build failed");
  assert.match(await whyNot(program("exit 7")), /ends with 7\.$/);
});

test("does not take another program for Stopover", onUnix, async () => {
  assert.match(await whyNot(program("echo GNU stow 2.4")), /is another program: it says GNU stow 2\.4/);
});
