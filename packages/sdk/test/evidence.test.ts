import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ed25519Signer, type Signer} from '@gov-rating/contract/evidence';
import {sm2Signer} from '@gov-rating/contract/evidence-sm2';
import type {ReceiptEvidence} from '@gov-rating/contract';
import {sm2Verifier} from '../src/evidence-sm2.ts';
import {isApiError, verifyConsistency, verifyHead, verifyReceipt, type SentRating} from '../src/evidence.ts';
import {aLog, signer} from './evidence-log.fixtures.ts';

const draft = {level: 'dissatisfied', tags: ['209', '210'], comment: '等了三小时 😡', channel: 'qr_code'} as const;
const sent = {...draft, tags: [...draft.tags].reverse()};
const sm2 = sm2Signer(new Uint8Array(32).fill(7));
const key = signer.publicKey;

/** A rating that is sealed, with others before and after it. */
async function proved(by: Signer = signer) {
  const city = await aLog(by);
  await city.rate({level: 'satisfied'});
  const receiptNumber = await city.rate({...draft, tags: [...draft.tags]});
  for (let more = 0; more < 3; more++) await city.rate({level: 'very_satisfied'});
  assert.equal(await city.seal(), 5);
  const {evidence} = await city.receipt(receiptNumber);
  assert.ok(evidence);
  return {...city, receiptNumber, evidence, sent: {...sent, receiptNumber}};
}

describe('the holder of a receipt', () => {
  it('has no proof before the rating is sealed, and then one that verifies offline', async () => {
    const city = await aLog();
    const receiptNumber = await city.rate({...draft, tags: [...draft.tags]});
    assert.equal((await city.receipt(receiptNumber)).evidence, null);
    await city.seal();
    const {evidence} = await city.receipt(receiptNumber);
    assert.ok(evidence);
    const result = verifyReceipt(evidence, {...sent, receiptNumber}, key);
    assert.deepEqual(result, {valid: true, comment: 'proved', receivedAt: '2026-11-24T02:00:00.000Z'});
  });

  it('proves it in a log that is signed by SM2, with the verifier of that subpath', async () => {
    const {evidence, sent} = await proved(sm2);
    const verifier = sm2Verifier(sm2.publicKey);
    assert.equal(verifyReceipt(evidence, sent, verifier).valid, true);
    assert.deepEqual(verifyReceipt(evidence, sent, key), {valid: false, fault: 'head_not_signed'});
    assert.throws(() => verifyReceipt(evidence, sent, sm2.publicKey), TypeError);
  });

  it('learns which part of what was sent the log holds otherwise', async () => {
    const {evidence, sent} = await proved();
    const others: [Partial<SentRating>, string][] = [
      [{receiptNumber: '20261124-00000-00000'}, 'receipt_number'],
      [{level: 'very_dissatisfied'}, 'level'],
      [{tags: ['209']}, 'tags'],
      [{channel: 'web'}, 'channel'],
      [{comment: '很好'}, 'comment'],
      [{comment: ''}, 'comment'],
    ];
    for (const [other, fault] of others)
      assert.deepEqual(verifyReceipt(evidence, {...sent, ...other}, key), {valid: false, fault});
  });

  it('learns that the entry is not under the head, or the head not of the owner of the key', async () => {
    const {evidence, sent, log} = await proved();
    const {head, path, leafIndex} = evidence;
    const elsewhere = await (await proved()).log.getTreeHead();
    const another = ed25519Signer(new Uint8Array(32).fill(8));
    const cases: [Partial<ReceiptEvidence>, string][] = [
      [{leafIndex: leafIndex + 1}, 'not_in_tree'],
      [{path: path.slice(1)}, 'not_in_tree'],
      // Of a tree one entry larger the path may well be the same; of one this much larger it is longer, wherever the entry is.
      [{head: {...head, size: head.size + 100}}, 'not_in_tree'],
      [{head: elsewhere}, 'not_in_tree'],
      [{head: {...head, signedAt: '2027-01-01T00:00:00.000Z'}}, 'head_not_signed'],
      [{head: {...head, logId: 'another'}}, 'head_not_signed'],
      [{head: {...head, keyId: another.keyId}}, 'head_not_signed'],
    ];
    for (const [changed, fault] of cases)
      assert.deepEqual(verifyReceipt({...evidence, ...changed}, sent, key), {valid: false, fault});
    assert.equal(verifyReceipt({...evidence, head: {...head, size: head.size + 1}}, sent, key).valid, false);
    assert.deepEqual(verifyReceipt(evidence, sent, another.publicKey), {valid: false, fault: 'head_not_signed'});
    assert.equal(verifyReceipt({...evidence, head: await log.getTreeHead()}, sent, key).valid, true);
  });

  it('learns that the comment was erased, or was not compared', async () => {
    const {evidence, sent} = await proved();
    const erased = {...evidence, salts: {...evidence.salts, comment: null}};
    const {comment: _, ...silent} = sent;
    const commentOf = (result: ReturnType<typeof verifyReceipt>) => result.valid && result.comment;
    assert.equal(commentOf(verifyReceipt(erased, sent, key)), 'erased');
    assert.equal(commentOf(verifyReceipt(evidence, silent, key)), 'not_compared');
  });

  it('gets a result and no exception for malformed evidence', async () => {
    const {evidence, sent} = await proved();
    const {leaf} = evidence;
    const strange: unknown[] = [null, undefined, 5, 'x', [], {}];
    for (const part of ['leaf', 'path', 'head', 'salts', 'leafIndex'])
      for (const value of [null, 7, 'x', {}, [1], {root: 5}]) strange.push({...evidence, [part]: value});
    const spelled = [
      ` ${leaf}`,
      leaf.replace('{', '{"a":1,'),
      leaf.replace(/"version":(\d)/, '"version":$1.0'),
      '[]',
      'null',
    ];
    for (const text of spelled) strange.push({...evidence, leaf: text});
    for (const value of strange) {
      const result = verifyReceipt(value as ReceiptEvidence, sent, key);
      assert.equal(result.valid, false, JSON.stringify(value));
    }
  });
});

