/** Files by their paths, with slashes between their parts; text is written in UTF-8. */
export type Files = Record<string, string | Uint8Array>;

export interface RunOptions {
  /** What the command reads from standard input. */
  stdin?: string;
  /** The variables of the process, such as NO_COLOR. */
  environment?: Record<string, string>;
}

export interface RunResult {
  /** 0 if nothing was found that weighs enough, 1 if something was, 2 if the command could not do its work. */
  exitCode: 0 | 1 | 2;
  /** What it wrote to standard output. */
  output: string;
  /** What it wrote to standard error. */
  errors: string;
  /** The files as it left them. */
  files: Record<string, Uint8Array>;
}

/**
 * Runs the command over files in memory, which is all it can read and write.
 *
 * @param written what stands behind `stopover`, such as `['check', '--format=sarif']`
 * @throws Error where SQL nests too deeply for the engine
 */
export function run(written: readonly string[], files?: Files, options?: RunOptions): Promise<RunResult>;

export type Severity = 'error' | 'warning' | 'note';

export interface CheckOptions {
  /** What is reported about; everything if none. */
  paths?: readonly string[];
  preset?: 'only-errors' | 'recommended' | 'strict' | 'all';
  /** The major version of PostgreSQL. */
  postgres?: number | string;
  /** The configuration file, instead of the nearest stopover.toml. */
  config?: string;
  /** A dump of the schema that stood before the first migration. */
  schema?: string;
  /** The least severity for which the exit code is 1. */
  failOn?: Severity | 'none';
  /** Rules or categories to ask alone. */
  select?: string | readonly string[];
  /** Rules or categories not to ask. */
  ignore?: string | readonly string[];
  /** The day that suppressions with an end are compared with, such as 2026-11-29. */
  today?: string;
}

/** A report as `--format json` writes it; the README of Stopover names its JSON Schema. */
export type Report = Record<string, unknown>;

export interface CheckResult<R = Report> {
  exitCode: 0 | 1;
  report: R;
  /** What is to be told besides. */
  errors: string;
}

/**
 * Judges migrations that are held in memory.
 *
 * @throws Error where the command could not do its work; its message says why
 */
export function check(files: Files, options?: CheckOptions): Promise<CheckResult>;
export function check(files: Files, options: CheckOptions & { format: string }): Promise<CheckResult<string>>;
