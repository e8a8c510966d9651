import {z} from 'zod';
import {text} from './fields.ts';

/** Who was served as far as everybody who handles or supervises the order may know: enough to tell two people apart. */
export const maskedPerson = z
  .object({name: text(100), phone: z.string().max(30)})
  .meta({id: 'MaskedPerson', description: 'Name and number with most characters hidden, e.g. 张** 138****1234'});
