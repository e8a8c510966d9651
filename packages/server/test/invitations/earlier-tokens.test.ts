import assert from 'node:assert/strict';
import {aDraft} from '@gov-rating/contract/testing';
import {hash} from '../../src/security/hash.ts';
import {aScene, codeOf} from '../fixtures/api.fixtures.ts';
import {testBehindTheServer} from '../fixtures/attacked-storage.fixtures.ts';

/** A token as the first versions made it: random, without an id in front. */
const earlier = 'earlier'.padEnd(43, '-');

/** A token of later versions: an id of 22 characters, then a secret of 22. */
const longer = 'g1k_an-id-of-its-own--'.padEnd(44, 'x');

testBehindTheServer('a citizen rates with an invitation that an earlier version sent', async ({open, sql}) => {
  const scene = await aScene({storage: await open()});
  const {token} = await scene.invited(1);
  const id = token.slice(0, 17);
  await sql(`UPDATE invitation SET token_hash = '${await hash(earlier)}' WHERE invitation_id = '${id}';
    INSERT INTO earlier_token (token_hash, invitation_id) VALUES ('${await hash(earlier)}', '${id}')`);
  const form = await scene.call('/v1/invitation', {token: earlier});
  assert.equal(form.status, 200);
  const first = await scene.submit(earlier, aDraft());
  assert.equal(first.status, 201);
  assert.equal(await codeOf(await scene.submit(earlier, aDraft())), 'invitation_used');
  assert.equal(await codeOf(await scene.submit(token, aDraft())), 'invitation_invalid', 'the id alone opens nothing');
});

testBehindTheServer(
  'a citizen rates with an invitation of 44 characters, as servers made them before',
  async ({open, sql}) => {
    const scene = await aScene({storage: await open()});
    const {token, serviceId} = await scene.invited(1);
    await sql(`UPDATE invitation SET invitation_id = '${longer.slice(0, 22)}', token_hash = '${await hash(longer)}'
    WHERE service_id = '${serviceId}'`);
    assert.equal((await scene.call('/v1/invitation', {token: longer})).status, 200);
    assert.equal(await codeOf(await scene.submit(`${longer.slice(0, -1)}y`, aDraft())), 'invitation_invalid');
    assert.equal(await codeOf(await scene.submit(token, aDraft())), 'invitation_invalid');
    assert.equal((await scene.submit(longer, aDraft())).status, 201);
  },
);

for (const [what, cut] of [
  ['two characters too few', (token: string) => token.slice(0, -2)],
  ['one character too many', (token: string) => `${token}A`],
  ['its id and another secret', (token: string) => token.slice(0, 17).padEnd(32, 'A')],
  ['its last character in the other case', (token: string) => token.slice(0, -1) + other(token.slice(-1))],
  ['the id of another day', (token: string) => `zzz${token.slice(3)}`],
] as const) {
  testBehindTheServer(`a token with ${what} opens nothing`, async ({open}) => {
    const scene = await aScene({storage: await open()});
    const {token} = await scene.invited(1);
    assert.equal(await codeOf(await scene.submit(cut(token), aDraft())), 'invitation_invalid');
    assert.equal((await scene.submit(token, aDraft())).status, 201);
  });
}

/** Another character: the same letter in the other case, or the next digit. */
function other(character: string): string {
  if (/\d/.test(character)) return String((Number(character) + 1) % 10);
  return character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
}
