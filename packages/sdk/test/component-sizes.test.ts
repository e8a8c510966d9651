import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';

test('the component for WeChat has in large text the sizes that the ministry asks for, and takes every size from them', () => {
  const sheet = readFileSync(new URL('../src/component/gov-rating.wxss', import.meta.url), 'utf8');
  const [, elder = ''] = /\.elder \{([^}]*)\}/.exec(sheet) ?? [];
  const size = (name: string) => Number(new RegExp(`--${name}: ([\\d.]+)`).exec(elder)?.[1]);
  assert.ok(Math.min(size('size'), size('hint'), size('main'), size('heading')) >= 18);
  assert.ok(size('heading') >= 30 && size('target') >= 60 && size('leading') >= 1.3);
  assert.doesNotMatch(sheet, /font-size: \d/);
});
