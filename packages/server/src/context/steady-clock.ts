import type {StoredHead} from '../domain/evidence/evidence-storage.ts';
import type {Storage} from '../domain/storage.ts';

/** A clock that does not run behind what is already signed. */
export interface SteadyClock {
  readonly now: () => Date;
  /** From here on the clock shows this moment or a later one. */
  readonly notBefore: (moment: string) => void;
}

/**
 * A clock that waits where the machine's clock is behind the newest head of the evidence log, for instance because it was
 * set back: an entry never claims a moment before a head that was signed earlier.
 *
 * @param signed The newest moment that is signed when the clock starts, where it is known.
 */
export function steadyClock(machine: () => Date, signed?: string): SteadyClock {
  let earliest = signed === undefined ? -Infinity : Date.parse(signed);
  return {
    now: () => new Date(Math.max(machine().getTime(), earliest)),
    notBefore: moment => {
      earliest = Math.max(earliest, Date.parse(moment));
    },
  };
}

/**
 * The newest moment that a storage has signed, in either of its logs; undefined before the first. A server reads it before
 * it writes anything: after its machine's clock was set back, its first entries would claim moments that are over.
 */
export async function newestSigned(storage: Logs): Promise<string | undefined> {
  const heads = await newestHeads(storage);
  return heads
    .map(({signedAt}) => signedAt)
    .sort()
    .at(-1);
}

type Logs = Pick<Storage, 'treeHead' | 'operatorLog'>;

/** The newest head of each log that has one. */
export async function newestHeads(storage: Logs): Promise<StoredHead[]> {
  const heads = await Promise.all([storage.treeHead(), storage.operatorLog.treeHead()]);
  return heads.filter(head => head !== undefined);
}
