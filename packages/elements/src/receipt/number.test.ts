import {expect} from '@open-wc/testing';
import {keyFor, numberIn} from './number.ts';

const number = '2611-2405-1738-6420-9356';
const key = 'q1k91jFZZnaU01bnZOKzW9';

describe('the number that a page is given', () => {
  it('is found in what an address or an attribute says, in either form', () => {
    expect(numberIn('26112405173864209356')).to.equal(number);
    expect(numberIn('20261124-7k3q0-2m11d')).to.equal('20261124-7K3Q0-2M11D');
  });

  it('is left as it is when it is mistyped, so that the person sees it', () =>
    expect(numberIn('2611-2405-1738-6420-9357')).to.equal('2611-2405-1738-6420-9357'));

  it('has the key that came with it, and no other number has', () => {
    expect(keyFor(number, '2611 2405 1738 6420 9356', key)).to.equal(key);
    expect(keyFor('20261124-7K3Q0-2M11D', number, key)).to.equal('');
    expect(keyFor(number, number, key.slice(1))).to.equal('');
  });
});
