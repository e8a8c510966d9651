import type {RecordKind} from './records.ts';

/** How a record is sent as XML that is encrypted with SM4. Key and vector are in hexadecimal digits. */
export interface XmlRules {
  /** The name of the element that holds the fields of a record. */
  readonly root: string;
  /** GB18030 holds every character; a platform that says GB2312 reads it, because it begins alike. */
  readonly encoding: 'GB18030' | 'UTF-8';
  readonly key: string;
  readonly mode: 'ecb' | 'cbc';
  /** Needed where `mode` is `cbc`. */
  readonly iv: string | undefined;
  /** How the cipher text is written. */
  readonly cipherText: 'base64' | 'hex';
  /** The message, such as a SOAP envelope: XML with `$data`, which is the cipher text, and `$token`. */
  readonly body: Readonly<Record<RecordKind, string>>;
  /** An element that says by its presence that the record was taken. */
  readonly acknowledgement: string;
}

/** Characters that XML 1.0 cannot hold, in any form. */

const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu;

/** A text that XML can hold; what it cannot becomes U+FFFD, so that a record is never stuck for a character. */
export const possibleText = (text: string): string => text.replace(impossible, '\ufffd');
