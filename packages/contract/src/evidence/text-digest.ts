import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';

/** SHA-256 of a text that comes in pieces, as hexadecimal digits: what `sha256sum` says of the file. */
export class TextDigest {
  readonly #hash = sha256.create();

  update(piece: string): void {
    this.#hash.update(utf8ToBytes(piece));
  }

  /** The digest of all pieces; ends the work. */
  hex(): string {
    return bytesToHex(this.#hash.digest());
  }
}
