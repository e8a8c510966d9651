import {fromAddress} from '../page/fragment.ts';
import {numberIn} from './number.ts';

/** The last values of the page's URL. A fragment with neither value, such as that of a skip link, changes nothing. */
export class Addressed {
  receipt = '';
  key = '';

  /** Reads the URL again. Returns whether it has another number than the one that is shown, or another key. */
  read(shown: string): boolean {
    const [receipt, key] = [numberIn(fromAddress('receipt', 1)), fromAddress('key')];
    const another = receipt !== '' && receipt !== this.receipt && receipt !== shown;
    if (receipt) this.receipt = receipt;
    const unlocked = key !== '' && key !== this.key;
    if (key || another) this.key = key;
    return another || unlocked;
  }
}
