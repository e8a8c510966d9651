import {DatabaseError} from 'pg';
import {Unavailable, UnfitDatabase, UniqueViolation, type Remedy} from './engine.ts';

/**
 * What a failed statement means: a unique value is in use, the program made a mistake, or the database cannot do the
 * work now, with what helps then.
 */
export type Meaning = 'conflict' | 'bug' | Remedy;

/**
 * The meaning of every class of SQLSTATE, the first two characters of the code (PostgreSQL documentation, appendix A,
 * "PostgreSQL Error Codes"). A code of its own in {@link meaningsOfCodes} comes first.
 */
const meaningsOfClasses: Readonly<Record<string, Meaning>> = {
  '00': 'bug', // successful completion
  '01': 'bug', // warning
  '02': 'bug', // no data
  '03': 'bug', // SQL statement not yet complete
  '08': 'later', // connection exception; poolers use it for a server that hung up
  '09': 'bug', // triggered action exception
  '0A': 'bug', // feature not supported
  '0B': 'bug', // invalid transaction initiation
  '0F': 'bug', // locator exception
  '0L': 'operator', // invalid grantor
  '0P': 'operator', // invalid role specification
  '0Z': 'bug', // diagnostics exception
  '10': 'bug', // XQuery error
  '20': 'bug', // case not found
  '21': 'bug', // cardinality violation
  '22': 'bug', // data exception
  '23': 'bug', // integrity constraint violation
  '24': 'bug', // invalid cursor state
  '25': 'bug', // invalid transaction state
  '26': 'again', // a pooler lends a connection that does not know the prepared statement
  '27': 'bug', // triggered data change violation
  '28': 'operator', // invalid authorization
  '2B': 'bug', // dependent privilege descriptors still exist
  '2D': 'bug', // invalid transaction termination
  '2F': 'bug', // SQL routine exception
  '34': 'bug', // invalid cursor name
  '38': 'bug', // external routine exception
  '39': 'bug', // external routine invocation exception
  '3B': 'bug', // savepoint exception
  '3D': 'operator', // no such database
  '3F': 'operator', // no such schema
  '40': 'again', // transaction rollback: serialization failure, deadlock
  '42': 'bug', // syntax error or access rule violation
  '44': 'bug', // WITH CHECK OPTION violation
  '53': 'later', // insufficient resources: disk full, out of memory, too many connections
  '54': 'bug', // program limit exceeded
  '55': 'later', // object not in prerequisite state: in use, in recovery, lock not available
  '57': 'later', // operator intervention: shut down, starting up, cancelled, timeout
  '58': 'later', // system error, such as an I/O error
  '72': 'again', // snapshot too old
  F0: 'operator', // configuration file error
  HV: 'operator', // foreign data wrapper error: a table is kept elsewhere
  P0: 'bug', // PL/pgSQL error
  XX: 'bug', // internal error
};

/** Codes whose meaning is not that of their class. */
const meaningsOfCodes: Readonly<Record<string, Meaning>> = {
  '23505': 'conflict', // unique violation
  '25006': 'later', // read-only transaction: the server is a standby, or was made read-only
  '25P03': 'later', // idle in transaction for too long
  '25P04': 'later', // transaction timeout
  '40002': 'bug', // integrity constraint violation at the commit
  '40003': 'later', // whether the statement was completed is unknown
  '42501': 'operator', // insufficient privilege
  '42P01': 'operator', // a table is missing: the database was made anew under the program
  '42P05': 'again', // a pooler lends a connection on which the prepared statement exists already
  '55P02': 'bug', // a parameter that cannot be changed now
  '55P04': 'bug', // unsafe use of a new enum value
  '58P01': 'operator', // a file of the database is missing
  '58P02': 'operator', // a file of the database exists twice
  XX001: 'operator', // data corrupted
  XX002: 'operator', // index corrupted
};

/** Codes after which the same connection works on; after all others that mean `Unavailable` it is replaced. */
const keepsConnection = /^(40|72|53[12]|55|57014)/;

/** What a SQLSTATE means; a class that is not in the table is a bug, so that it is noticed. */
export const meaningOfSqlState = (code: string): Meaning =>
  meaningsOfCodes[code] ?? meaningsOfClasses[code.slice(0, 2)] ?? 'bug';

/** What the driver itself throws when it cannot read or write a value. */
const isMistake = (error: Error): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;

/**
 * What connecting or a statement failed with, as the error that the engine throws. What comes without a SQLSTATE is a
 * connection that could not be made or broke, or that did not answer in time.
 */
export function postgresFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Unavailable || thrown instanceof UnfitDatabase) return thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  if (!(thrown instanceof DatabaseError))
    return isMistake(thrown) ? thrown : new Unavailable('later', code ?? 'CONNECTION_LOST', {cause: thrown});
  const meaning = meaningOfSqlState(code ?? '');
  if (meaning === 'bug') return thrown;
  if (meaning === 'conflict') return new UniqueViolation('A unique value is in use.', {cause: thrown});
  return new Unavailable(meaning, code ?? '', {cause: thrown});
}

/** Whether a connection is to be replaced after an error: a broken one, or one that leads to the wrong server. */
export const spendsConnection = (error: unknown): boolean =>
  error instanceof Unavailable && !keepsConnection.test(error.code);

/** Whether a connection broke or did not answer in time, so that its neighbours may have done so too. */
export const isLost = (error: unknown): boolean =>
  error instanceof Unavailable && error.cause instanceof Error && !(error.cause instanceof DatabaseError);
