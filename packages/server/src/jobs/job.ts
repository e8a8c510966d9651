import type {Context} from '../context/context.ts';

/** A background job. Any number of processes may run it at the same time: none takes what another works on. */
export interface Job {
  /** In the log. */
  readonly name: string;
  /** How long to wait after a run that found nothing, in milliseconds. */
  readonly everyMs: number;
  /** Set on what erases, decides or sends by the time that has passed: it waits while the clock is in doubt. */
  readonly cannotBeUndone?: true;
  /**
   * Processes one batch of limited size. Resolves with the number processed; more than 0 means that there may be more
   * at once.
   */
  run(context: Context): Promise<number>;
  /** Finishes what runs have begun: waits for what is left running, stores what is kept in memory. */
  end?(context: Context): Promise<void>;
}
