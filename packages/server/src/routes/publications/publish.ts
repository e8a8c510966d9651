import {canonicalDocument, TextDigest} from '@gov-rating/contract/evidence';
import {areaPrefix} from '../../domain/institutions/area-prefix.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ndjsonLines} from '../../domain/publications/export-lines.ts';
import {publicationDocument, tagNames} from '../../domain/publications/publication-document.ts';
import {nextVersion, publicationKey} from '../../domain/publications/publication-request.ts';
import type {CodeNames, ExportRow} from '../../domain/publications/publication-storage.ts';
import {PublicationTally} from '../../domain/publications/publication-tally.ts';
import {toMoments} from '../../domain/statistics/periods.ts';
import {toResultRules} from '../../domain/statistics/result-rules.ts';
import {StorageUnavailable, type Storage} from '../../domain/storage.ts';
import type {Handler} from '../../http/handler.ts';
import {hash, sha256} from '../../security/hash.ts';
import {newId} from '../../security/random.ts';
import {toPublicationEntry} from './publication-entry.ts';
import {snapshotRows} from './snapshot-rows.ts';

/**
 * Publishes the results of a period that has ended. The ratings are copied first and all figures are computed from the
 * copy, so that anyone can compute them again from the export.
 */
export const publish: Handler<'publish'> = async (input, {storage, settings, now, doubt, randomBytes}, {caller}) => {
  // Whether a period has ended is not known by a clock in doubt.
  if (doubt()) throw new StorageUnavailable('CLOCK_IN_DOUBT', {needsOperator: true});
  const publisher = await storage.institution(caller.institutionCode);
  if (!publisher) throw new Problem('unknown_institution');
  const at = now();
  const key = publicationKey(input, publisher, at);
  const version = nextVersion(input, await storage.latestPublication(key));
  const [publicationId, cutOff, rules] = [newId(randomBytes, at), at.toISOString(), toResultRules(settings)];
  const {areaCode, from, to} = key;
  const [servedFrom, servedBefore] = toMoments(key);
  const {minimumCell} = rules;
  const scope = {within: publisher.code, areaPrefix: areaPrefix(areaCode), from, to, servedFrom, servedBefore};
  try {
    const {cases, withheld} = await storage.snapshotRatings({
      ...{publicationId, cutOff, minimumCell},
      ...scope,
    });
    const tally = new PublicationTally(rules);
    const digest = new TextDigest();
    for await (const piece of ndjsonLines(publicationId, counted(tally, snapshotRows(storage, publicationId)), hash))
      digest.update(piece);
    const results = tally.results();
    if (results.total + results.voided === 0) throw new Problem('too_few_ratings');
    const names = {...(await namesIn(storage, tally)), tags: tagNames(results)};
    const disclosed = {publisher: {institutionCode: publisher.code, name: publisher.name}, areaCode, from, to};
    const facts = {publicationId, ...version, ...disclosed, cutOff, cases, withheld, exportSha256: digest.hex(), names};
    const document = canonicalDocument(publicationDocument(facts, rules, results));
    const made = {
      ...{publicationId, ...key, ...version, publisherName: publisher.name, cutOff, document},
      ...{total: results.total, sha256: await sha256(document)},
    };
    if (!(await storage.publish(made, now().toISOString()))) throw new Problem('already_published');
    return toPublicationEntry({...made, latest: true});
  } catch (error) {
    await storage.dropSnapshot(publicationId);
    throw error;
  }
};

/** The same rows, each counted as it passes. */
async function* counted(tally: PublicationTally, rows: AsyncIterable<ExportRow>): AsyncGenerator<ExportRow> {
  for await (const row of rows) {
    tally.add(row);
    yield row;
  }
}

/** How many codes are looked up at once. */
const codesAtOnce = 500;

/** The names of the codes in the figures and in the export. */
async function namesIn(storage: Storage, tally: PublicationTally): Promise<CodeNames> {
  const institutions: Record<string, string> = {};
  const items: Record<string, string> = {};
  const all = tally.codes();
  for (let start = 0; start < Math.max(all.institutions.length, all.items.length); start += codesAtOnce) {
    const part = (codes: readonly string[]) => codes.slice(start, start + codesAtOnce);
    const names = await storage.codeNames({institutions: part(all.institutions), items: part(all.items)});
    Object.assign(institutions, names.institutions);
    Object.assign(items, names.items);
  }
  return {institutions, items};
}
