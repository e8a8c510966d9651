import type {Help} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';

/**
 * Whom a person can call about a rating: the telephone of the institution that served, else of the nearest one above it that
 * has one, and the general line. The one place that makes it.
 *
 * @param institutionCode the institution; undefined where no single one is meant
 */
export const helpOf = async (
  institutionCode: string | undefined,
  {storage, settings}: Pick<Context, 'storage' | 'settings'>,
): Promise<Help> => {
  const {phone, name} = settings.hotline;
  return {
    institutionPhone: institutionCode === undefined ? null : await storage.institutionPhone(institutionCode),
    hotline: {phone, name: {...name}},
  };
};
