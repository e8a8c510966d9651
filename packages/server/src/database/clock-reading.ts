import {toUtc} from '../domain/calendar/utc.ts';
import type {ClockReading} from '../domain/clock-storage.ts';
import {query, type Operation} from './engine/operation.ts';
import {select} from './engine/table.ts';
import {clockReading as reading} from './schema/clock-reading.ts';

const kept = select({knownAt: reading.knownAt, confirmedAt: reading.confirmedAt});

/** What the servers know of the time. */
export function* clockReading(): Operation<ClockReading | undefined> {
  const [row] = yield* query(`SELECT ${kept} FROM ${reading}`, []);
  return row && kept.read(row);
}

const [onlyOne, knownAt, confirmedAt] = [reading.onlyOne.name, reading.knownAt.name, reading.confirmedAt.name];

/** Moves the newest known moment on, never back. */
export function* noteClock(at: string): Operation<void> {
  yield* query(
    `INSERT INTO ${reading} (${onlyOne}, ${knownAt}) VALUES (1, ?)
      ON CONFLICT (${onlyOne}) DO UPDATE SET ${knownAt} = excluded.${knownAt} WHERE ${reading.knownAt} < excluded.${knownAt}`,
    [toUtc(at)],
  );
}

/** Sets the newest known moment, forwards or back, because an operator says so. */
export function* confirmClock(at: string): Operation<void> {
  yield* query(
    `INSERT INTO ${reading} (${onlyOne}, ${knownAt}, ${confirmedAt}) VALUES (1, ?, ?)
      ON CONFLICT (${onlyOne}) DO UPDATE SET ${knownAt} = excluded.${knownAt}, ${confirmedAt} = excluded.${confirmedAt}`,
    [toUtc(at), toUtc(at)],
  );
}
