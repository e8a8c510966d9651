import type {Localized} from './localized.ts';
import {numberCodec} from './number-codec.ts';
import type {NumberCodec} from './number-codec.ts';

/** The kinds of service user (服务对象) that the interface distinguishes. */
export const userTypes = [
  'natural_person',
  'enterprise',
  'public_institution',
  'social_organization',
  'unincorporated_enterprise',
  'administrative_organ',
  'other',
] as const;

/** One of the kinds of service user. */
export type UserType = (typeof userTypes)[number];

/** The words for each kind of service user; the Chinese words are those of the interface's code table. */
export const userTypeNames = {
  natural_person: {'zh-CN': '自然人', 'zh-TW': '自然人', en: 'Natural person'},
  enterprise: {'zh-CN': '企业法人', 'zh-TW': '企業法人', en: 'Enterprise'},
  public_institution: {'zh-CN': '事业法人', 'zh-TW': '事業法人', en: 'Public institution'},
  social_organization: {'zh-CN': '社会组织法人', 'zh-TW': '社會組織法人', en: 'Social organization'},
  unincorporated_enterprise: {'zh-CN': '非法人企业', 'zh-TW': '非法人企業', en: 'Unincorporated enterprise'},
  administrative_organ: {'zh-CN': '行政机关', 'zh-TW': '行政機關', en: 'Administrative organ'},
  other: {'zh-CN': '其他组织', 'zh-TW': '其他組織', en: 'Other organization'},
} as const satisfies Readonly<Record<UserType, Localized>>;

/**
 * The `userProp` field of the interface.
 *
 * Source: public clients of Beijing, Fujian, Shandong and zfsoft. Certainty: sure.
 */
export const interfaceUserType: NumberCodec<UserType> = /* @__PURE__ */ numberCodec('interfaceUserType', {
  natural_person: 1,
  enterprise: 2,
  public_institution: 3,
  social_organization: 4,
  unincorporated_enterprise: 5,
  administrative_organ: 6,
  other: 9,
});

/** A kind of service user that GB/T 39046-2020 knows: it has no code for 非法人企业. */
export type GbUserType = Exclude<UserType, 'unincorporated_enterprise'>;

/**
 * Table A.4 of GB/T 39046-2020, which contradicts the interface at 5 (行政机关) and 6 (其他组织).
 *
 * 非法人企业 has no code here, so the caller must decide before writing one.
 * Source: GB/T 39046-2020, text read. Certainty: sure.
 */
export const gb39046UserType: NumberCodec<GbUserType> = /* @__PURE__ */ numberCodec('gb39046UserType', {
  natural_person: 1,
  enterprise: 2,
  public_institution: 3,
  social_organization: 4,
  administrative_organ: 5,
  other: 6,
});

/** The two kinds that Guangdong's hall interface distinguishes. */
export const userKinds = ['natural_person', 'legal_person'] as const;

/** A person, or anything else. */
export type UserKind = (typeof userKinds)[number];

/**
 * The `userType` field of Guangdong's hall interface: 0 个人, 1 法人.
 *
 * 1 does not say which kind of legal person it is, so it decodes to a kind and not to a user type.
 * Source: manual of the Guangdong hall evaluator bridge and a Shanwei client. Certainty: likely.
 */
export const guangdongUserKind: NumberCodec<UserKind> = /* @__PURE__ */ numberCodec('guangdongUserKind', {
  natural_person: 0,
  legal_person: 1,
});

/**
 * Reduces a user type to the two kinds of Guangdong's hall interface.
 *
 * Everything but a natural person counts as 法人, unincorporated ones included. Certainty: derived.
 */
export function userKindOf(type: UserType): UserKind {
  return type === 'natural_person' ? 'natural_person' : 'legal_person';
}
