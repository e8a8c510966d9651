import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';

/** A service that a window has finished, and the last request to rate it. */
export interface Visit {
  readonly deviceId: string;
  readonly serviceId: string;
  /** What it was about, and the number of its case or ticket. */
  readonly name: string;
  readonly number: string;
  /** Missing when no screen could be asked. */
  readonly promptId?: string | undefined;
}

/** What the window system remembers, kept in a file as its database would keep it. */
export interface HallBook {
  /** The latest services of a device, newest first. */
  readonly visitsAt: (deviceId: string) => readonly Visit[];
  /** Writes a visit down, or the new request for a service that is written down already. */
  readonly note: (visit: Visit) => void;
  /** The next number of the queue, which begins anew every day. */
  readonly nextTicket: () => string;
}

interface Kept {
  readonly day: string;
  readonly ticket: number;
  readonly visits: readonly Visit[];
}

/** How many services are remembered of all windows, and shown of each. */
const remembered = 40;
const shown = 4;

/** Opens the file, or begins one. */
export function openHallBook(file: string, now: () => Date): HallBook {
  let kept: Kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
    : {day: '', ticket: 0, visits: []};
  const save = (changed: Kept) => {
    kept = changed;
    writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2));
    renameSync(`${file}.new`, file);
  };
  return {
    visitsAt: id => kept.visits.filter(({deviceId}) => deviceId === id).slice(0, shown),
    note: visit => {
      const others = kept.visits.filter(({serviceId}) => serviceId !== visit.serviceId);
      save({...kept, visits: [visit, ...others].slice(0, remembered)});
    },
    nextTicket: () => {
      const day = dayFormat.format(now());
      const ticket = day === kept.day ? kept.ticket + 1 : 1;
      save({...kept, day, ticket});
      return `A${String(ticket).padStart(3, '0')}`;
    },
  };
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'});
