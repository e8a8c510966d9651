import type {Publication} from '@gov-rating/contract';
import {fieldProblem} from '../../domain/problems/problem.ts';
import {csvLines, ndjsonLines} from '../../domain/publications/export-lines.ts';
import {Download, type Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {snapshotRows} from './snapshot-rows.ts';

/** The ratings that a publication was made of, without personal data, streamed while the client reads. */
export const exportRatings: Handler<'exportRatings'> = async ({publicationId, format}, {storage}) => {
  const found = await storage.publication(publicationId);
  if (!found) throw fieldProblem('publicationId', 'unknown_publication');
  const {areaCode, from, to, version, sha256} = found;
  const rows = snapshotRows(storage, publicationId);
  const name = `gov-rating-${areaCode}-${from}-${to}-v${version}.${format}`;
  const {method} = JSON.parse(found.document) as Publication;
  return format === 'csv'
    ? new Download(
        'text/csv; charset=utf-8; header=present',
        name,
        `${sha256}.csv`,
        csvLines(publicationId, rows, method.names, hash),
      )
    : new Download('application/x-ndjson', name, `${sha256}.ndjson`, ndjsonLines(publicationId, rows, hash));
};
