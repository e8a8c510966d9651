import type {Context} from '../../context/context.ts';
import type {LifeKey} from '../../domain/cases/case-storage.ts';
import {isReplay, type Occasion} from '../../domain/cases/command-context.ts';
import type {Actor} from '../../domain/cases/history-entry.ts';
import type {Change, Life} from '../../domain/cases/rating-case.ts';

/** A life after a request, and whether the same request had changed it before. */
export interface Changed {
  readonly life: Life;
  readonly replayed: boolean;
}

/**
 * Changes a life once for each idempotency key; undefined when there is no such life within sight. Whoever handed an order
 * on and asks again gets the same answer, as long as nothing has happened since that they may no longer see.
 */
export async function changeOnce(
  context: Context,
  key: LifeKey,
  within: string | null,
  actor: Actor,
  occasion: Occasion,
  decide: (life: Life) => Change | undefined,
): Promise<Changed | undefined> {
  let replayed = false;
  const life = await context.storage.change(key, within, found => {
    replayed = isReplay(found, actor, occasion);
    return replayed ? undefined : decide(found);
  });
  if (life) return {life, replayed};
  const gone = occasion.request && (await context.storage.life(key, null));
  const last = gone?.acts.at(-1);
  const theirs = last?.kind === 'transfer' && last.idempotencyKey === occasion.request?.key;
  return gone && theirs && isReplay(gone, actor, occasion) ? {life: gone, replayed: true} : undefined;
}
