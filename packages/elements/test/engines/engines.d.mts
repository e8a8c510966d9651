/** The browsers that the tests run in: today's three engines, and the oldest Chromium that is served. */
export type EngineName = 'chromium' | 'firefox' | 'webkit' | 'chromium-77';

/** What a person may have set; a person who set nothing is `{}`. */
export interface Media {
  readonly print?: boolean;
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  readonly dark?: boolean;
}

/** One page in a context of its own: no cookies, storage or cache of another page. */
export interface EnginePage {
  /** Resolves after the page's load event. */
  goto(url: string): Promise<void>;
  /**
   * Makes the page like a new one, several times faster than a new one is opened: goes to a page of the origin whose
   * storages are to be empty, and forgets complaints and what was set. The browser keeps its cache.
   */
  renew(url: string, viewport: {readonly width: number; readonly height: number}): Promise<void>;
  /** Goes one step back in history and waits for the page to be shown. */
  back(): Promise<void>;
  /** Runs a function in the page; arguments and result are plain data, promises are awaited. */
  evaluate<Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Asks again until the answer is truthy, for 10 s; then throws with `what` and what the page shows. */
  waitFor<Args extends readonly unknown[], Result>(
    what: string,
    work: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Presses and lets go of a key, by its name in `KeyboardEvent.key`: `Tab`, `Enter`, ` `, `ArrowDown`, `a`. */
  press(key: string): Promise<void>;
  /** Clicks with the mouse at a place of the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  /** False where the engine cannot do what is asked; nothing is then changed. */
  emulate(media: Media): Promise<boolean>;
  /** A PNG of the viewport. */
  screenshot(): Promise<Uint8Array>;
  /** Console lines, uncaught errors and policy violations since the page was opened or renewed. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A running browser. */
export interface Engine {
  readonly name: EngineName;
  /** As the browser says it, e.g. `HeadlessChrome/77.0.3844.0`. */
  readonly version: string;
  newPage(viewport?: {readonly width: number; readonly height: number}): Promise<EnginePage>;
  close(): Promise<void>;
}

/**
 * Why the engine cannot be had on this machine, as a reason to show with a skipped test; undefined when it can. As root
 * with `CI=true` there is no excuse: it is always undefined there, and opening the engine then fails.
 */
export function whyWithout(name: EngineName): Promise<string | undefined>;

/** Starts the browser. */
export function openEngine(name: EngineName): Promise<Engine>;
