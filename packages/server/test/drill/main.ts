import {parseArgs} from 'node:util';
import {drill, lineOf} from './drill.ts';
import {sum, type Balance} from './ledger.ts';
import {terminalDrill} from './terminal.ts';

/**
 * `npm run drill`: breaks real servers over real databases while raters are at work, then kills the browser of a terminal
 * while it keeps and sends ratings. `--only servers` and `--only terminal` do one of the two. `--seed` and `--raters` change
 * what is tried on servers, `--ratings` and `--kills` what is tried on the terminal; `--short` leaves out what takes long.
 */
const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    raters: {type: 'string', default: '120'},
    short: {type: 'boolean', default: false},
    only: {type: 'string'},
    ratings: {type: 'string'},
    kills: {type: 'string'},
  },
});
const {only, short} = values;
const seed = Number(values.seed);
const print = (line: string) => console.log(line);
const balances: Balance[] = [];
if (only !== 'terminal') balances.push(await drill({seed, raters: Number(values.raters), short, print}));
if (only !== 'servers') {
  const ratings = Number(values.ratings ?? (short ? 200 : 10_000));
  balances.push(await terminalDrill({seed, ratings, kills: Number(values.kills ?? (short ? 4 : 50)), print}));
}
const balance = sum(balances);
console.log(lineOf(balance));
// Node may wait for ever for sockets whose servers were killed.
process.exit(balance.lost + balance.doubled === 0 && balance.receipts > 0 ? 0 : 1);
