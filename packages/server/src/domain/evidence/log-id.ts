const prefix = '2.';

/** The id of a new log, which says that in it every erasure is an entry that bears a warrant; heads sign it. */
export const toLogId = (salt: string): string => prefix + salt;

/** Was this log begun before erasures were entries? Its first words may then have gone without a warrant. */
export const isBeforeErasureEntries = (logId: string): boolean => !logId.startsWith(prefix);
