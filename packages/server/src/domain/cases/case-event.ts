import type {OrderState, Role} from '@gov-rating/contract';
import {toUtc} from '../calendar/utc.ts';

/** Who caused a case event: a person under a pseudonym, the rater, or the system itself. */
export type Actor =
  | {readonly kind: 'person'; readonly role: Role; readonly institutionCode: string; readonly ref: string}
  | {readonly kind: 'citizen' | 'system'};

/**
 * A case event before it is stored: what happened, who did it and when. The storage adds the states before and after.
 */
export interface NewCaseEvent {
  readonly eventId: string;
  /** A step of the table of steps, or another event such as `supplement`. */
  readonly kind: string;
  readonly actor: Actor;
  /** ISO moment, UTC. */
  readonly at: string;
  /** Codes, days and numbers; never personal data. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** What people wrote; may be erased later, so the log holds a commitment only. */
  readonly texts: Readonly<Record<string, string>>;
  /** Random text that hides `texts` in their commitment. */
  readonly textsSalt: string;
  readonly reviewId?: string | null;
  readonly idempotencyKey?: string | null;
  readonly contentHash?: string | null;
}

/** A due date as a fact of a case event, where null is not allowed. */
export const clockFact = (dueAt: string | null): string => (dueAt === null ? 'none' : toUtc(dueAt));

/** The evidence of a review request, as the text that its event stores. */
export const evidenceText = (proofs: readonly {readonly title: string; readonly reference: string}[]): string =>
  proofs.map(({title, reference}) => `${title}（${reference}）`).join('；');

/** A stored case event. `sequence` counts the events of a rating from 1. */
export interface CaseEvent extends NewCaseEvent {
  readonly sequence: number;
  readonly from: OrderState | null;
  readonly to: OrderState | null;
}
