import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AppOptions} from '@gov-rating/server';
import {
  ConfigError,
  dataKeysFor,
  demandKeysInUse,
  evidenceSignerOf,
  tokenSecretOf,
  type Config,
} from '@gov-rating/server/node';
import {moveIn, seed, type Credentials} from './data/seed.ts';

/** Which edition of the example data this program makes; a folder filled by an earlier one lacks what came since. */
const edition = 3;

/** The example data and how to use them. */
export interface DemoData {
  readonly credentials: Credentials;
  /** Filled by an earlier edition of the example data. */
  readonly old: boolean;
}

/**
 * The keys of the demonstration, each made on this machine at the first start and kept in the data folder beside the
 * embedded database, readable by the owner only. They protect invented data: no other server should use them.
 */
export async function demoKeys(config: Config) {
  return {
    tokenSecret: await tokenSecretOf(config),
    dataKeys: await dataKeysFor(config, new Date()),
    evidenceSigner: await evidenceSignerOf(config),
  };
}

/** Refuses a folder whose keys were lost, and says how to begin again. */
export async function demandKeys({storage, dataKeys}: Pick<AppOptions, 'storage' | 'dataKeys'>, folder: string) {
  await demandKeysInUse(storage, dataKeys).catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError([...error.errors, howToBeginAgain(folder)]);
  });
}

/** How to get fresh example data. */
const howToBeginAgain = (folder: string): string =>
  `To begin again with fresh example data, stop this program and delete the folder ${folder}.`;

/** Data of earlier editions were sent by a machine in one moment and in few words, which would mark every rating. */
export const rulesOfOldData = {at_once: null, same_comment: null} as const;

/** Why a folder that an earlier edition has filled looks poorer, and what to do about it. */
export const whyPoorer = (
  folder: string,
): string => `These example data were made by an earlier version. Everything works,
but they are about other institutions than the pages, whose board and desk begin almost empty.
${howToBeginAgain(folder)}
`;

/** Made with the data at the first start and kept beside it, readable by the owner only. */
export async function demoData(folder: string, options: AppOptions): Promise<DemoData> {
  const file = join(folder, 'demo-client.json');
  if (existsSync(file)) {
    const {edition: kept = 1, ...credentials} = JSON.parse(readFileSync(file, 'utf8')) as Credentials & {
      edition?: number;
    };
    const old = kept < edition;
    if (old) await moveIn(options, credentials);
    return {credentials, old};
  }
  // Begun before and cut off? Then it goes on with the same data, because the same moment brings the same services.
  const begun = join(folder, 'demo-begun.json');
  if (!existsSync(begun)) writeFileSync(begun, JSON.stringify(new Date()));
  console.log('Filling the database with a year of example data.');
  const credentials = await seed(options, new Date(JSON.parse(readFileSync(begun, 'utf8')) as string));
  writeFileSync(file, JSON.stringify({...credentials, edition}, null, 2), {mode: 0o600});
  chmodSync(file, 0o600);
  return {credentials, old: false};
}
