import type {OrderState, Role} from '@gov-rating/contract';
import {toUtc} from '../calendar/utc.ts';

/** Whoever acts: a person under a pseudonym, the rater, or the system itself. */
export type Actor =
  | {readonly kind: 'person'; readonly role: Role; readonly institutionCode: string; readonly ref: string}
  | {readonly kind: 'citizen' | 'system'};

/** What an act says besides who, when and from where to where. */
export interface NewCaseEvent {
  readonly eventId: string;
  /** A step of the table of steps, or another act such as `supplement`. */
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

/** A clock among the facts of an act, where nothing is null. */
export const clockFact = (dueAt: string | null): string => (dueAt === null ? 'none' : toUtc(dueAt));

/** What proves a request, as its act tells it. */
export const evidenceText = (proofs: readonly {readonly title: string; readonly reference: string}[]): string =>
  proofs.map(({title, reference}) => `${title}（${reference}）`).join('；');

/** An act as it is kept; `sequence` counts the acts of a rating from 1. */
export interface CaseEvent extends NewCaseEvent {
  readonly sequence: number;
  readonly from: OrderState | null;
  readonly to: OrderState | null;
}
