import {UnfitDatabase} from '../engine/engine.ts';
import {init} from './001-init.ts';
import {life} from './002-life.ts';
import {privacy} from './003-privacy.ts';
import {webhooks} from './004-webhooks.ts';
import {evidence} from './005-evidence.ts';
import {results} from './006-results.ts';
import {suspicion} from './007-suspicion.ts';
import {notices} from './008-notices.ts';
import {publicationLooks} from './009-publication-looks.ts';
import {erasures} from './010-erasures.ts';
import {personsOfOrders} from './011-persons-of-orders.ts';
import {turnCounts} from './012-turn-counts.ts';
import {receiptKeys} from './013-receipt-keys.ts';
import {rowMarks} from './014-row-marks.ts';
import {webhookOwners} from './015-webhook-owners.ts';
import {offeredOrders} from './016-offered-orders.ts';
import {clientSecrets} from './017-client-secrets.ts';
import {registerMarks} from './018-register-marks.ts';
import {invitationTokens} from './019-invitation-tokens.ts';
import {operatorLog} from './020-operator-log.ts';
import {monthsOfWebhooks} from './021-months-of-webhooks.ts';
import {registers} from './022-registers.ts';
import {channels} from './023-channels.ts';
import {devices} from './024-devices.ts';
import {pointsRated} from './025-points-rated.ts';
import {calls} from './026-calls.ts';
import {staffPictures} from './027-staff-pictures.ts';
import {waysBack} from './028-ways-back.ts';
import {upstream} from './029-upstream.ts';
import {raters} from './030-raters.ts';
import {ownPrivacyNotices} from './031-own-privacy-notices.ts';
import {reminders} from './032-reminders.ts';
import {raterCodes} from './033-rater-codes.ts';
import {ownErasures} from './034-own-erasures.ts';
import {telephones} from './035-telephones.ts';
import {clockReadings} from './036-clock-readings.ts';
import type {Migration} from './migration.ts';

/** Every step of the schema in order; new ones are added at the end. */
export const migrations: readonly Migration[] = [
  init,
  life,
  privacy,
  webhooks,
  evidence,
  results,
  suspicion,
  notices,
  publicationLooks,
  erasures,
  personsOfOrders,
  turnCounts,
  receiptKeys,
  rowMarks,
  webhookOwners,
  offeredOrders,
  clientSecrets,
  registerMarks,
  invitationTokens,
  operatorLog,
  monthsOfWebhooks,
  registers,
  channels,
  devices,
  pointsRated,
  calls,
  staffPictures,
  waysBack,
  upstream,
  raters,
  ownPrivacyNotices,
  reminders,
  raterCodes,
  ownErasures,
  telephones,
  clockReadings,
];

/**
 * The step that a database at `version` needs next, undefined when it has them all. Throws when the database is newer than
 * this program, which must not write into tables it does not know.
 */
export function nextMigration(version: number, known: readonly Migration[] = migrations): Migration | undefined {
  if (version > known.length)
    throw new UnfitDatabase(
      `The database is newer than this program: it is at version ${version}, and this program knows versions up to ${known.length}. Install the version that it was used with, or a later one. Nothing was written.`,
    );
  return known[version];
}

/** A step that begins: where the database comes to, and where it comes to at the end. */
export interface UpgradeStep {
  readonly version: number;
  readonly last: number;
  readonly name: string;
}

/** Hears of each step before it begins, for a database that was made by an earlier version. */
export type OnUpgrade = (step: UpgradeStep) => void;

/** Reports a step, except while a new database is made. */
export function reportStep(from: number, {version, name}: Migration, last: number, report: OnUpgrade): void {
  if (from > 0) report({version, last, name});
}

/** What the program has done to a database; the same in every dialect but for the moment's type. */
export const migrationTable = (moment: string) =>
  `CREATE TABLE IF NOT EXISTS migration (
    version integer PRIMARY KEY, name text NOT NULL, applied_at ${moment} NOT NULL
  )`;
