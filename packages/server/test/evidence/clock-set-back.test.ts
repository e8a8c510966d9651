import assert from 'node:assert/strict';
import {aDraft} from '@gov-rating/contract/testing';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {newestSigned} from '../../src/index.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

testOnEveryStorage(
  'a server whose clock was set back while it was stopped enters nothing before what is signed',
  async open => {
    const storage = await open();
    const first = await aScene({storage, evidenceSigner: signer});
    const sealed = () => sealAll(storage, {at: new Date(first.clock.now).toISOString()});
    // The second head names the first one, which is then held to have had all before it.
    for (const number of [1, 2]) {
      first.clock.now += 600_000;
      await first.submit((await first.invited(number)).token, aDraft());
      await sealed();
    }

    const notBefore = await newestSigned(storage);
    assert.equal(notBefore, new Date(first.clock.now).toISOString());
    const later = await aScene({storage, evidenceSigner: signer, notBefore});
    assert.ok(later.clock.now < first.clock.now - 100_000);
    await later.submit((await later.invited(3)).token, aDraft());
    first.clock.now += 60_000;
    await sealed();
    const report = await verifyLog(storage, [signer]);
    assert.equal(report.sound, true, JSON.stringify(report));
  },
);
