import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {after, before, describe, it} from 'node:test';
import {createClient} from '@gov-rating/sdk/core';
import {newCase} from './data/cases.ts';
import {startTwoServers, type TwoServers} from './province/two-servers.ts';

describe('a hall under a province, each with a server of its own', {timeout: 120_000}, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gov-rating-two-servers-'));
  const arrived = new EventTarget();
  const cases: string[] = [];
  let servers: TwoServers;

  before(async () => {
    const onArrived = (projectNo: string) => {
      cases.push(projectNo);
      arrived.dispatchEvent(new Event('rating'));
    };
    servers = await startTwoServers({dataDir, hallPort: 0, provincePort: 0, onArrived});
  });
  after(async () => {
    await servers?.close();
    rmSync(dataDir, {recursive: true, force: true});
  });

  /** What a server has stored of its ratings. */
  const storedAt = (server: 'hall' | 'province') => {
    const database = new DatabaseSync(join(dataDir, server, 'gov-rating.db'), {readOnly: true});
    const rows = database.prepare('SELECT level, tags, comment, channel FROM rating ORDER BY level').all();
    database.close();
    return rows.map(row => ({...row}));
  };

  it('has what was rated in the hall counted by the province, once, with level, reason, words and channel', async () => {
    const rater = createClient({baseUrl: servers.hall});
    const drafts = [
      {level: 'very_satisfied', tags: ['510'], comment: '很快 𠮷😀\n谢谢'},
      {level: 'dissatisfied', tags: ['209'], comment: ''},
    ] as const;
    for (const [at, draft] of drafts.entries()) {
      const {serviceId} = await servers.window.putService(newCase(new Date(), at + 1));
      const {token} = await servers.window.invite({serviceId, channel: 'hall_tablet'});
      await rater.submitRating(
        {...draft, tags: [...draft.tags]},
        {token, idempotencyKey: `rating-of-a-test-${String(at)}`},
      );
    }
    while (cases.length < drafts.length)
      await new Promise(resolve => arrived.addEventListener('rating', resolve, {once: true}));
    assert.equal(new Set(cases).size, drafts.length);
    const wanted = [
      {level: 'dissatisfied', tags: '["209"]', comment: '', channel: 'hall_tablet'},
      {level: 'very_satisfied', tags: '["510"]', comment: '很快 𠮷😀\n谢谢', channel: 'hall_tablet'},
    ];
    assert.deepEqual([storedAt('hall'), storedAt('province')], [wanted, wanted]);
  });

  it('turns away a caller without the key of a hall', async () => {
    const answer = await fetch(`${servers.province}/halls/rating`, {method: 'POST', body: '{}'});
    assert.equal(answer.status, 403);
  });
});
