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
 * Each question at each size, in turn; milliseconds by question and size.
 *
 * @param {import('./databases.mjs').Database} database
 */
export async function benchResults(database, sizes, rounds) {
  await settle(database);
  const app = appOver(database.storage);
  const results = questions.map(([name]) => ({name, sizes: []}));
  const cells = [];
  for (const [place, size] of sizes.entries()) {
    await fillRatings(database, sizes[place - 1] ?? 0, size);
    if (place === 0) await demandAgreement(database);
    const [{count}] = await database.run('SELECT CAST(count(*) AS integer) AS count FROM facet_count');
    cells.push(count);
    const token = await bureauToken();
    const times = questions.map(() => []);
    for (let round = 0; round <= rounds; round++) {
      for (const [index, [name, path]] of questions.entries()) {
        const started = performance.now();
        await ask(app, name, path, token);
        // The first of each is not counted.
        if (round > 0) times[index].push(performance.now() - started);
      }
    }
    for (const [index, milliseconds] of times.entries()) results[index].sizes.push({size, milliseconds});
  }
  return {sizes, cells, results};
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
