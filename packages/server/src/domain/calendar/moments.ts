const shanghaiOffset = 8 * 3_600_000;
const latest = Date.UTC(3000, 0, 1);

/** The day in Asia/Shanghai, `YYYY-MM-DD`. The zone has been at UTC+8 without summer time since 1991. */
export function shanghaiDay(moment: Date): string {
  return new Date(moment.getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** A moment with any offset as UTC; null before 1970 or after 2999, which no correct clock shows. */
export function utcMoment(moment: string): string | null {
  const time = Date.parse(moment);
  return time >= 0 && time < latest ? new Date(time).toISOString() : null;
}

/** No device that can reach this server shows an earlier moment unless its clock is wrong. */
const earliestOfDevices = '2020-01-01T00:00:00.000Z';
const day = 86_400_000;

/**
 * The time of a device's clock as UTC; null before 2020 or more than a day after the server received it. Smaller
 * deviations are stored, because a wrong clock is a fact for the detection rules.
 */
export function deviceMoment(moment: string, receivedAt: Date): string | null {
  const utc = utcMoment(moment);
  return utc !== null && utc >= earliestOfDevices && Date.parse(utc) <= receivedAt.getTime() + day ? utc : null;
}

/** The same time `months` months earlier, in UTC; the last day of the month where it has no such day. */
export function monthsBefore(moment: Date, months: number): Date {
  const ago = new Date(moment);
  ago.setUTCDate(1);
  ago.setUTCMonth(ago.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(ago.getUTCFullYear(), ago.getUTCMonth() + 1, 0)).getUTCDate();
  ago.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return ago;
}

/** A moment this many milliseconds later. */
export const later = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() + milliseconds);

/** The moment at which a day, `YYYY-MM-DD`, begins in Asia/Shanghai. */
export const startOfDay = (day: string): Date => new Date(Date.parse(day) - shanghaiOffset);

/** The day that comes this many days later, or earlier when negative. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
