import {z} from 'zod';
import {localized} from '../fields.ts';
import {telephonePattern} from '../limits.ts';

/** A public telephone in the form of {@link telephonePattern}. */
export const telephone = z.string().max(30).regex(telephonePattern).meta({
  description: 'a public telephone, such as 020-12345678, 400-123-4567 or 12345, perhaps with an extension: -12',
});

/** The general line of a region: its number, and what people call it. */
export const hotline = z
  .object({
    phone: telephone,
    name: localized.meta({description: 'what people call it, in every language'}),
  })
  .meta({id: 'Hotline', description: 'The general line of a region, where people help'});

/** Whom a person can call about a rating. */
export const help = z
  .object({
    institutionPhone: telephone.nullable().meta({
      description:
        'the telephone of the institution that served, else of the nearest one above it that has one; null where none has, and where ' +
        'no single institution is meant',
    }),
    hotline: hotline.meta({description: 'the general line, such as 12345'}),
  })
  .meta({
    id: 'Help',
    description: 'Whom a person can call: shown where things do not end well, and beside each receipt',
  });

/** {@link help} as answers carry it. */
export const helpField = help
  .optional()
  .meta({description: 'whom a person can call; left out by servers of earlier versions'});
