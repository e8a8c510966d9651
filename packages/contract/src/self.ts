import {z} from 'zod';
import {institutionCode} from './fields.ts';
import {roles} from './roles.ts';

/** What a member of staff may do, and for whom; nothing that tells who it is. */
export const self = z
  .object({
    role: z.enum(roles),
    institutionCode: institutionCode.meta({description: 'the caller acts for this institution and all below it'}),
  })
  .meta({id: 'Self', description: 'The role and the institution of the caller'});

/** The caller as it travels. */
export type Self = z.infer<typeof self>;
