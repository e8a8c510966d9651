import {loggedError} from '../http/log.ts';
import type {Operator} from './operator.ts';

/**
 * The lines of a running server, of one form: a JSON object a line with the moment first. Requests have their own fields
 * (`LogEntry`); what else happens has `event` and a sentence in `message`, what an operator has to act on has `warning`.
 */
export interface LogLines {
  /** What happened in the usual course, such as `started`; goes to the standard output. */
  readonly say: (event: string, message: string) => void;
  /** A sentence that the operator should read; goes to the standard error output, like everything below. */
  readonly warn: (message: string) => void;
  /** What has fields of its own. */
  readonly note: (fields: object) => void;
  /** A job that failed. */
  readonly failed: (job: string, error: unknown) => void;
}

/** Writes lines where the operator reads them. */
export function logLines({print, printError}: Pick<Operator, 'print' | 'printError'>): LogLines {
  const line = (fields: object) => JSON.stringify({at: new Date().toISOString(), ...fields});
  return {
    say: (event, message) => print(line({event, message})),
    warn: message => printError(line({warning: 'notice', message})),
    note: fields => printError(line(fields)),
    failed: (job, error) => printError(line({job, error: loggedError(error)})),
  };
}
