import {evidenceCount, extensionDays, textLimits} from '@gov-rating/sdk/desk-core';
import type {FormField, FormKind} from './definitions.ts';

/** Most pieces of evidence of a request. */
export const proofLimit = evidenceCount.max;

/** Most characters (code points) of each text of a piece of evidence. */
export const proofTextLimits = {title: textLimits.evidenceTitle, reference: textLimits.evidenceReference} as const;

/** Most days by which an answer can be extended at once. */
export const extensionLimit = extensionDays.max;

const reasonLimits: Readonly<Partial<Record<FormKind, number>>> = {
  ask_review: textLimits.reviewReason,
  decide: textLimits.reviewReason,
  appeal: textLimits.reviewReason,
  settle_suspicion: textLimits.settlementNote,
  close_notice: textLimits.closingNote,
};

/** Most characters (code points) of a text field. */
export function textLimit(field: FormField, kind: FormKind): number {
  if (field === 'reply') return textLimits.reply;
  if (field === 'measures') return textLimits.measures;
  return field === 'reason' ? (reasonLimits[kind] ?? textLimits.stepReason) : textLimits.note;
}
