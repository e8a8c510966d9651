/** Logs that began when every erasure was an entry with an authorization, and those that began when rows had marks. */
const prefixes = {erasures: '2.', marks: '3.'} as const;

/**
 * The id of a new log, which tree heads sign. Its prefix says what holds from its first entry on: every erasure is an
 * entry with an authorization and, with `marked`, every entry was written with the mark of a server.
 */
export const toLogId = (salt: string, marked = true): string => (marked ? prefixes.marks : prefixes.erasures) + salt;

/**
 * Whether a log began before erasures were entries. Its first texts may then have been erased without an authorization.
 */
export const isBeforeErasureEntries = (logId: string): boolean =>
  !Object.values(prefixes).some(prefix => logId.startsWith(prefix));

/** Whether a log began before rows had marks. Its entry `marks` then ends the entries that were written without one. */
export const isBeforeMarks = (logId: string): boolean => !logId.startsWith(prefixes.marks);
