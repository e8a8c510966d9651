const prefix = '2.';

/** The id of a new log. Its prefix says that every erasure is an entry with an authorization; tree heads sign it. */
export const toLogId = (salt: string): string => prefix + salt;

/**
 * Whether a log began before erasures were entries. Its first texts may then have been erased without an authorization.
 */
export const isBeforeErasureEntries = (logId: string): boolean => !logId.startsWith(prefix);
