import {dezhou} from './profile-dezhou.ts';
import {guangdong2019} from './profile-guangdong-2019.ts';
import {guangxi} from './profile-guangxi.ts';
import {shenzhen2021} from './profile-shenzhen-2021.ts';
import {tax} from './profile-tax.ts';
import {zhejiang2019} from './profile-zhejiang-2019.ts';
import type {Profile} from './profile.ts';

/** The identifiers of the shipped profiles; they are never renamed. */
export const profileIds = ['guangdong-2019', 'shenzhen-2021', 'dezhou', 'zhejiang-2019', 'tax', 'guangxi'] as const;

/** The identifier of a shipped profile. */
export type ProfileId = (typeof profileIds)[number];

/** The profile used where a deployment names none. */
export const defaultProfileId: ProfileId = 'guangdong-2019';

/** The shipped profiles by identifier; a page that needs one imports that profile's file instead. */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  'guangdong-2019': guangdong2019,
  'shenzhen-2021': shenzhen2021,
  dezhou,
  'zhejiang-2019': zhejiang2019,
  tax,
  guangxi,
};
