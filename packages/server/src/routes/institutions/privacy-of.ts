import type {Context} from '../../context/context.ts';
import type {PrivacyNotice} from '../../domain/privacy/privacy-notice.ts';

/**
 * What a form of an institution says about privacy: its own sentence, else that of the nearest institution above it, else
 * that of the deployment. A page comes from the same place as its sentence, so that none leads to the page of another.
 */
export const privacyOf = async (
  institutionCode: string,
  {storage, settings}: Pick<Context, 'storage' | 'settings'>,
): Promise<PrivacyNotice | undefined> => {
  const own = await storage.institutionPrivacy(institutionCode);
  const {privacyNotice, privacyPage} = settings;
  return own ?? (privacyNotice && {privacyNotice, ...(privacyPage !== undefined && {privacyPage})});
};
