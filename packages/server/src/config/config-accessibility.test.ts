import assert from 'node:assert/strict';
import test from 'node:test';
import {toAccessibilityContact} from './config-accessibility.ts';
import {ConfigError, readConfig} from './config.ts';

const contactOf = (env: Record<string, string>) => toAccessibilityContact(readConfig(env));

test('complaints about accessibility go to the general line of the region where the operator names nobody', () => {
  assert.equal(
    contactOf({HOTLINE: '010-12345678', HOTLINE_NAME: '热线', HOTLINE_NAME_ZH_TW: '熱線', HOTLINE_NAME_EN: 'Line'})
      .phone,
    '010-12345678',
  );
});

test('a telephone is shown and dialled in one form, however it is written', () => {
  assert.equal(contactOf({ACCESSIBILITY_PHONE: '(020) 1234 5678'}).phone, '020-12345678');
});

test('complaints about accessibility go to 12345 where the operator names nobody', () => {
  assert.deepEqual(contactOf({}), {name: undefined, phone: '12345', page: undefined});
});

test('an operator names who hears complaints about accessibility', () => {
  const env = {
    ACCESSIBILITY_CONTACT: '示例市政务服务局',
    ACCESSIBILITY_PHONE: '020-12345678',
    ACCESSIBILITY_PAGE: 'https://www.example.gov.cn/barrier',
  };
  assert.deepEqual(contactOf(env), {
    name: '示例市政务服务局',
    phone: '020-12345678',
    page: 'https://www.example.gov.cn/barrier',
  });
});

test('a contact that nobody could use is refused by its name', () => {
  for (const [name, value] of [
    ['ACCESSIBILITY_CONTACT', '局'.repeat(41)],
    ['ACCESSIBILITY_CONTACT', '局\n局'],
    ['ACCESSIBILITY_PHONE', 'call us'],
    ['ACCESSIBILITY_PHONE', '12'],
    ['ACCESSIBILITY_PAGE', 'http://www.example.gov.cn/'],
    ['ACCESSIBILITY_PAGE', 'https://me:secret@www.example.gov.cn/'],
  ] as const)
    assert.throws(
      () => readConfig({[name]: value}),
      (error: ConfigError) =>
        error instanceof ConfigError && error.errors.every(line => line.startsWith(`${name} must be`)),
      value,
    );
});
