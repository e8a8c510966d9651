import {parseArgs} from 'node:util';
import {drill, lineOf} from './drill.ts';

/**
 * `npm run drill`: breaks real servers over real databases while raters are at work. `--seed` and `--raters` change what
 * is tried; `--short` leaves out what takes long.
 */
const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    raters: {type: 'string', default: '120'},
    short: {type: 'boolean', default: false},
  },
});
const balance = await drill({
  seed: Number(values.seed),
  raters: Number(values.raters),
  short: values.short,
  print: line => console.log(line),
});
console.log(lineOf(balance));
// Node may wait for ever for sockets whose servers were killed.
process.exit(balance.lost + balance.doubled === 0 && balance.receipts > 0 ? 0 : 1);
