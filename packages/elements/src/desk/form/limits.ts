import type {FormField, FormKind} from './definitions.ts';

/** Most proofs of a request. */
export const proofLimit = 10;

/** Most characters of each text of a proof. */
export const proofTextLimits = {title: 100, reference: 200} as const;

/** Most days by which an answer can be extended. */
export const extensionLimit = 60;

/** Most characters (code points) of a field that is written. */
export const textLimit = (field: FormField, kind: FormKind): number =>
  field === 'reply' || field === 'measures' || (field === 'reason' && kind !== 'extend' && kind !== 'transfer')
    ? 2000
    : 1000;
