import type {Help} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import type {PrivacyNotice} from '../../domain/privacy/privacy-notice.ts';
import {helpOf} from './help-of.ts';
import {privacyOf} from './privacy-of.ts';

/** What a form says of the institution beside the rating itself: about privacy, and whom one can call. */
export type BesideForm = Partial<PrivacyNotice> & {readonly help: Help};

/** What a form of an institution says beside the rating. */
export async function besideForm(
  institutionCode: string,
  context: Pick<Context, 'storage' | 'settings'>,
): Promise<BesideForm> {
  const [privacy, help] = await Promise.all([privacyOf(institutionCode, context), helpOf(institutionCode, context)]);
  return {...privacy, help};
}
