/**
 * The log entry of a request. It holds nothing that a caller sent: the name of the route instead of the address, no
 * query, no header, no body, no network address.
 */
export interface LogEntry {
  readonly at: string;
  readonly requestId: string;
  readonly method: string;
  /** The name of the route, `site` for files and pages, or `-` for an unknown address. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The problem's code, if refused. */
  readonly code?: string;
  /** Only for errors of the server. */
  readonly error?: LoggedError;
}

/** The part of an error that may be logged. */
export interface LoggedError {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames: readonly string[];
}

/** Where entries go. */
export type Log = (entry: LogEntry) => void;

/** Writes errors of the server to the console, and nothing else. */
export const logServerErrors: Log = entry => {
  if (entry.status >= 500) console.error(JSON.stringify(entry));
};

/**
 * An error for the log. The message of an error with a code is left out unless it is the operating system's: a driver's
 * may quote what was being stored, and the code says what happened.
 */
export function loggedError(thrown: unknown): LoggedError {
  if (!(thrown instanceof Error)) return {name: typeof thrown, frames: []};
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  const frames = (thrown.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return {
    name: thrown.name,
    ...(code === undefined ? {} : {code}),
    ...(code === undefined || 'syscall' in thrown ? {message: thrown.message.slice(0, 300)} : {}),
    frames: frames.slice(0, 8).map(frame => frame.trim()),
  };
}
