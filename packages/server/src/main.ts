#!/usr/bin/env node
import {run} from './cli/run.ts';

// What this program writes is for its user only: databases, keys, exports.
process.umask(0o077);

/** Errors of connections and pipes that went away; the one that used them has already noticed. */
const brokenPipe = /^(ECONNRESET|EPIPE|ERR_STREAM_.*)$/;

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

const unforeseen = (error: unknown): void => {
  if (error instanceof Error && 'code' in error && brokenPipe.test(String(error.code))) return;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
  stop.abort();
};
process.on('uncaughtException', unforeseen);
process.on('unhandledRejection', unforeseen);
for (const stream of [process.stdout, process.stderr]) stream.on('error', unforeseen);

const code = await run(process.argv.slice(2), {
  env: process.env,
  print: line => void process.stdout.write(`${line}\n`),
  printError: line => void process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY ? {write: text => void process.stderr.write(text)} : undefined,
  stop: stop.signal,
});
process.exitCode ||= code;
// A query that was stopped may still run in the database; nobody waits for it.
if (stop.signal.aborted) process.exit();
