/**
 * Limits and patterns of fields, each stated once: schemas, forms of pages and the SQL checks of a server read them here.
 * Lengths are in Unicode characters (code points), not UTF-16 units.
 *
 * @example
 * ```ts
 * import {receiptNumberPattern, textLimits} from '@gov-rating/contract/limits';
 *
 * const input = document.querySelector('textarea');
 * if (input) input.maxLength = textLimits.comment;
 * receiptNumberPattern.test('2611-2405-1738-6420-9356'); // true
 * ```
 */

/** The longest texts that people write. */
export const textLimits = {
  /** The comment of a rating, and of a supplement; a profile may allow less. */
  comment: 2000,
  /** The internal note of a step with an order. */
  note: 1000,
  /** The answer to the rater. */
  reply: 2000,
  /** Why an order is extended or transferred. */
  stepReason: 1000,
  /** Why a person's name and number are looked at. */
  unmaskReason: 200,
  /** Why a review or an appeal is asked for, and why it is decided so. */
  reviewReason: 2000,
  /** What a piece of evidence is. */
  evidenceTitle: 100,
  /** Where a piece of evidence lies: file number, log line or address. */
  evidenceReference: 200,
  /** Why a suspicion is settled so. */
  settlementNote: 2000,
  /** What an institution does about a rectification notice. */
  measures: 2000,
  /** Why a rectification notice is closed. */
  closingNote: 2000,
  /** Why a publication replaces an earlier one. */
  publicationReason: 500,
} as const;

/** How many pieces of evidence a review or an appeal names. */
export const evidenceCount = {min: 1, max: 10} as const;

/** By how many days an order can be extended at once. */
export const extensionDays = {min: 1, max: 60} as const;

/** How many members of staff a service names. */
export const staffCount = {min: 1, max: 10} as const;

/** The first and the last calendar day that a field takes. */
export const dayLimits = {first: '0001-01-01', last: '9999-12-31'} as const;

/** How many services a batch registers or invites to. */
export const batchSizes = {min: 1, max: 100} as const;

/** How many ratings or events a page of a list holds. */
export const pageSizes = {min: 1, max: 100, usual: 20} as const;

export {
  checkDigitOf,
  hasRightCheckDigit,
  readReceiptNumber,
  receiptNumberPattern,
  type ReadNumber,
} from './receipt-number.ts';

/** The key of a receipt: 128 bits as 22 characters of base64url. */
export const receiptKeyPattern = /^[A-Za-z0-9_-]{22}$/;

/** 工单编号: GD, the day in Asia/Shanghai and ten characters of Crockford's base 32, e.g. `GD20261124-7Q2MD-0ZK4H`. */
export const orderNumberPattern = /^GD\d{8}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;

/** An identifier that the server made. */
export const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** The key of a submission. */
export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** 统一社会信用代码: 18 digits and capital letters (GB 32100). */
export const institutionCodePattern = /^[0-9A-Z]{18}$/;

/** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
export const areaCodePattern = /^(\d{6}|\d{9}|\d{12})$/;

/** 办件编号, an..50 (GB/T 39046-2020 table 9). */
export const projectNoPattern = /^[0-9A-Za-z_-]{1,50}$/;

/** The code in the address of a point's page: ten letters and digits, which scanners and chat programs leave whole. */
export const staticCodePattern = /^[0-9A-Za-z]{10}$/;

/** 组织机构代码: 9 digits and capital letters (GB 11714), without its hyphen. */
export const organisationCodePattern = /^[0-9A-Z]{8}[0-9X]$/;

/** Another code of an institution, as portals and halls give them. */
export const aliasCodePattern = /^[0-9A-Za-z_.-]{1,50}$/;

/**
 * The pseudonym of a person within a portal: at least 22 characters, as 128 bits in base64url, so that no number of a
 * certificate, an enterprise or a telephone fits.
 */
export const subjectPattern = /^[A-Za-z0-9_-]{22,128}$/;

/** The last four digits of a telephone number. */
export const phoneEndPattern = /^[0-9]{4}$/;

/** The one-time code of a message: six digits. */
export const raterCodePattern = /^[0-9]{6}$/;

/** How long the code of a message is valid, in minutes. */
export const raterCodeMinutes = 5;

/** After this many wrong codes a case takes none for a time, whoever enters it. */
export const wrongRaterCodes = 5;

/** A time of day, `HH:MM`, 00:00 to 23:59. */
export const timeOfDayPattern = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** 实施编码 (31 characters) or 业务办理项编码 (33). */
export const itemCodePattern = /^[0-9A-Za-z]{1,33}$/;

/**
 * A public telephone in the one form in which it is kept: 区号-号码, a free call, a mobile or a service number, or `+` and
 * the number of another country (E.164), each perhaps with an extension. The first group is what is dialled.
 */
export const telephonePattern =
  /^(0(?:10|2\d|[3-9]\d\d)-\d{7,8}|[48]00-\d{3}-\d{4}|1[3-9]\d{9}|1\d{4}|9[56]\d{3,6}|\+[1-9]\d{6,14})(?:-\d{1,6})?$/;
