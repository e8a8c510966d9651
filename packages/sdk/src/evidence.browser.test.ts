import {expect} from '@open-wc/testing';
import {aLog, signer} from '../test/evidence-log.fixtures.ts';
import {verifyConsistency, verifyReceipt} from './evidence.ts';

it('proves a rating offline, in a browser', async () => {
  const city = await aLog();
  await city.seal();
  const before = await city.log.getTreeHead();
  const sent = {level: 'dissatisfied', tags: ['209'], comment: '等了三小时 😡'} as const;
  const receiptNumber = await city.rate({...sent, tags: [...sent.tags]});
  await city.rate({level: 'satisfied'});
  await city.seal();
  const {evidence} = await city.receipt(receiptNumber);
  if (!evidence) throw new Error('The rating is not sealed.');
  const result = verifyReceipt(evidence, {...sent, tags: [...sent.tags], receiptNumber}, signer.publicKey);
  expect(result).to.deep.equal({valid: true, comment: 'proved', receivedAt: '2026-11-24T02:00:00.000Z'});
  const proof = await city.log.getConsistency({first: 0, second: evidence.head.size});
  expect(verifyConsistency(before, evidence.head, proof, signer.publicKey)).to.deep.equal({valid: true});
});
