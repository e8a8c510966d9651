/** First and last day of a period; undefined where it is open. */
export interface Days {
  readonly from?: string;
  readonly to?: string;
}

/** The day in Beijing, YYYY-MM-DD. */
const dayOf = (time: number) => new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Returns the days of `2026`, `2026-10`, `30d` (today and 29 days before) or `12m` (this month and 11 before), in
 * Beijing time. Returns undefined for any other text.
 */
export function daysOf(period: string, now: number): Days | undefined {
  const [, year, month, back, unit] = /^(?:(\d{4})(?:-(0[1-9]|1[0-2]))?|(\d{1,3})([dm]))$/.exec(period) ?? [];
  const today = dayOf(now);
  if (year) {
    const last = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).toISOString().slice(0, 10);
    return {from: `${year}-${month ?? '01'}-01`, to: last};
  }
  if (!unit) return undefined;
  const first = new Date(`${today}T00:00:00Z`);
  if (unit === 'd') first.setUTCDate(first.getUTCDate() + 1 - Number(back));
  else first.setUTCMonth(first.getUTCMonth() + 1 - Number(back), 1);
  return {from: first.toISOString().slice(0, 10), to: today};
}
