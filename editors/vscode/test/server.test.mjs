import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const { serverCommand, whyNot } = createRequire(import.meta.url)("../dist/command.js");
const command = process.env.STOPOVER ?? "";

/** Speaks the protocol with the server that the extension would start. */
class Server {
  #process;
  #read = Buffer.alloc(0);
  #waiting = [];
  #heard = [];

  constructor({ command, args }) {
    this.#process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#process.stdout.on("data", (bytes) => this.#take(bytes));
    this.ended = new Promise((resolve) => this.#process.on("exit", resolve));
  }

  tell(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  async hear(wanted) {
    for (;;) {
      const known = this.#heard.find(wanted);
      if (known !== undefined) {
        return known;
      }
      await new Promise((resolve) => this.#waiting.push(resolve));
    }
  }

  #take(bytes) {
    this.#read = Buffer.concat([this.#read, bytes]);
    for (;;) {
      const head = this.#read.indexOf("\r\n\r\n");
      const length = head < 0 ? NaN : Number(/Content-Length: (\d+)/.exec(this.#read.toString("latin1", 0, head))[1]);
      if (head < 0 || this.#read.length < head + 4 + length) {
        break;
      }
      this.#heard.push(JSON.parse(this.#read.toString("utf8", head + 4, head + 4 + length)));
      this.#read = this.#read.subarray(head + 4 + length);
    }
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }
}

test("the server judges a migration that is open", { skip: command === "" && "STOPOVER names no program" }, async () => {
  assert.equal(await whyNot(command), undefined);
  const root = mkdtempSync(join(tmpdir(), "stopover-"));
  mkdirSync(join(root, "migrations"));
  writeFileSync(join(root, "migrations", "1_a.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY, total int);\n");
  const text = "CREATE INDEX orders_total_idx ON orders (total);\n";
  writeFileSync(join(root, "migrations", "2_b.sql"), text);
  const uri = pathToFileURL(join(root, "migrations", "2_b.sql")).href;

  const server = new Server(serverCommand({ command, arguments: [], configuration: "" }));
  const workspaceFolders = [{ uri: pathToFileURL(root).href, name: "project" }];
  server.tell({ id: 1, method: "initialize", params: { processId: process.pid, capabilities: {}, workspaceFolders } });
  assert.equal((await server.hear((said) => said.id === 1)).result.serverInfo.name, "stopover");
  server.tell({ method: "initialized", params: {} });
  server.tell({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "sql", version: 1, text } },
  });
  const shown = await server.hear((said) => said.method === "textDocument/publishDiagnostics");
  assert.ok(shown.params.diagnostics.some((each) => each.code === "non-concurrent-index"));
  server.tell({ id: 2, method: "shutdown" });
  await server.hear((said) => said.id === 2);
  server.tell({ method: "exit" });
  assert.equal(await server.ended, 0);
});
