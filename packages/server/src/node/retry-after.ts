/** The longest wait that is understood; what is longer counts as this, in seconds. */
const longest = 7 * 86_400;

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3) as seconds: a number, or a date in any of the three forms of HTTP. A date is
 * compared with the answer's own `Date`, because the clock of the other side may differ, else with `now`. Undefined when it is
 * absent or says nothing; 0 for a date that has passed.
 *
 * @example
 * retryAfterSeconds('120', undefined, 0); // 120
 * retryAfterSeconds('Tue, 24 Nov 2026 02:00:30 GMT', 'Tue, 24 Nov 2026 02:00:00 GMT', 0); // 30
 */
export function retryAfterSeconds(
  value: string | null | undefined,
  date: string | null | undefined,
  now: number,
): number | undefined {
  const text = (value ?? '').trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text), longest);
  const until = httpDate(text);
  if (until === undefined) return undefined;
  const seconds = Math.ceil((until - (httpDate((date ?? '').trim()) ?? now)) / 1000);
  return Math.min(Math.max(seconds, 0), longest);
}

/** A date of HTTP (RFC 9110, section 5.6.7); the oldest of its forms has no zone and means GMT as well. */
function httpDate(text: string): number | undefined {
  if (text.length > 40 || !/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const moment = Date.parse(/ (?:GMT|UTC|[+-]\d{4})$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(moment) ? undefined : moment;
}
