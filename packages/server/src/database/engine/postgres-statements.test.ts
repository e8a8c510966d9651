import assert from 'node:assert/strict';
import test from 'node:test';
import {plannedForValues} from './operation.ts';
import {statementNames} from './postgres-statements.ts';

test('a statement is prepared once for each connection, under the same name for the same text', () => {
  const named = statementNames({prepared: true});
  const [one, other, again] = ['SELECT ?', 'SELECT ? + ?', 'SELECT ?'].map(sql => named({sql, params: [1, 2]}, 0));
  assert.deepEqual([one?.text, other?.text], ['SELECT $1', 'SELECT $1 + $2']);
  assert.equal(one?.name, again?.name);
  assert.notEqual(one?.name, other?.name);
});

test('a query over as many rows as its values say is planned for them, so it has no name', () => {
  const {name, text} = statementNames({prepared: true})({sql: `SELECT ? ${plannedForValues}`, params: [1]}, 0);
  assert.equal(name, undefined);
  assert.equal(text, `SELECT $1 ${plannedForValues}`);
});

test('behind a pooler, which forgets them, no statement is prepared', () => {
  assert.equal(statementNames({prepared: false})({sql: 'SELECT ?', params: [1]}, 0).name, undefined);
});
