/**
 * Logs that began when every erasure was an entry with an authorization, those that began when entries, services and
 * invitations had marks, and those that began when institutions, publications and flags had marks too.
 */
const prefixes = {erasures: '2.', marks: '3.', registers: '4.'} as const;

/** The entries that end what was written without marks, in the order in which marks came. */
const marksEntryIds = ['marks', 'marks.2'] as const;

/**
 * The id of a new log, which tree heads sign. Its prefix says what holds from its first entry on: every erasure is an
 * entry with an authorization and, with `marked`, everything was written with the mark of a server.
 */
export const toLogId = (salt: string, marked = true): string =>
  (marked ? prefixes.registers : prefixes.erasures) + salt;

/**
 * Whether a log began before erasures were entries. Its first texts may then have been erased without an authorization.
 */
export const isBeforeErasureEntries = (logId: string): boolean =>
  !Object.values(prefixes).some(prefix => logId.startsWith(prefix));

/**
 * The ids of the entries by which a log may end what was written without marks, each once.
 *
 * @param logId undefined in a database without a log
 */
export function endsOfUnmarked(logId: string | undefined): readonly string[] {
  if (logId?.startsWith(prefixes.registers)) return [];
  return logId?.startsWith(prefixes.marks) ? marksEntryIds.slice(1) : marksEntryIds;
}
