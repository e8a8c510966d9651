/**
 * Codes by which drivers say that the storage cannot take more right now: SQLite's busy and full, PostgreSQL's classes 08
 * (connection), 53 (resources) and 57 (operator intervention), and a full disk.
 */
const codes = /^(ENOSPC|SQLITE_(BUSY|FULL|LOCKED|IOERR)(_\w+)?|(08|53|57)[0-9A-Z]{3})$/;

/** Codes of connections that cannot be made or break off. */
const networkCodes = /^E(CONN\w+|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)$/;

/** What the PostgreSQL driver says of connections without any code. */
const lostConnection = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Whether an error means that the storage is out of reach, so that a retry may help. */
export function isUnavailable(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (thrown instanceof AggregateError && thrown.errors.some(isUnavailable)) return true;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  // ENOENT means a missing Unix socket or a missing file; the system call tells which.
  if (code === 'ENOENT') return 'syscall' in thrown && thrown.syscall === 'connect';
  return codes.test(code) || networkCodes.test(code) || lostConnection.test(thrown.message);
}
