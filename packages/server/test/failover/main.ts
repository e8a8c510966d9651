import {parseArgs} from 'node:util';
import {Report} from '../components/report.ts';
import {Ending} from '../drill/world.ts';
import {installCluster} from './cluster.ts';
import {failoverDrill} from './failover.ts';

/**
 * `npm run drill:failover`: two PostgreSQL under Patroni, etcd, HAProxy and one server; the primary is killed under raters,
 * `--times` times. As root it installs what is missing; what it cannot try it says. `--raters` rate at a time, `--away` is for
 * how many seconds both nodes are stopped. After Ctrl-C nothing is killed any more, and receipts are counted.
 */
const {values} = parseArgs({
  options: {
    times: {type: 'string', default: '20'},
    raters: {type: 'string', default: '10'},
    away: {type: 'string', default: '10'},
  },
});
const print = (line: string) => console.log(line);
const report = new Report(print);
const missing = process.platform === 'linux' ? installCluster(print) : ['Linux'];
if (missing.length > 0) report.leftOut('failover', `not there: ${missing.join(', ')}`);
else {
  const ending = new Ending();
  let enough = false;
  // Ctrl-C ends the killing, not the counting; SIGTERM ends all, or Patroni would go on and keep its PostgreSQL.
  process.once('SIGINT', () => (enough = true));
  process.once('SIGTERM', () => void ending.end().finally(() => process.exit(1)));
  try {
    const options = {
      times: Number(values.times),
      raters: Number(values.raters),
      away: Number(values.away),
      enough: () => enough,
    };
    await failoverDrill(ending, report, options);
  } catch (error) {
    await report.check('the drill runs to its end', () => Promise.reject(error as Error));
  } finally {
    await ending.end();
  }
}
if (report.missing.length > 0) print(`Not tried here: ${report.missing.join(', ')}.`);
print(report.line);
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1);
