import {utf8ToBytes} from '@noble/hashes/utils.js';
import {sm2} from 'sm-crypto-v2';
import type {UpstreamDialect} from '../../domain/upstream/dialect.ts';
import {compactBeijingTime, filled, signedText, type EnvelopeRules} from '../../domain/upstream/envelope.ts';
import {national, sentTo} from './national.ts';

/**
 * The fields of the national interface in a JSON envelope: appMark, time, sign over time, appMark and appWord, and the record
 * encrypted with SM2.
 *
 * Source: public code of clients in Beijing and Shandong; certainty: single. The two differ in the shape of the message, and
 * whether sign is a signature or a cipher text is not certain, so shape, sign and the order of a cipher text are settings.
 */
export const sm2Envelope: UpstreamDialect = {
  ...national,
  messageOf(kind, record, platform, {now, token}) {
    const {envelope: rules} = platform;
    if (!rules) throw new Error('This dialect needs an envelope.');
    const time = compactBeijingTime(now);
    const text = JSON.stringify(filled(rules.content[kind], {$record: record}));
    const values = {
      ...{$appMark: rules.appMark, $time: time, $token: token},
      $sign: signOf(signedText(time, rules), rules),
      $data: encrypted(text, rules),
    };
    return {...sentTo(kind, platform, token), body: JSON.stringify(filled(rules.body, values))};
  },
};

/** SM2 with SM3 and the usual user id (GB/T 32918.2), r and s in hexadecimal digits; or a cipher text. */
function signOf(text: string, rules: EnvelopeRules): string {
  if (rules.sign === 'cipher') return encrypted(text, rules);
  return sm2.doSignature(utf8ToBytes(text), rules.privateKey ?? '', {hash: true, der: false});
}

/** A cipher text begins with 04, as an uncompressed point does. */
const encrypted = (text: string, {publicKey, order}: EnvelopeRules): string =>
  `04${sm2.doEncrypt(utf8ToBytes(text), publicKey, order === 'C1C3C2' ? 1 : 0)}`;
