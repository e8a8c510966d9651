import assert from 'node:assert/strict';
import test from 'node:test';
import type {Endpoint} from '@gov-rating/contract';
import {anInstitution} from '@gov-rating/contract/testing';
import {createContext} from '../context/context.ts';
import {memoryStorage} from '../database/memory.ts';
import {Problem} from '../domain/problems/problem.ts';
import type {StaffAuthenticator} from '../security/identity-provider.ts';
import {authorize} from './authorize.ts';

const ofBureaus: Endpoint = {
  method: 'POST',
  path: '/v1/nothing',
  caller: 'person',
  roles: ['bureau', 'auditor'],
  responseCheck: ['x', 'string'],
};
const headers = new Headers({Authorization: 'Bearer abc'});
const {code: institutionCode} = anInstitution();

async function contextWith(staffAuthenticator: StaffAuthenticator, staffKey?: string) {
  const storage = await memoryStorage();
  await storage.saveInstitutions([anInstitution()]);
  return createContext({
    storage,
    staffAuthenticator,
    staffKey,
    tokenSecret: 'a secret of more than thirty-two bytes',
  });
}

const refusal = async (attempt: Promise<unknown>): Promise<Problem> => {
  const thrown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof Problem);
  return thrown;
};

test('a caller with another role reads which roles are allowed', async () => {
  const staffAuthenticator: StaffAuthenticator = {
    authenticate: async () => ({personRef: 'x', role: 'institution_head', institutionCode}),
  };
  const problem = await refusal(authorize(ofBureaus, headers, await contextWith(staffAuthenticator)));
  assert.equal(problem.code, 'role_not_allowed');
  assert.deepEqual(problem.addition, {
    'zh-CN': '可进行此操作的角色：监管机构、审计人员。',
    'zh-TW': '可進行此操作的角色：監管機構、稽核人員。',
    en: 'These roles may: supervising bureau, auditor.',
  });
});

test('a caller with one of the roles is let in', async () => {
  const person = {personRef: 'x', role: 'auditor', institutionCode} as const;
  const staffAuthenticator: StaffAuthenticator = {authenticate: async () => person};
  const caller = await authorize(ofBureaus, headers, await contextWith(staffAuthenticator));
  assert.ok(caller && 'personRef' in caller);
  assert.deepEqual({...caller, personRef: 'x', formerRefs: []}, {...person, formerRefs: []});
});

test('a person of an unknown institution gets that reason, and no advice to sign in again', async () => {
  const staffAuthenticator: StaffAuthenticator = {
    authenticate: async () => ({personRef: 'x', role: 'bureau', institutionCode: '000000000000000000'}),
  };
  const {code, addition} = await refusal(authorize(ofBureaus, headers, await contextWith(staffAuthenticator)));
  assert.equal(code, 'rights_missing');
  assert.equal(addition?.['zh-CN'], '账号所属的机构未在本系统登记。');
});

test('a staff route without roles lets nobody in', async () => {
  const staffAuthenticator: StaffAuthenticator = {
    authenticate: async () => ({personRef: 'x', role: 'bureau', institutionCode}),
  };
  const {roles: _, ...endpoint} = ofBureaus;
  assert.equal(
    (await refusal(authorize(endpoint, headers, await contextWith(staffAuthenticator)))).code,
    'role_not_allowed',
  );
});

test('what is stored of a person cannot be computed without the key, and what was stored before is known again', async () => {
  const person = {personRef: 'x', role: 'auditor', institutionCode} as const;
  const staffAuthenticator: StaffAuthenticator = {authenticate: async () => person};
  const callerAt = async (staffKey?: string) => {
    const context = await contextWith(staffAuthenticator, staffKey);
    const caller = await authorize(ofBureaus, headers, context);
    assert.ok(caller && 'personRef' in caller);
    return caller;
  };
  const first = await callerAt();
  assert.match(first.personRef, /^[\w-]{43}$/);
  assert.deepEqual(first.formerRefs, ['x']);
  assert.equal((await callerAt()).personRef, first.personRef);
  assert.notEqual((await callerAt('another key of more than thirty-two bytes')).personRef, first.personRef);
});
