/**
 * Screens of a hall at one server process, asked through another one: how long until each has heard, how long until all
 * are back after their server was killed, and how long until a revoked one knows.
 */
import {fill} from '../../packages/server/test/fixtures/api.fixtures.ts';
import {aHallSystem, aScreen, askAndHear, askScreen} from '../../packages/server/test/fixtures/screens.fixtures.ts';
import {startServer} from '../../packages/server/test/fixtures/server-process.fixtures.ts';
import {evidenceSecret} from './world.mjs';

/** How many screens there are; each round asks each of them five times, all at once. */
const screenCount = 20;
const turns = 5;

/** @param {import('./databases.mjs').Database} database */
export async function benchScreens(database, rounds) {
  await fill(database.storage);
  const endings = [];
  const lifetime = {after: work => void endings.push(work)};
  const env = {EVIDENCE_KEY: Buffer.from(evidenceSecret).toString('base64'), ...database.env};
  const listening = new AbortController();
  try {
    const hall = aHallSystem((await startServer(lifetime, env)).url);
    let server = await startServer(lifetime, env);
    const {url} = server;
    const screens = await Promise.all(Array.from({length: screenCount}, () => aScreen(hall, url, listening.signal)));
    const [heard, back] = [[], []];
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < turns; turn++)
        heard.push(...(await Promise.all(screens.map(screen => askAndHear(hall, screen)))));
      server.process.kill('SIGKILL');
      await server.ended;
      const missed = await Promise.all(screens.map(screen => askScreen(hall, screen)));
      server = await startServer(lifetime, {...env, PORT: new URL(url).port});
      const returned = performance.now();
      const moments = await Promise.all(screens.map((screen, place) => screen.heard(missed[place].promptId)));
      back.push(Math.max(...moments) - returned);
    }
    const revoked = await Promise.all(
      screens.map(async screen => {
        const at = performance.now();
        await hall.revokeDevice({deviceId: screen.deviceId});
        return (await screen.revoked) - at;
      }),
    );
    const asked = heard.length + rounds * screenCount;
    const times = screens.reduce((sum, {prompts}) => sum + prompts.length, 0);
    const different = new Set(screens.flatMap(({prompts}) => prompts)).size;
    return {heard, back, revoked, asked, lost: asked - different, repeated: times - different};
  } finally {
    listening.abort();
    for (const end of endings) await end();
  }
}
