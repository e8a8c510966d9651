import assert from 'node:assert/strict';
import test from 'node:test';
import {sm2} from 'sm-crypto-v2';
import type {EnvelopeRules} from '../../src/domain/upstream/envelope.ts';
import {opening, usualEnvelope as usual} from '../fixtures/upstream-codecs.fixtures.ts';
import {handingUp, handUp, rated, stateOf} from '../fixtures/upstream.fixtures.ts';

const comment = '办得很快 𠮷😀\r\n谢谢 "<&>"';

test('a platform that wants an SM2 envelope opens it, knows who signed it, and reads every character', async context => {
  const {codec, times} = opening(
    ({params}: {params: {data: string}}) => params.data,
    (message: {time: string; sign: string}) => message,
  );
  const {receiver, scene} = await handingUp(context, {dialect: 'sm2-envelope', envelope: usual}, {receiver: {codec}});
  await rated(scene, {}, {level: 'satisfied', comment});
  await handUp(scene);
  const [record] = receiver.ratings.values();
  assert.deepEqual([record?.['satisfaction'], record?.['writingEvaluation']], [4, comment]);
  assert.deepEqual(times, ['20261124100000', '20261124100000'], 'Beijing time without separators');
  assert.equal((await stateOf(scene)).delivered, 1);
});

test('a platform that wants another shape, the sign as a cipher text and the old order of its parts gets that', async context => {
  const envelope: EnvelopeRules = {
    ...{...usual, sign: 'cipher', order: 'C1C2C3', privateKey: undefined},
    content: {service: '$record', rating: '$record'},
    body: {
      txnBodyCom: {appMark: '$appMark', time: '$time', sign: '$sign', params: {evaluate: ['$data']}},
      txnCommCom: {},
    },
  };
  type Message = {txnBodyCom: {time: string; sign: string; params: {evaluate: [string]}}};
  const {codec} = opening(
    ({txnBodyCom}: Message) => txnBodyCom.params.evaluate[0],
    ({txnBodyCom}: Message) => txnBodyCom,
    envelope,
  );
  const {receiver, scene} = await handingUp(context, {dialect: 'sm2-envelope', envelope}, {receiver: {codec}});
  await rated(scene, {}, {level: 'satisfied', comment});
  await handUp(scene);
  assert.deepEqual(
    [...receiver.ratings.values()].map(record => record['writingEvaluation']),
    [comment],
  );
});

test('a platform that does not know our key says so, and the rating is listed with its words', async context => {
  const {codec} = opening(
    ({params}: {params: {data: string}}) => params.data,
    (message: {time: string; sign: string}) => message,
  );
  const envelope = {...usual, privateKey: sm2.generateKeyPairHex().privateKey};
  const {receiver, scene} = await handingUp(context, {dialect: 'sm2-envelope', envelope}, {receiver: {codec}});
  await rated(scene);
  await handUp(scene);
  const [refused] = await scene.storage.refusedUpstream({limit: 10});
  assert.deepEqual([refused?.words, receiver.services.size], ['1005 数据格式错误', 0]);
});
