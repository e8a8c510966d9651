/** The table in one language. */
export function consoleCodeTable(language: 'en' | 'zh-CN'): string;
/** What is wrong between the sources of the elements and the list of codes. */
export function consoleCodeFaults(): readonly string[];
/** The same for any list and any sources by file name. */
export function faultsBetween(listed: readonly string[], texts: Readonly<Record<string, string>>): readonly string[];
