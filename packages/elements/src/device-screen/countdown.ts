/** Runs down while nobody touches the screen, and calls when a second of its last part begins and when it is over. */
export class Countdown {
  /** The whole seconds that are left, once they are few enough to be shown; undefined before and without a countdown. */
  shown: number | undefined;

  private readonly changed: () => void;
  private readonly over: () => void;
  /** In milliseconds of the monotonic clock: the clock of a device in a hall may be set at any time. */
  private deadline = 0;
  private seconds = 0;
  private warning = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void, over: () => void) {
    this.changed = changed;
    this.over = over;
  }

  /** Starts with this many seconds, of which the last `warning` are shown. */
  start(seconds: number, warning: number): void {
    [this.seconds, this.warning] = [seconds, warning];
    this.restart();
  }

  /** Gives the whole time again, as after a touch; does nothing while no countdown runs. */
  restart(): void {
    if (!this.seconds) return;
    this.deadline = performance.now() + this.seconds * 1000;
    this.tick();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.seconds = 0;
    this.show(undefined);
  }

  private readonly tick = (): void => {
    clearTimeout(this.timer);
    const left = (this.deadline - performance.now()) / 1000;
    if (left <= 0) {
      this.stop();
      return this.over();
    }
    const whole = Math.ceil(left);
    this.show(whole > this.warning ? undefined : whole);
    // Until the next whole second, or until the first that is shown.
    const next = left - (whole > this.warning ? this.warning : whole - 1);
    this.timer = setTimeout(this.tick, Math.max(next, 0.01) * 1000);
  };

  private show(seconds: number | undefined): void {
    if (seconds === this.shown) return;
    this.shown = seconds;
    this.changed();
  }
}
