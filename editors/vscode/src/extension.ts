import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { serverCommand, whyNot } from "./command";

let client: LanguageClient | undefined;
let output: vscode.OutputChannel;
/** One start after the other: settings may change while a server is being asked whether it can serve. */
let starting: Promise<void> = Promise.resolve();

export function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("Stopover");
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("stopover.restart", restart),
    vscode.commands.registerCommand("stopover.showOutput", () => output.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("stopover")) {
        void restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  return restart();
}

export function deactivate(): Promise<void> {
  starting = starting.then(stop);
  return starting;
}

function restart(): Promise<void> {
  starting = starting.then(stop).then(start);
  return starting;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  try {
    await running?.stop();
  } catch (failure) {
    output.appendLine(String(failure));
  }
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("stopover");
  const { command, args } = serverCommand({
    command: settings.get("command", "stopover"),
    arguments: settings.get("arguments", []),
    configuration: settings.get("configuration", ""),
  });
  output.appendLine([command, ...args].join(" "));
  const reason = await whyNot(command);
  if (reason !== undefined) {
    output.appendLine(reason);
    void complain(reason);
    return;
  }
  const next = new LanguageClient(
    "stopover",
    "Stopover",
    { command, args },
    {
      documentSelector: [
        { scheme: "file", pattern: "**/*.sql" },
        { scheme: "file", pattern: "**/{.stopover,stopover}.toml" },
      ],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  try {
    await next.start();
    client = next;
  } catch (failure) {
    void complain(`Stopover could not be started: ${String(failure)}`);
  }
}

async function complain(reason: string): Promise<void> {
  const settings = "Open Settings";
  const log = "Show Output";
  const chosen = await vscode.window.showErrorMessage(reason, settings, log);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "stopover.command");
  } else if (chosen === log) {
    output.show();
  }
}
