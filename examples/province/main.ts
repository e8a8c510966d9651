/**
 * A hall's server under a province's, by one command:
 * `node --conditions=@gov-rating/source --disable-warning=ExperimentalWarning examples/province/main.ts`
 */
import {newCase} from '../data/cases.ts';
import {startTwoServers} from './two-servers.ts';

process.umask(0o077);

const servers = await startTwoServers({
  dataDir: process.env['DATA_DIR'] ?? '.data/two-servers',
  hallPort: Number(process.env['HALL_PORT'] ?? 8081),
  provincePort: Number(process.env['PROVINCE_PORT'] ?? 8082),
  onArrived: projectNo => console.log(`The province has the rating of case ${projectNo}.`),
});
const {serviceId} = await servers.window.putService(newCase(new Date(), Date.now() % 9000));
const {token} = await servers.window.invite({serviceId});
console.log(`\nHall      ${servers.hall}\nProvince  ${servers.province}\n`);
console.log(`Rate a service of the hall: ${servers.hall}/rate#invitation=${token}`);
console.log(`It is counted by the province after some seconds: ${servers.province}/v1/statistics?areaCode=990000`);
console.log('Stop with Ctrl+C; the data stays.\n');

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void servers.close().then(() => process.exit(0)));
