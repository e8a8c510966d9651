import {shanghaiDay} from '../domain/calendar/moments.ts';
import type {DeviceChangeMark} from '../domain/devices/device-storage.ts';
import type {Storage} from '../domain/storage.ts';

/** How often the database is asked, in milliseconds, while anything is watched; never otherwise. */
const everyMs = 300;

/** How often it is noted that streams are open, in milliseconds. */
const noteMs = 30_000;

/** How many streams one process holds. */
const mostStreams = 2000;

/** Hears of each look at a device. */
type Look = (mark: DeviceChangeMark) => void;

/** A device that is watched. */
interface Watched {
  readonly deviceId: string;
  readonly look: Look;
  /** Whether this is a stream, by which the device is online. */
  readonly isStream: boolean;
  readonly end: () => void;
}

/**
 * Watches devices for their streams: one query for all of them, because a notice of the database does not come through a
 * pooler that lends connections for single transactions. What this process itself changes is looked at without waiting.
 */
export class DeviceWatch {
  readonly #storage: Storage;
  readonly #now: () => Date;
  readonly #watched = new Set<Watched>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notedAt = performance.now();
  #closed = false;

  constructor(storage: Storage, now: () => Date) {
    this.#storage = storage;
    this.#now = now;
  }

  /** Whether there is room for another stream. */
  get hasRoom(): boolean {
    return !this.#closed && this.#watched.size < mostStreams;
  }

  /** How many devices are watched. */
  get size(): number {
    return this.#watched.size;
  }

  /** Watches a device until the returned function is called; `end` is called when the process stops. */
  watch(watched: Watched): () => void {
    this.#watched.add(watched);
    this.#schedule();
    return () => {
      this.#watched.delete(watched);
      if (this.#watched.size === 0) this.#rest();
    };
  }

  /** Looks at one device at once. */
  async wake(deviceId: string): Promise<void> {
    const its = [...this.#watched].filter(watched => watched.deviceId === deviceId);
    if (its.length > 0) await this.#look(its);
  }

  /** Ends all streams, and takes no more. */
  close(): void {
    this.#closed = true;
    for (const {end} of [...this.#watched]) end();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      void this.#lookAtAll();
    }, everyMs);
  }

  /** A database that is away ends no stream; it is asked again. */
  async #lookAtAll(): Promise<void> {
    try {
      await this.#look([...this.#watched]);
      await this.#note();
    } catch {
      // The routes report what is wrong with the database.
    }
    this.#timer = undefined;
    if (this.#watched.size > 0) this.#schedule();
  }

  async #look(watched: readonly Watched[]): Promise<void> {
    const ids = [...new Set(watched.map(({deviceId}) => deviceId))];
    const marks = await this.#storage.deviceChanges(ids, shanghaiDay(this.#now()));
    const byId = new Map(marks.map(mark => [mark.deviceId, mark]));
    for (const {deviceId, look} of watched) {
      const mark = byId.get(deviceId);
      if (mark) look(mark);
    }
  }

  async #note(): Promise<void> {
    const at = performance.now();
    if (at - this.#notedAt < noteMs) return;
    this.#notedAt = at;
    const streams = [...this.#watched].filter(({isStream}) => isStream).map(({deviceId}) => deviceId);
    if (streams.length > 0) await this.#storage.noteOpenStreams([...new Set(streams)], this.#now().toISOString());
  }
}
