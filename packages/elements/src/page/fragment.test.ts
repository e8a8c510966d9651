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
    ...['# ', '#%20', '##', '#|', '#%E2%80%8B', '#a=1&amp%3B', '#/rate%EF%BC%9F', '#invitation=undefined&', '#（'],
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

  for (const around of ['【】', '“”', '""', '""', "''", '（）', '()', '[]', '%5B%5D', '<>', '%20%20', '\ufeff '])
    it(`may be between ${around}`, () => {
      const middle = around.length / 2;
      history.replaceState(null, '', `#invitation=${around.slice(0, middle)}${token}${around.slice(middle)}`);
      expect(fromAddress('invitation')).to.equal(token);
    });

  for (const unseen of ['%E2%80%8B', '%C2%AD', '\u2060', '\ufeff'])
    it(`may be broken by ${encodeURIComponent(unseen)}, which nobody sees`, () => {
      history.replaceState(null, '', `#invitation=${token.slice(0, 20)}${unseen}${token.slice(20)}`);
      expect(fromAddress('invitation')).to.equal(token);
    });

  it('may have its hyphens and underscores encoded', () => {
    history.replaceState(null, '', `#invitation=${token.replace(/-/g, '%2D').replace(/_/g, '%5F')}`);
    expect(fromAddress('invitation')).to.equal(token);
  });

  it('ends where another charset begins', () => {
    history.replaceState(null, '', `#invitation=${token}%A1%A3`);
    expect(fromAddress('invitation')).to.equal(token);
  });

  for (const sign of ['%3D', '%3d', '%253D', '＝', '%EF%BC%9D', ':', '：', '==', ' = ', '%20%3D%20'])
    it(`may have ${sign} as its equals sign`, () => {
      history.replaceState(null, '', `#invitation${sign}${token}`);
      expect(fromAddress('invitation')).to.equal(token);
    });

  for (const hash of [
    '',
    '#',
    '#main',
    '#myinvitation=abc',
    '#invitation',
    '#invitation=',
    '#invitations=abc',
    '#invitation=new',
    '#/invitation/of-a-route-of-the-page',
    '#invitation&key=of-another-value',
    '#my-invitation=of-another-value',
  ])
    it(`is not there in ${hash || 'an address without a fragment'}`, () => {
      history.replaceState(null, '', location.pathname + hash);
      expect(fromAddress('invitation')).to.equal('');
    });
});
