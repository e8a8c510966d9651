import {expect} from '@open-wc/testing';
import {fromAddress} from './fragment.ts';

const token = 'Zx9-_'.repeat(9);

describe('the invitation in the address of a page', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  for (const before of [
    '#',
    '#/',
    '#/rate?',
    '#/rate?a=1&',
    '#section&',
    '#!/rate/',
    '#?',
    '#/a/b;',
    '#&amp;',
    '#%2Frate%3F',
  ])
    it(`is found behind ${before}`, () => {
      history.replaceState(null, '', `${before}invitation=${token}`);
      expect(fromAddress('invitation')).to.equal(token);
    });

  for (const after of [
    ...[
      '。',
      '.',
      ',',
      '，',
      '（点击评价）',
      '%20',
      ' ',
      '#wechat_redirect',
      '?from=singlemessage',
      '&from=timeline',
      '"',
    ],
    ...['&amp;x=1', '%0A', '%E3%80%82', '」', '>', '/', '~', ';'],
  ])
    it(`ends before ${after}`, () => {
      history.replaceState(null, '', `#invitation=${token}${after}`);
      expect(fromAddress('invitation')).to.equal(token);
    });

  for (const sign of ['%3D', '%3d', '%253D'])
    it(`may have its equals sign encoded as ${sign}`, () => {
      history.replaceState(null, '', `#invitation${sign}${token}`);
      expect(fromAddress('invitation')).to.equal(token);
    });

  for (const hash of ['', '#', '#main', '#myinvitation=abc', '#invitation', '#invitation=', '#invitations=abc'])
    it(`is not there in ${hash || 'an address without a fragment'}`, () => {
      history.replaceState(null, '', location.pathname + hash);
      expect(fromAddress('invitation')).to.equal('');
    });
});
