import type {Context} from '../context/context.ts';

/** Work that nobody asks for. Any number of processes may run it: what one works on is left out by the others. */
export interface Job {
  /** In the log. */
  readonly name: string;
  /** How long to wait after a run that found nothing, in milliseconds. */
  readonly everyMs: number;
  /** Works on one bounded portion; how much there was. More than nothing means that there may be more at once. */
  run(context: Context): Promise<number>;
}
