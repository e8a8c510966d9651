import assert from 'node:assert/strict';
import {test} from 'node:test';
import {exportedRating, publication} from '@gov-rating/contract';
import {verifyLog, verifyOperatorLog} from '../../src/cli/verify-log.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {cluster, howToGetCitus, storageOnCluster} from '../fixtures/citus.fixtures.ts';
import {markSecrets, sealAll, sealOperatorLog, signer} from '../fixtures/evidence.fixtures.ts';
import {published} from '../fixtures/publication.fixtures.ts';

test(
  'on a cluster of Citus a bureau publishes a month, corrects it and exports both, and an auditor finds nothing wrong',
  {skip: cluster === undefined ? howToGetCitus : false},
  async context => {
    const storage = await storageOnCluster({markSecrets});
    context.after(() => storage.close());
    const scene = await aScene({storage});
    const first = await published(scene);
    scene.clock.now += 3_600_000;
    const second = await published(scene, {replaces: first.publicationId, reason: '更正统计口径'});
    assert.deepEqual([first.version, second.version, second.replaces], [1, 2, first.publicationId]);

    for (const {publicationId} of [first, second]) {
      const path = `/v1/publications/${publicationId}`;
      const document = publication.parse(await (await scene.call(path)).json());
      assert.equal(document.cases, 6);
      const lines = (await (await scene.call(`${path}/export`)).text()).trim().split('\n');
      const ratings = lines.map(line => exportedRating.parse(JSON.parse(line)));
      assert.equal(ratings.length, 6, 'each rating is a line');
      assert.ok(ratings.every(({day}) => day === null || day.startsWith('2026-11-')));
    }

    await sealAll(storage);
    await sealOperatorLog(storage);
    for (const report of [await verifyLog(storage, [signer]), await verifyOperatorLog(storage, [signer])])
      assert.ok(report.sound, report.sound ? '' : report.finding.text);
    assert.deepEqual(await storage.recount(), []);
  },
);
