import {parseArgs} from 'node:util';
import {Ending} from '../drill/world.ts';
import {poolerDrill, recoveryDrill} from './database-drill.ts';
import {filesDrill} from './files-drill.ts';
import {firewallDrill} from './firewall-drill.ts';
import {install} from './programs.ts';
import {apacheDrill, haproxyDrill, nginxDrill, pathDrill} from './proxy-drill.ts';
import {Report} from './report.ts';
import {installFromNpm, signOnDrill} from './sign-on-drill.ts';

/**
 * `npm run drill:components`: sets the server up behind what Debian and npm have, by the very blocks of docs/operate.md, and
 * prints a line for each check. As root it installs what is missing; what it cannot try it says. `--only nginx,firewall` tries
 * some of it.
 */
const {values} = parseArgs({options: {only: {type: 'string'}}});
const print = (line: string) => console.log(line);
const report = new Report(print);
const parts = {
  nginx: {needs: ['nginx', 'postgresql', 'curl', 'openssl'], drill: nginxDrill},
  path: {needs: ['nginx', 'postgresql', 'curl', 'openssl'], drill: pathDrill},
  haproxy: {needs: ['haproxy', 'postgresql', 'curl', 'openssl'], drill: haproxyDrill},
  apache: {needs: ['apache2', 'postgresql', 'curl', 'openssl'], drill: apacheDrill},
  pgbouncer: {needs: ['pgbouncer', 'postgresql', 'curl', 'openssl'], drill: poolerDrill},
  recovery: {needs: ['postgresql', 'curl', 'openssl'], drill: recoveryDrill},
  'sign-on': {needs: ['postgresql', 'curl', 'oidc-provider'], drill: signOnDrill},
  files: {needs: [], drill: filesDrill},
  firewall: {needs: ['apache2', 'libapache2-mod-security2', 'modsecurity-crs'], drill: firewallDrill},
} as const;

const asked = values.only?.split(',') ?? Object.keys(parts);
const missing = [...install(print), ...(installFromNpm(print) ? [] : ['oidc-provider'])];
for (const [name, {needs, drill}] of Object.entries(parts)) {
  if (!asked.includes(name)) continue;
  const lacking = (needs as readonly string[]).filter(one => missing.includes(one));
  if (lacking.length > 0) {
    report.leftOut(name, `${lacking.join(', ')} is not installed`);
    continue;
  }
  print(`${name}`);
  const ending = new Ending();
  try {
    await drill(ending, report);
  } catch (error) {
    await report.check(`${name} runs to its end`, () => Promise.reject(error as Error));
  } finally {
    await ending.end();
  }
}
if (report.missing.length > 0) print(`Not tried here: ${report.missing.join(', ')}.`);
print(report.line);
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1);
