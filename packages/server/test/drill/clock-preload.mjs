/**
 * Loaded before a server of the drill: moves its wall clock by the milliseconds in the file DRILL_CLOCK, read
 * again at every SIGUSR2; DRILL_OFFSET moves it from the start. Clocks that nobody sets, such as performance.now(), go on as they are.
 */
import {readFileSync} from 'node:fs';

const RealDate = Date;
let offset = Number(process.env.DRILL_OFFSET ?? 0);

globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + offset);
    else super(...values);
  }

  static now() {
    return RealDate.now() + offset;
  }
};

process.on('SIGUSR2', () => {
  offset = Number(readFileSync(process.env.DRILL_CLOCK, 'utf8'));
  process.stderr.write(`drill: clock moved by ${offset} ms\n`);
});
