import assert from 'node:assert/strict';
import test from 'node:test';
import {aBadDraft} from '@gov-rating/contract/testing';
import {upstreamDialects} from '../../src/domain/upstream/platform.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {sealAll} from '../fixtures/evidence.fixtures.ts';
import {everyDialect} from '../fixtures/upstream-codecs.fixtures.ts';
import {aJob, aPlatform, aReceiver, aTokenOf, numbersFrom, rated, stateOf} from '../fixtures/upstream.fixtures.ts';

const secret = 'the secret of a platform';
const twoHours = 7_200_000;

/** How much is sent, and how long an answer may take, in milliseconds. Both sides compute SM2, which is slow, in this process. */
const sizes = {
  national: {ratings: 20, parallel: 4, patience: 400},
  'sm4-xml': {ratings: 20, parallel: 4, patience: 400},
  'sm2-envelope': {ratings: 12, parallel: 2, patience: 2000},
} as const;

/** A comment with what encodings, envelopes and XML lose most often: rare characters, emoji, line breaks, quotes. */
const commentOf = (number: number) => `第${String(number)}件 𠮷野家 😀👨‍👩‍👧 㐂\r\n第二行\n<b>&amp; "引号" ]]>`;

for (const dialect of upstreamDialects)
  test(`a platform of the dialect ${dialect} that loses, delays, doubles, forgets tokens and refuses has every rating once and unchanged`, async context => {
    const {settings, codec} = everyDialect[dialect];
    const {ratings, parallel, patience} = sizes[dialect];
    const faults = {lost: 0.1, late: 0.1, doubled: 0.05, refuses: 0.01};
    const receiver = await aReceiver(context, {codec, faults, secret, tokenUses: 9, random: numbersFrom(20_261_130)});
    const platform = aPlatform(receiver, {...settings, parallel, token: aTokenOf(receiver, secret)});
    const scene = await aScene({settings: {upstream: [platform]}});
    const comments = new Map<string, string>();
    for (let number = 1; number <= ratings; number++) {
      const comment = commentOf(number);
      const service = {projectNo: `case-${String(number)}`};
      await rated(scene, service, number % 10 === 0 ? aBadDraft({comment}) : {level: 'satisfied', comment});
      comments.set(`${service.projectNo} 1`, comment);
    }
    await sealAll(scene.storage);
    const job = aJob(patience);
    for (let round = 0; round === 0 || ((await stateOf(scene)).pending > 0 && round < 100); round++) {
      while ((await job.run(scene.app.context)) > 0);
      scene.clock.now += twoHours;
    }

    const {delivered, refused, pending, unread} = await stateOf(scene);
    assert.deepEqual([delivered + refused, pending, unread], [ratings, 0, 0]);
    assert.deepEqual([receiver.ratings.size, receiver.refused.size], [delivered, refused]);
    const listed = await scene.storage.refusedUpstream({limit: 1000});
    assert.deepEqual(
      listed.map(({words}) => words),
      Array<string>(refused).fill('1001 事项编码不存在'),
    );
    for (const [key, record] of receiver.ratings) assert.equal(record['writingEvaluation'], comments.get(key));
    for (const key of comments.keys())
      assert.equal(receiver.arrived.find(one => one.key === key)?.kind, 'service', 'the service comes first');
    assert.ok(receiver.tokens() > 1, 'a token ended on the way');
  });
