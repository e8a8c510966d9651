import type {Institution} from '@gov-rating/contract';
import type {StaffMember} from '../../domain/institutions/staff-member.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Storage} from '../../domain/storage.ts';

/** Whose things a person asks about. */
export interface Asked {
  /** The institution of the person. */
  readonly own: Institution;
  /** The institution asked about: by default the person's own. */
  readonly institutionCode: string;
}

/** Looks up whose things a person asks about. Refuses an institution that is neither the person's own nor below it. */
export async function ownInstitution(
  storage: Storage,
  {institutionCode: code}: StaffMember,
  {institutionCode = code}: {readonly institutionCode?: string | undefined} = {},
): Promise<Asked> {
  const [own, within] = await Promise.all([storage.institution(code), storage.isWithin(institutionCode, code)]);
  if (!own) throw new Problem('unknown_institution');
  if (!within) throw fieldProblem('institutionCode', 'institution_not_allowed');
  return {own, institutionCode};
}
