/** Results of an area, asked with few and with many ratings. */
import {fillRatings, month} from './filled.mjs';
import {appOver, bureauToken, settle} from './world.mjs';

const period = `from=${month}-01&to=${month}-31`;

/** What is asked. */
const questions = [
  ['statistics of the city', `/v1/statistics?areaCode=440100&${period}`],
  ['… by institution', `/v1/statistics?areaCode=440100&${period}&groupBy=institution`],
  ['… by item', `/v1/statistics?areaCode=440100&${period}&groupBy=item`],
  ['statistics of one office', `/v1/statistics?institutionCode=11440100MB2C900010&${period}`],
  ['statistics of the staff', `/v1/staff-statistics?${period}`],
];

/**
 * Each question at each size, in turn, so that what else the machine does falls on all sizes alike; milliseconds by
 * question and size.
 *
 * @param {() => Promise<import('./databases.mjs').Database>} open
 */
export async function benchResults(open, sizes, rounds) {
  const worlds = [];
  try {
    for (const size of sizes) worlds.push(await filledWorld(open, size));
    const results = questions.map(([name]) => ({name, sizes: sizes.map(size => ({size, milliseconds: []}))}));
    const token = await bureauToken();
    for (let round = 0; round <= rounds; round++)
      for (const [index, [name, path]] of questions.entries())
        for (const [place, {app}] of worlds.entries()) {
          const started = performance.now();
          await ask(app, name, path, token);
          // The first of each is not counted.
          if (round > 0) results[index].sizes[place].milliseconds.push(performance.now() - started);
        }
    return {name: worlds[0].database.name, sizes, cells: worlds.map(({count}) => count), results};
  } finally {
    for (const {database} of worlds) await database.close();
  }
}

async function filledWorld(open, size) {
  const database = await open();
  await settle(database);
  await fillRatings(database, 0, size);
  if (size <= 1e5) await demandAgreement(database);
  const [{count}] = await database.run('SELECT CAST(count(*) AS integer) AS count FROM facet_count');
  return {database, app: appOver(database.storage), count};
}

async function ask(app, name, path, token) {
  const response = await app.fetch(
    new Request(`http://localhost${path}`, {headers: {Authorization: `Bearer ${token}`}}),
  );
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${name}: ${response.status} ${text}`);
}

/** The rows that the bench wrote are those that the server would have written. */
async function demandAgreement({storage}) {
  const differences = await storage.recount();
  if (differences.length > 0) throw new Error(`Counts differ: ${JSON.stringify(differences.slice(0, 3))}`);
}
