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
  /** What is wrong with the token, if that is why it is refused: a word, and a sentence for who runs the server. */
  readonly reason?: string;
  readonly hint?: string;
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
  /** What was behind it, such as a certificate behind a `fetch failed`; without frames. */
  readonly cause?: Omit<LoggedError, 'frames'>;
  /** What to do, for causes that an operator can mend. */
  readonly hint?: string;
}

/** Where entries go; `traceparent` is that of a trusted proxy, for traces. */
export type Log = (entry: LogEntry, traceparent?: string) => void;

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
  const frames = (thrown.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  const last = lastCause(thrown);
  const hint = isCertificateCode(codeOf(last)) ? certificateHint : undefined;
  return {
    ...named(thrown),
    frames: frames.slice(0, 8).map(frame => frame.trim()),
    ...(last !== thrown && {cause: named(last)}),
    ...(hint !== undefined && {hint}),
  };
}

function named(error: Error): Omit<LoggedError, 'frames'> {
  const code = codeOf(error);
  return {
    name: error.name,
    ...(code === undefined ? {} : {code}),
    ...(code === undefined || 'syscall' in error ? {message: error.message.slice(0, 300)} : {}),
  };
}

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What was first, of errors that name the one before as their cause; the first of several that happened together. */
function lastCause(error: Error): Error {
  let last = error;
  for (let depth = 0; depth < 5; depth++) {
    const next: unknown = last.cause ?? (last instanceof AggregateError ? (last.errors as unknown[])[0] : undefined);
    if (!(next instanceof Error)) return last;
    last = next;
  }
  return last;
}

/** Whether an error's code says that the certificate of the other side is not trusted. */
export const isCertificateCode = (code = ''): boolean => /CERT|TLS|SSL|UNABLE_TO|SELF_SIGNED|ALTNAME/.test(code);

const certificateHint =
  'The certificate of the other side is not trusted. For an authority of your own, name the file with its certificate (PEM) in ' +
  'NODE_EXTRA_CA_CERTS and restart.';

/** Why something could not be reached: a word for alerts, and a sentence. */
export interface Reason {
  readonly reason: string;
  readonly message: string;
}

/** The reason of a failed call, from what was behind it. */
export function reasonOf(thrown: unknown): Reason {
  if (!(thrown instanceof Error)) return {reason: 'unknown', message: 'unknown.'};
  const last = lastCause(thrown);
  const reason = thrown.name === 'TimeoutError' ? 'timed_out' : (codeOf(last) ?? last.name);
  return {reason, message: isCertificateCode(codeOf(last)) ? `${reason}. ${certificateHint}` : `${reason}.`};
}
