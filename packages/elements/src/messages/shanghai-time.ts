const hoursAhead = 8;

/**
 * Formats a moment (ISO 8601) in Beijing time by the pattern of a language: `{y}`, `{m}`, `{d}`, `{mm}`, `{dd}`, and
 * `{t}` for 09:30. China has one time zone and no summer time, so arithmetic is enough: `toLocaleString` with a time
 * zone takes a fifth of the page's start. A text that is not a moment is returned as it is.
 */
export function shanghaiTime(moment: string, pattern: string): string {
  const time = Date.parse(moment) + hoursAhead * 3_600_000;
  if (!(Math.abs(time) < 8.64e15)) return moment;
  const [y, m, d, hour, minute] = new Date(time).toISOString().split(/\D/);
  const parts: Record<string, unknown> = {y, m: Number(m), d: Number(d), mm: m, dd: d, t: `${hour}:${minute}`};
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => `${parts[name]}`);
}