describe('an auditor of the log', () => {
  it('sees that every later head extends the one that was kept', async () => {
    const city = await aLog();
    await city.seal();
    const heads = [await city.log.getTreeHead()];
    for (let round = 0; round < 4; round++) {
      for (let count = 0; count <= round; count++) await city.rate({level: 'satisfied'});
      await city.seal();
      heads.push(await city.log.getTreeHead());
    }
    assert.deepEqual(
      heads.map(({size}) => size),
      [0, 2, 5, 9, 14],
    );
    for (const older of heads) {
      for (const newer of heads.slice(heads.indexOf(older))) {
        const proof = await city.log.getConsistency({first: older.size, second: newer.size});
        assert.deepEqual(verifyConsistency(older, newer, proof, key), {valid: true});
      }
      assert.ok(verifyHead(older, key));
      for (const shorter of heads.slice(0, heads.indexOf(older)))
        assert.deepEqual(verifyConsistency(older, shorter, {path: []}, key), {
          valid: false,
          fault: 'shorter_than_before',
        });
      assert.deepEqual(await city.log.getTreeHead({size: older.size}), older);
    }
  });

  it('learns why a head does not extend another', async () => {
    const [{log}, other] = [await proved(), await aLog()];
    const older = await log.getTreeHead();
    const proof = await log.getConsistency({first: 5, second: 5});
    await other.seal();
    const empty = await other.log.getTreeHead();
    const fault = (...args: Parameters<typeof verifyConsistency>) => {
      const result = verifyConsistency(...args);
      return !result.valid && result.fault;
    };
    assert.equal(fault(older, empty, proof, key), 'another_log');
    assert.equal(fault({...older, size: 4}, older, proof, key), 'old_head_not_signed');
    assert.equal(fault(older, {...older, root: empty.root}, proof, key), 'new_head_not_signed');
    assert.equal(fault(older, older, {path: [older.root]}, key), 'not_an_extension');
    assert.equal(fault(older, older, {path: 5} as never, key), 'not_an_extension');
    assert.equal(fault(null as never, older, proof, key), 'old_head_not_signed');
  });

  it('finds an entry by its hash, and is refused for what the log does not hold', async () => {
    const {log, evidence} = await proved();
    const byIndex = await log.getInclusion({leafIndex: evidence.leafIndex, size: 5});
    assert.deepEqual(byIndex.path, evidence.path);
    assert.deepEqual(await log.getInclusion({leafHash: byIndex.leafHash, size: 5}), byIndex);
    const codeOf = (error: unknown) => (isApiError(error) ? error.code : String(error));
    const refused = (work: Promise<unknown>) => work.then(() => 'not refused', codeOf);
    assert.equal(await refused(log.getInclusion({leafHash: 'A'.repeat(43), size: 5})), 'unknown_entry');
    assert.equal(await refused(log.getConsistency({first: 1, second: 6})), 'tree_size_not_reached');
    assert.equal(await refused(log.getTreeHead({size: 4})), 'unknown_tree_head');
  });
});
