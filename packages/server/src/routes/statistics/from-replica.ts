import type {Context} from '../../context/context.ts';
import type {ResultSource} from '../../domain/statistics/replica.ts';
import {StorageUnavailable} from '../../domain/storage.ts';
import {AgedResponse} from '../../http/handler.ts';

/**
 * Reads results from the replica, as they were at its moment, and says how old they are; from the storage itself, with the age
 * 0, while the replica is away or too old. Without a replica nothing is said about the age.
 */
export async function fromReplica<T>(
  {storage, replica, now}: Pick<Context, 'storage' | 'replica' | 'now'>,
  read: (source: ResultSource, asOf: Date) => Promise<T>,
): Promise<T | AgedResponse<T>> {
  const ageMs = replica?.ageMs();
  if (replica && ageMs !== undefined) {
    try {
      const answer = await read(replica.storage, new Date(now().getTime() - ageMs));
      return new AgedResponse(answer, Math.ceil(ageMs / 1000));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      replica.gaveUp(error);
    }
  }
  const answer = await read(storage, now());
  return replica ? new AgedResponse(answer, 0) : answer;
}
