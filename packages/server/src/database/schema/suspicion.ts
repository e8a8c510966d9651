import type {StoredSuspicion} from '../../domain/cases/rating-case.ts';

/** A row of `suspicion`. */
export interface SuspicionRow {
  readonly suspicion_id: string;
  readonly rule: StoredSuspicion['rule'];
  readonly facts: string;
  readonly at: string;
  readonly decision: StoredSuspicion['decision'];
  readonly act_id: string | null;
}

/** Maps a row to a suspicion. */
export const toStoredSuspicion = (row: SuspicionRow): StoredSuspicion => ({
  suspicionId: row.suspicion_id,
  rule: row.rule,
  facts: JSON.parse(row.facts) as StoredSuspicion['facts'],
  markedAt: row.at,
  decision: row.decision,
  eventId: row.act_id,
});
