// Bundles the extension with its client of the protocol into one file, and what of it can be tested without an editor
// into another.
import { copyFileSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, platform: "node", target: "node18", format: "cjs", logLevel: "warning" };
await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"], minify: true });
await build({ ...common, entryPoints: ["src/command.ts"], outfile: "dist/command.js" });
copyFileSync("../../LICENSE", "LICENSE");
