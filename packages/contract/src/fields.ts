import {z} from 'zod';
import {countCharacters, isBlank, isStorableText} from './draft-rules.ts';
import {
  areaCodePattern,
  dayLimits,
  hasRightCheckDigit,
  idPattern,
  institutionCodePattern,
  itemCodePattern,
  orderNumberPattern,
  pageSizes,
  receiptKeyPattern,
  receiptNumberPattern,
} from './limits.ts';
import {writtenMoment} from './moment-spelling.ts';
import {isNameText} from './name-text.ts';
import {languages, type Language} from './standard/localized.ts';
import {levels} from './standard/levels.ts';
import {dayKinds} from './standard/profile.ts';
import type {ProblemCode} from './problem.ts';

/**
 * The fields that schemas are made of. A message given to zod here is a problem code: the server answers with the code
 * of the first fault, so a caller learns what is wrong and not only where.
 */
const code = <C extends ProblemCode>(problem: C) => ({error: problem});

/** Text of at most `max` Unicode characters that can be stored and shown everywhere. */
export const text = (max: number, tooLong: ProblemCode = 'text_too_long') =>
  z
    .string()
    .refine(isStorableText, code('text_not_well_formed'))
    .refine(value => countCharacters(value) <= max, code(tooLong))
    .meta({maxLength: max});

/** Text that is not blank, of at most `max` Unicode characters. */
export const words = (max: number) => text(max).refine(value => !isBlank(value), code('missing_field'));

/** One line of at most `max` Unicode characters that names or numbers something, by the rule of all names; may be empty. */
export const label = (max: number) => text(max).refine(isNameText, code('text_not_well_formed'));

/** A name that is not blank, of at most `max` Unicode characters, by the rule of all names. */
export const named = (max: number) => label(max).refine(value => !isBlank(value), code('missing_field'));

/** A moment with its offset, e.g. `2026-11-24T09:30:00+08:00`; stored and answered in UTC. */
export const moment = z.iso.datetime({offset: true}).max(40).meta({description: 'RFC 3339 date-time with offset'});

/** A {@link moment} that a caller sends, in any of the spellings that {@link writtenMoment} reads. */
export const sentMoment = z
  .preprocess((value: string) => (typeof value === 'string' ? writtenMoment(value) : value), moment)
  .meta({description: 'RFC 3339 date-time with offset'});

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, of the years 1 to 9999, which every database takes. */
export const day = z.iso
  .date()
  .max(10)
  .refine(value => value >= dayLimits.first && value <= dayLimits.last);

/** A count, 0 or more. */
export const count = z.number().int().min(0);

/** An opaque identifier made by the server. */
export const id = z.string().regex(idPattern);

/** Bytes in base64 (RFC 4648 section 4), of at most `max` characters. */
export const base64Text = (max: number) => z.string().max(max);

/** 统一社会信用代码: 18 digits and capital letters (GB 32100). */
export const institutionCode = z
  .string()
  .regex(institutionCodePattern)
  .meta({description: '统一社会信用代码, 18 characters'});

/** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
export const areaCode = z.string().regex(areaCodePattern);

/** 实施编码 (31 characters) or 业务办理项编码 (33). */
export const itemCode = z.string().regex(itemCodePattern);

/** One of the five levels by name; never a number, because the scales in use contradict each other. */
export const level = z.enum(levels, code('unknown_level'));

/** A tag's code in the catalogue. */
export const tagCode = z.string().regex(/^\d{3}$/, code('unknown_tag'));

/** A sentence in every language. */
export const localized = z
  .object(
    Object.fromEntries(languages.map(language => [language, z.string().max(500)])) as Record<Language, z.ZodString>,
  )
  .meta({id: 'Localized', description: 'The same sentence in every language'});

/** A sentence about privacy, in every language, shown where a rater writes. */
export const privacyNotice = localized.meta({
  description:
    'what is said about privacy below the usual advice where a rater writes: by the institution that served, else by the nearest one ' +
    'above it that has its own sentence, else by those who run the server; left out where nobody says more',
});

/** The page that says more about privacy; it comes with the sentence of the same institution only. */
export const privacyPage = z
  .url()
  .max(500)
  .meta({description: 'the https address of a page that says more about privacy; only beside `privacyNotice`'});

/** What is said about privacy, as everything carries it from which a person rates. */
export const privacyFields = {privacyNotice: privacyNotice.optional(), privacyPage: privacyPage.optional()};

/** Where a list continues; opaque to callers. */
export const cursor = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]*$/, code('cursor_invalid'));

/** A number in decimal digits, as every number in a query is written; 16 digits hold every exact one. */
const digits = /^[0-9]{1,16}$/;

/**
 * A whole number in a query. It is written in decimal digits: no sign, blank, point, exponent or other base. The one rule
 * of all numbers in queries.
 *
 * @param min The smallest number that is allowed.
 * @param max The largest number that is allowed.
 */
export const queryNumber = (min: number, max: number) =>
  z.preprocess(
    (value: number) => (typeof value === 'string' && digits.test(value) ? Number(value) : value),
    z.number().int().min(min).max(max),
  );

/** How many entries a page of a list holds. */
export const pageSize = queryNumber(pageSizes.min, pageSizes.max).default(pageSizes.usual);

/** The page that shows a rater the progress of a rating. */
export const receiptPage = z
  .string()
  .max(500)
  .meta({
    description:
      'the page of this server that shows progress and answer, if it has one; number and key follow as #receipt=…&key=…. An absolute ' +
      'address, or one that is relative to where /v1 lies',
  });

/** The number of a work order. */
export const orderNumber = z.string().regex(orderNumberPattern);

/** The number of a receipt: shows how far the matter is, and proves nothing. */
export const receiptNumber = z
  .string()
  .regex(receiptNumberPattern)
  .refine(hasRightCheckDigit, code('receipt_number_mistyped'));

/** The key of a receipt: who holds it is the rater. */
export const receiptKey = z.string().regex(receiptKeyPattern);

/** The time left until a deadline, by the server's calendar. */
export const timeLeft = {
  daysLeft: z
    .number()
    .int()
    .nullable()
    .meta({
      description:
        'whole days after today until the clock ends, 0 on its last day; negative once it has run out; ' +
        'null when no clock runs or the calendar of a year is unknown',
    }),
  dayKind: z
    .enum(dayKinds)
    .nullable()
    .meta({description: 'how they are counted; with a due date of null: the date is not known yet'}),
};
