import assert from 'node:assert/strict';
import type {OperatorEntry} from '../../src/domain/evidence/operator-leaf.ts';
import {plainEntry, serverWho} from '../../src/domain/operator-log/refusal-buffer.ts';
import type {OperatorNote} from '../../src/domain/operator-log/operator-log-storage.ts';
import {sealOperatorLog} from '../fixtures/evidence.fixtures.ts';
import {guangzhou, settle, type StorageTest} from '../fixtures/storage.fixtures.ts';

const moment = (second: number): string => `2026-11-29T02:00:${String(second).padStart(2, '0')}.000Z`;

const anEntry = (number: number, facts: Partial<OperatorEntry> = {}): OperatorEntry => ({
  ...plainEntry,
  ...serverWho,
  ...{entryId: `entry-${number}`, at: moment(number), what: 'server.started'},
  ...facts,
});

const person = {whoKind: 'person', who: 'pseudonym', whoRole: 'bureau', whoInstitution: guangzhou.code} as const;

const client = {
  id: 'hall',
  name: '大厅',
  institutionCode: guangzhou.code,
  secretHash: 'h',
  scopes: [],
  pageOrigins: [],
};

/** What every storage must do with the operator's log. */
export function operatorLogCases(test: StorageTest): void {
  test('entries are read page by page in their order, and found by each of their properties', async storage => {
    const {operatorLog} = storage;
    await operatorLog.add([
      anEntry(2, {
        ...person,
        what: 'person.unmasked',
        subject: 'GD-1',
        address: 'hash',
        facts: {act: 'unmasked', times: 2},
      }),
      anEntry(1),
      anEntry(3, {...person, what: 'access.refused', outcome: 'refused', code: 'unknown_order', times: 7}),
    ]);
    const ids = async (query: object) => (await operatorLog.entries({limit: 10, ...query})).map(({entryId}) => entryId);
    assert.deepEqual(await ids({}), ['entry-1', 'entry-2', 'entry-3']);
    assert.deepEqual(await ids({who: 'pseudonym'}), ['entry-2', 'entry-3']);
    assert.deepEqual(await ids({who: 'server'}), ['entry-1']);
    assert.deepEqual(await ids({what: 'access.refused'}), ['entry-3']);
    assert.deepEqual(await ids({address: 'hash'}), ['entry-2']);
    assert.deepEqual(await ids({subject: 'GD-1'}), ['entry-2']);
    assert.deepEqual(await ids({since: moment(2), until: moment(3)}), ['entry-2']);
    assert.deepEqual(await ids({since: '2026-11-29T10:00:02+08:00'}), ['entry-2', 'entry-3']);
    const [first] = await operatorLog.entries({limit: 1});
    assert.deepEqual(await ids({after: first}), ['entry-2', 'entry-3']);
    const [second] = await operatorLog.entries({subject: 'GD-1', limit: 1});
    assert.deepEqual(second?.facts, {act: 'unmasked', times: 2});
  });

  test('a change names who asked for it, and without a note the program itself', async storage => {
    await settle(storage);
    const written: string[] = [];
    const note: OperatorNote = {
      ...person,
      ...{at: moment(5), address: 'hash', requestId: 'request', newId: () => 'by-a-person'},
      written: () => written.push('durable'),
    };
    await storage.saveClient(client, moment(4));
    assert.equal(await storage.recording(note).disableClient('hall', moment(5)), true);
    assert.equal(await storage.recording({...note, newId: () => 'none'}).disableClient('nobody', moment(6)), false);
    assert.deepEqual(written, ['durable']);
    const entries = await storage.operatorLog.entries({subject: 'hall', limit: 10});
    assert.deepEqual(
      entries.map(({what, whoKind, sequence}) => [what, whoKind, sequence]),
      [
        ['client.saved', 'server', 1],
        ['client.disabled', 'person', 2],
      ],
    );
    const state = JSON.parse(entries[1]?.state ?? '{}') as {disabledAt?: string};
    assert.equal(state.disabledAt, moment(5));
    assert.equal(JSON.stringify(entries).includes('"h"'), false, 'not even the hash of a secret is in the log');
  });

  test('the log is a tree of its own, under an id of its own', async storage => {
    await settle(storage);
    await storage.operatorLog.add([anEntry(1), anEntry(2)]);
    await sealOperatorLog(storage);
    const head = await storage.operatorLog.treeHead();
    assert.ok(head && head.size > 2);
    assert.equal(await storage.treeHead(), undefined, 'the evidence log has not begun');
    const entries = await storage.operatorLog.auditEntries(0, 100);
    assert.equal(entries.length, head.size);
    assert.deepEqual(await storage.operatorLog.auditEnds(), {entries: head.size, heads: head.size, waiting: 0});
  });

  test('of two processes that begin the log, one takes over what is there', async storage => {
    await settle(storage);
    await storage.saveClient(client, moment(4));
    await Promise.all([sealOperatorLog(storage), sealOperatorLog(storage)]);
    assert.equal((await storage.operatorLog.entries({what: 'client.found', limit: 10})).length, 0);
    assert.deepEqual(await storage.operatorLog.contradictions(true), []);
  });
}
