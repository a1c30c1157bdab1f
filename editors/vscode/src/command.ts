import { execFile } from "node:child_process";

/** What the user has set. */
export interface Settings {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly configuration: string;
}

/** The program that serves, with its arguments. */
export interface Command {
  readonly command: string;
  readonly args: string[];
}

const SECONDS = 1000;
/** The launcher of a source tree builds on its first start. */
const PATIENCE = 300 * SECONDS;

/** How the server is started. */
export function serverCommand(settings: Settings): Command {
  const configuration = settings.configuration === "" ? [] : ["--config", settings.configuration];
  return { command: settings.command, args: ["lsp", ...configuration, ...settings.arguments] };
}

/** Asks the program for its version; answers with why it cannot serve, or with nothing where it can. */
export function whyNot(command: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = execFile(command, ["--version"], { timeout: PATIENCE }, (error, out, errors) => {
      if (error === null) {
        resolve(out.startsWith("stopover") ? undefined : `${command} is another program: it says ${firstLine(out)}`);
      } else {
        resolve(reason(command, error, errors));
      }
    });
    asked.stdin?.end();
  });
}

function reason(command: string, error: { code?: unknown; killed?: boolean }, errors: string): string {
  if (error.code === "ENOENT") {
    return `There is no program ${command}. Set stopover.command to where it lies.`;
  }
  if (error.code === "EACCES") {
    return `The program ${command} cannot be run: permission denied.`;
  }
  if (error.killed === true) {
    return `The program ${command} does not answer.`;
  }
  if (/\bjava\b/i.test(errors)) {
    return `Stopover needs Java 17 or newer. ${firstLine(errors)}`;
  }
  const said = firstLine(errors);
  return said === "" ? `The program ${command} ends with ${String(error.code)}.` : said;
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/, 1)[0] ?? "";
}
