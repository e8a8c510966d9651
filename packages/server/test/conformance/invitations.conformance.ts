import assert from 'node:assert/strict';
import {
  anInvitation,
  aRegistration,
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  nextMonth,
  noon,
  register,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

/** The right to rate a service once. */
export function invitationCases(test: StorageTest): void {
  test('a citizen finds the service behind an invitation', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const key = await invite(storage, serviceId, {expiresAt: '2026-12-24T12:00:00+08:00'});
    assert.deepEqual(await storage.invitation(key), {
      service: await storage.service(serviceId, guangzhou.code),
      expiresAt: nextMonth,
      channel: null,
      returnUrl: null,
      used: false,
    });
    assert.equal(await storage.invitation({...key, invitationId: 'nothing'}), undefined);
  });

  test('a way back is found with the invitation that was given it, and the mark of the row stays the one without it', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const returnUrl = 'https://www.example.gov.cn/mine';
    const [back, plain] = [
      await invite(storage, serviceId, {returnUrl, correlation: '任务 7'}),
      await invite(storage, serviceId),
    ];
    assert.equal((await storage.invitation(back))?.returnUrl, returnUrl);
    assert.equal((await storage.invitation(plain))?.returnUrl, null);
    assert.doesNotMatch(JSON.stringify(await storage.invitation(back)), /任务/);
    assert.deepEqual((await storage.auditMarks({of: 'invitation', after: '', limit: 20})).wrong, []);
  });

  test('many citizens who open their pages at the same time each see the service of their own', async storage => {
    await settle(storage);
    const ids = await Promise.all(Array.from({length: 40}, () => register(storage)));
    const keys = await Promise.all(ids.map(serviceId => invite(storage, serviceId)));
    const [first, ...others] = keys;
    assert.ok(first);
    await storage.submitRating(aSubmission(first));
    const guessed = {...first, tokenHash: 'guessed'};
    const found = await Promise.all([...keys, guessed, first, ...others].map(key => storage.invitation(key)));
    assert.deepEqual(
      found.map(one => one?.service.serviceId),
      [...ids, undefined, ...ids],
    );
    assert.deepEqual(
      found.flatMap((one, index) => (one?.used ? [index] : [])),
      [0, 41],
    );
  });

  test('an invitation is used when it was rated with, not when another one of the service was', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const [used, unused] = [await invite(storage, serviceId), await invite(storage, serviceId)];
    await storage.submitRating(aSubmission(used));
    const states = [await storage.invitation(used), await storage.invitation(unused)];
    assert.deepEqual(
      states.map(state => [state?.used, state?.service.rated]),
      [
        [true, true],
        [false, true],
      ],
    );
  });

  test('an unknown service or one that is rated gets no invitation', async storage => {
    await settle(storage);
    assert.equal(await storage.addInvitation(anInvitation({serviceId: 'nobody'})), 'unknown_service');
    const serviceId = await register(storage);
    await storage.submitRating(aSubmission(await invite(storage, serviceId)));
    const late = anInvitation({serviceId});
    assert.equal(await storage.addInvitation(late), 'already_rated');
    assert.equal(await storage.invitation(late), undefined);
  });

  test('a service has no more open invitations than its limit; expired ones do not count', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    await invite(storage, serviceId, {limit: 2});
    await invite(storage, serviceId, {limit: 2, expiresAt: '2026-11-25T04:00:00.000Z'});
    const third = anInvitation({serviceId, limit: 2, createdAt: '2026-11-25T03:59:59.999Z'});
    assert.equal(await storage.addInvitation(third), 'too_many_invitations');
    assert.equal(await storage.invitation(third), undefined);
    await invite(storage, serviceId, {limit: 2, createdAt: '2026-11-25T04:00:00.000Z'});
    await invite(storage, await register(storage), {limit: 1});
  });

  test('ten desks that invite to one service at the same time keep to the limit', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const outcomes = await Promise.all(
      Array.from({length: 10}, () => storage.addInvitation(anInvitation({serviceId, limit: 3}))),
    );
    assert.equal(outcomes.filter(outcome => outcome === 'added').length, 3);
    assert.equal(outcomes.filter(outcome => outcome === 'too_many_invitations').length, 7);
  });

  test('an id that is in use is refused and leaves no invitation behind', async storage => {
    await settle(storage);
    const serviceId = await register(storage);
    const other = await register(storage);
    const first = anInvitation({serviceId});
    await storage.addInvitation(first);
    const sameId = anInvitation({serviceId: other, invitationId: first.invitationId});
    await assert.rejects(storage.addInvitation(sameId));
    assert.equal(await storage.invitation(sameId), undefined);
    assert.equal((await storage.invitation(first))?.service.serviceId, serviceId);
    await invite(storage, other, {limit: 1, createdAt: noon});
  });

  test('desks that invite at the same time get each its own answer, and only what was added can be used', async storage => {
    await settle(storage);
    const [open, full, rated] = [await register(storage), await register(storage), await register(storage)];
    const below = await register(storage, {institutionCode: tianhe.code});
    await storage.submitRating(aSubmission(await invite(storage, rated)));
    await invite(storage, full, {limit: 1});
    const coming = aRegistration({projectNo: unique('P')});
    const asked = [
      anInvitation({serviceId: open}),
      anInvitation({serviceId: open}),
      anInvitation({serviceId: full, limit: 1}),
      anInvitation({serviceId: rated}),
      anInvitation({serviceId: 'nobody'}),
      anInvitation({serviceId: below, within: hunan.code}),
      anInvitation({serviceId: below, within: tianhe.code}),
      anInvitation({serviceId: below, within: guangdong.code}),
      anInvitation({serviceId: coming.serviceId}),
    ];
    const [registered, ...outcomes] = await Promise.all([
      storage.registerService(coming),
      ...asked.map(invitation => storage.addInvitation(invitation)),
    ]);
    assert.equal(registered.outcome, 'registered');
    assert.deepEqual(outcomes.slice(0, -1), [
      ...['added', 'added', 'too_many_invitations', 'already_rated', 'unknown_service', 'unknown_service'],
      ...['added', 'added'],
    ]);
    for (const [index, {serviceId, ...key}] of asked.entries()) {
      const stored = await storage.invitation(key);
      assert.equal(stored?.service.serviceId, outcomes[index] === 'added' ? serviceId : undefined);
    }
    assert.deepEqual((await storage.auditMarks({of: 'invitation', after: '', limit: 20})).wrong, []);
  });

  test('who knows the id of an invitation and not its secret neither sees the service nor rates it', async storage => {
    await settle(storage);
    const key = await invite(storage, await register(storage));
    const other = await invite(storage, await register(storage));
    for (const guessed of [
      {...key, tokenHash: other.tokenHash},
      {...key, tokenHash: ''},
    ]) {
      assert.equal(await storage.invitation(guessed), undefined);
      assert.deepEqual(await storage.submitRating(aSubmission(guessed)), {outcome: 'invitation_invalid'});
    }
    const rated = aSubmission(key);
    assert.equal((await storage.submitRating(rated)).outcome, 'received');
    assert.deepEqual(await storage.submitRating({...rated, tokenHash: other.tokenHash}), {
      outcome: 'invitation_invalid',
    });
  });

  test('a token that does not say its invitation finds none that was made by this version', async storage => {
    await settle(storage);
    const {tokenHash} = await invite(storage, await register(storage));
    assert.equal(await storage.invitation({invitationId: null, tokenHash}), undefined);
    assert.deepEqual(await storage.submitRating(aSubmission({invitationId: null, tokenHash})), {
      outcome: 'invitation_invalid',
    });
  });
}
