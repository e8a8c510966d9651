import type {PublicationEntry} from '@gov-rating/contract';
import type {StoredPublication} from '../../domain/publications/publication-storage.ts';

/** A publication as a list shows it. */
export function toPublicationEntry(stored: StoredPublication & {readonly latest: boolean}): PublicationEntry {
  const {publicationId, version, replaces, reason, areaCode, from, to, cutOff, latest, total, sha256} = stored;
  const publisher = {institutionCode: stored.publisherCode, name: stored.publisherName};
  return {publicationId, version, replaces, reason, publisher, areaCode, from, to, cutOff, latest, total, sha256};
}
