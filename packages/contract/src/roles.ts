import type {Localized} from './standard/localized.ts';

/** The roles of staff: the two of the rated side, the supervising one, the one that only reads. */
export const roles = ['institution_staff', 'institution_head', 'bureau', 'auditor'] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** The roles that handle the orders of their institution. */
export const handlingRoles = ['institution_staff', 'institution_head'] as const satisfies readonly Role[];

/** The name of each role. */
export const roleNames: Readonly<Record<Role, Localized>> = {
  institution_staff: {'zh-CN': '机构工作人员', 'zh-TW': '機構工作人員', en: 'staff of the institution'},
  institution_head: {'zh-CN': '机构负责人', 'zh-TW': '機構負責人', en: 'head of the institution'},
  bureau: {'zh-CN': '监管机构', 'zh-TW': '監管機構', en: 'supervising bureau'},
  auditor: {'zh-CN': '审计人员', 'zh-TW': '稽核人員', en: 'auditor'},
};

/** The role that a token's claim names, written with `_` or `-`; undefined for any other text. */
export function roleOf(claim: string): Role | undefined {
  const name = claim.replaceAll('-', '_');
  return roles.find(role => role === name);
}
