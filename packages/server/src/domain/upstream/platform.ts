import {later, monthsBefore} from '../calendar/moments.ts';
import type {Channel} from '@gov-rating/contract';
import type {EnvelopeRules} from './envelope.ts';
import type {FieldTable, FixedFields} from './records.ts';
import type {XmlRules} from './xml.ts';

/** Names of the dialects in which platforms above are spoken to. */
export const upstreamDialects = ['national', 'sm2-envelope', 'sm4-xml'] as const;

/** One of {@link upstreamDialects}. */
export type UpstreamDialectName = (typeof upstreamDialects)[number];

/** Where ratings come from: people gave them, or they were recorded by default because nobody rated in time. */
export const ratingSources = ['given', 'default'] as const;

/** One of {@link ratingSources}. */
export type RatingSource = (typeof ratingSources)[number];

/** How the answers of a platform are to be read. A code is compared as text. */
export interface AnswerRules {
  /** Where the code lies in the answer, names separated by dots. */
  readonly code: string;
  /** Where the words lie that are for a person. */
  readonly words: string;
  /** Codes that say that the record was taken. */
  readonly success: readonly string[];
  /** Codes after which the same record is sent again later. */
  readonly retry: readonly string[];
  /** Codes that say that the token is no longer valid. */
  readonly tokenExpired: readonly string[];
  /** Codes, and parts of the words, that say that the platform has the record already. */
  readonly duplicateCodes: readonly string[];
  readonly duplicateWords: readonly string[];
}

/** How a token is asked for, and where it is sent. */
export interface TokenRules {
  readonly url: string;
  readonly appKey: string;
  readonly secret: string;
  /** Where the token lies in the answer, names separated by dots. */
  readonly path: string;
  /** The header that carries it, and what comes before it there. */
  readonly header: string;
  readonly prefix: string;
}

/** A provincial or national platform that gets ratings, as the operator sets it. */
export interface Platform {
  readonly platformId: string;
  readonly dialect: UpstreamDialectName;
  /** Codes of institutions; those below them are covered too. */
  readonly institutions: readonly string[];
  /** The first day (Asia/Shanghai) whose ratings it gets; undefined: from the first rating on. */
  readonly since: string | undefined;
  readonly serviceUrl: string;
  readonly ratingUrl: string;
  /** Headers of every record, such as one with a key of the platform. */
  readonly headers: Readonly<Record<string, string>>;
  readonly token: TokenRules | undefined;
  /** Of the dialect `sm2-envelope`. */
  readonly envelope: EnvelopeRules | undefined;
  /** Of the dialect `sm4-xml`. */
  readonly xml: XmlRules | undefined;
  /** Fields in place of those of the dialect, or besides them; null leaves one out. */
  readonly fields: {readonly service: FieldTable; readonly rating: FieldTable};
  /** Fields whose value is the same for every record. */
  readonly constants: {readonly service: FixedFields; readonly rating: FixedFields};
  /** Codes `pf` of channels, before those of the profile. */
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  /** To how many digits area codes are filled up with zeros. */
  readonly areaCodeDigits: number;
  /** Whether numbers are sent as numbers or as text. */
  readonly numbers: 'number' | 'text';
  /**
   * Which ratings it gets: those that people gave, or those that were recorded by default (默认评价). Both at once have two entries, each
   * with an id of its own, because platforms that take default ratings take them at another address or marked.
   */
  readonly ratings: RatingSource;
  /** What a rating is unique by: case and number of the service, or also its node. */
  readonly unique: 'service' | 'node';
  /** What becomes of a rating that a review has voided before it was sent. */
  readonly voided: 'send' | 'leave';
  /** For how many months it is remembered what the platform has; undefined: for ever. */
  readonly keepMonths: number | undefined;
  /** How many records are sent at once by one process. */
  readonly parallel: number;
  readonly answer: AnswerRules;
}

/**
 * What a platform gets, as text. When the operator changes it, the evidence log is looked at anew from its beginning; what
 * the platform has got already is not sent again.
 */
export const coverageOf = ({institutions, since, unique, ratings}: Platform): string =>
  // Left out where it is usual, so that the log is not looked at anew because of a release.
  JSON.stringify({
    ...{institutions: institutions.toSorted(), since: since ?? null, unique},
    ...(ratings !== 'given' && {ratings}),
  });

const dayMs = 86_400_000;

/** Entries of the log are sealed in the order of their moments, but for less than a day. */
const disorderMs = dayMs;

/** From when on it is remembered what a platform has; undefined: from the beginning. */
export const keptSinceOf = ({keepMonths}: Platform, now: Date): Date | undefined =>
  keepMonths === undefined ? undefined : later(monthsBefore(now, keepMonths), -disorderMs);

/** What was received and has ended before may be forgotten: the log is not looked at there again, whatever its order. */
export const forgottenBeforeOf = (platform: Platform, now: Date): Date | undefined => {
  const since = keptSinceOf(platform, now);
  return since && later(since, -disorderMs);
};
