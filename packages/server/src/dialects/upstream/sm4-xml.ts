import {hexToBytes, utf8ToBytes} from '@noble/hashes/utils.js';
import {XMLBuilder, XMLParser, XMLValidator} from 'fast-xml-parser';
import iconv from 'iconv-lite';
import {sm4} from 'sm-crypto-v2';
import type {ReadAnswer, UpstreamAnswer} from '../../domain/upstream/answers.ts';
import type {UpstreamDialect} from '../../domain/upstream/dialect.ts';
import type {AnswerRules} from '../../domain/upstream/platform.ts';
import type {UpstreamRecord} from '../../domain/upstream/records.ts';
import {possibleText, type XmlRules} from '../../domain/upstream/xml.ts';
import {textOf, valueAt} from './json-answer.ts';
import {national, sentTo} from './national.ts';

/**
 * The fields of the national interface as XML in GB18030, encrypted with SM4, in a message such as SOAP; a token first.
 *
 * Source: public code of a client in Fujian, whose XML says GB2312, which lacks rare characters and emoji; certainty: single.
 * Operations, mode and form of the cipher text are not public, so message, mode and form are settings.
 */
export const sm4Xml: UpstreamDialect = {
  ...national,
  messageOf(kind, record, platform, {token = ''}) {
    const {xml: rules} = platform;
    if (!rules) throw new Error('This dialect needs the rules of its XML.');
    const data = encrypted(bytesOf(xmlOf(record, rules), rules), rules);
    const sent = sentTo(kind, platform, token === '' ? undefined : token);
    return {
      ...sent,
      headers: {...sent.headers, 'content-type': platform.headers['content-type'] ?? 'text/xml; charset=utf-8'},
      body: rules.body[kind].replaceAll('$data', () => data).replaceAll('$token', () => escaped(token)),
    };
  },
  read: (answer, {answer: rules, xml}) => readXml(answer, rules, xml),
};

const builder = new XMLBuilder({ignoreAttributes: false, suppressEmptyNode: false, processEntities: true});
const parser = new XMLParser({
  ...{removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false, trimValues: true},
});

/** The record with its declaration. A carriage return is written as a reference, because a parser drops a plain one. */
export function xmlOf(record: UpstreamRecord, {root, encoding}: Pick<XmlRules, 'root' | 'encoding'>): string {
  const fields = Object.entries(record).map(([name, value]) => [name, possibleText(String(value))]);
  const document = builder.build({[root]: Object.fromEntries(fields) as object});
  return `<?xml version="1.0" encoding="${encoding}"?>${document.replaceAll('\r', '&#13;')}`;
}

const bytesOf = (text: string, {encoding}: XmlRules): Uint8Array =>
  encoding === 'GB18030' ? iconv.encode(text, 'gb18030') : utf8ToBytes(text);

function encrypted(bytes: Uint8Array, {key, mode, iv, cipherText}: XmlRules): string {
  const vector = mode === 'cbc' && iv !== undefined ? {iv: hexToBytes(iv)} : {};
  const cipher = sm4.encrypt(bytes, hexToBytes(key), {mode, ...vector, padding: 'pkcs#7', output: 'array'});
  return Buffer.from(cipher as Uint8Array).toString(cipherText);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * Code and words of an XML answer; an answer with entities of its own, which could be made to grow, is none. XML inside of
 * the text of an element is read too, as SOAP services answer.
 */
function readXml(answer: UpstreamAnswer, rules: AnswerRules, xml: XmlRules | undefined): ReadAnswer | undefined {
  try {
    const document = parsed(textOfBytes(answer.body));
    const words = textOf(found(document, rules.words)) ?? '';
    const taken = xml && textOf(found(document, xml.acknowledgement));
    if (taken !== undefined && taken !== '') return {code: rules.success[0] ?? '', words};
    const code = textOf(found(document, rules.code));
    return code === undefined || code === '' ? undefined : {code, words};
  } catch {
    // Elements that are nested deeper than any answer, or a document that the parser does not take.
    return undefined;
  }
}

/** The text, in the encoding that it declares; undefined where it is in none that platforms use. */
function textOfBytes(body: Uint8Array | undefined): string | undefined {
  if (!body) return undefined;
  const start = Buffer.from(body.subarray(0, 200)).toString('latin1');
  const [, declared = 'utf-8'] = /^<\?xml[^>]*encoding=["']([\w-]{1,20})["']/.exec(start) ?? [];
  if (!/^(utf-?8|gb18030|gbk|gb2312)$/i.test(declared)) return undefined;
  try {
    return new TextDecoder(/^gb/i.test(declared) ? 'gb18030' : 'utf-8', {fatal: true}).decode(body);
  } catch {
    return undefined;
  }
}

function parsed(text: string | undefined): unknown {
  if (text === undefined || text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) return undefined;
  return parser.parse(text) as unknown;
}

/** The value at a path whose first name is an element at any depth. */
function found(value: unknown, path: string): unknown {
  const here = valueAt(value, path);
  if (here !== undefined) return here;
  if (typeof value === 'string' && value.startsWith('<')) return found(parsed(value), path);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .map(inner => found(inner, path))
    .find(inner => inner !== undefined);
}
