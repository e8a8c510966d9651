import {textLimits} from '@gov-rating/sdk/desk-core';
import type {FormField, FormKind} from './definitions.ts';

/** Most characters (code points) of the reason, for the kinds of forms that do not ask for a review. */
const reasonLimits: Readonly<Partial<Record<FormKind, number>>> = {
  extend: textLimits.stepReason,
  transfer: textLimits.stepReason,
  settle_suspicion: textLimits.settlementNote,
  close_notice: textLimits.closingNote,
};

/** Most characters (code points) of each text of a proof. */
export const proofLimits = {title: textLimits.evidenceTitle, reference: textLimits.evidenceReference};

/** Most characters (code points) of a field that is written, by the contract's limits. */
export function textLimit(field: FormField, kind: FormKind): number {
  if (field === 'reason') return reasonLimits[kind] ?? textLimits.reviewReason;
  return field === 'reply' || field === 'measures' ? textLimits[field] : textLimits.note;
}
