const earliest = Date.parse('0001-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A moment as it is stored: UTC with milliseconds, always 24 characters, so that text sorts like time. Moments outside
 * the years 1 to 9999, which an offset can cause, become the nearest one inside. Throws a RangeError for anything that
 * is not a moment.
 */
export function toUtc(moment: string): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) throw new RangeError('not a moment');
  return new Date(Math.min(Math.max(time, earliest), latest)).toISOString();
}
