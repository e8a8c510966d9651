import {beijingTime, type RecordKind, type UpstreamRecord} from './records.ts';

/** A value of JSON, as an operator sets it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | {readonly [name: string]: JsonValue};

/** How a record is put into a JSON envelope with SM2. Keys are in hexadecimal digits. */
export interface EnvelopeRules {
  readonly appMark: string;
  readonly appWord: string;
  /** The platform's key, which records are encrypted for: an uncompressed point, `04…`. */
  readonly publicKey: string;
  /** Our own key, which signs; needed where `sign` is `signature`. */
  readonly privateKey: string | undefined;
  /** Whether `$sign` is a signature over time, appMark and appWord, or these encrypted for the platform. */
  readonly sign: 'signature' | 'cipher';
  /** In which order a cipher text holds its parts. */
  readonly order: 'C1C3C2' | 'C1C2C3';
  /** What is encrypted, with the record in the place of `$record`. */
  readonly content: Readonly<Record<RecordKind, JsonValue>>;
  /** The message, with `$appMark`, `$time`, `$sign`, `$token` and `$data`, which is the cipher text. */
  readonly body: JsonValue;
}

/** The message that is known of Beijing's interface; certainty: single. */
export const usualBody = {
  appMark: '$appMark',
  time: '$time',
  sign: '$sign',
  params: {data: '$data'},
} satisfies JsonValue;

/** A moment as `yyyyMMddHHmmss` in Beijing time. */
export const compactBeijingTime = (moment: Date): string => beijingTime(moment.toISOString()).replace(/\D/g, '');

/** The text that `$sign` is made of. */
export const signedText = (time: string, {appMark, appWord}: EnvelopeRules): string => time + appMark + appWord;

/** The same value, in which each text that is a name of `values`, such as `$sign`, is replaced by what it means. */
export function filled(
  template: JsonValue,
  values: Readonly<Record<string, UpstreamRecord | string | undefined>>,
): unknown {
  if (typeof template === 'string') return Object.hasOwn(values, template) ? values[template] : template;
  if (Array.isArray(template)) return (template as readonly JsonValue[]).map(one => filled(one, values));
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template as Readonly<Record<string, JsonValue>>);
  return Object.fromEntries(entries.map(([name, value]) => [name, filled(value, values)]));
}
