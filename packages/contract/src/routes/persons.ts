import {z} from 'zod';
import {named, orderNumber, text, words} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {longestPersonName, personPhonePattern} from '../person-cleaning.ts';
import {handlingRoles} from '../roles.ts';
import {defineRoutes} from './route.ts';

/** A longer text comes from no form. */
const longestSent = 1000;

/** A text that is cleaned, so that no detail of a person refuses its service. */
const cleanedText = z
  .string()
  .refine(value => value.length <= longestSent, {error: 'text_too_long'})
  .meta({maxLength: longestSent});

const nameAndPhone = {
  name: cleanedText.meta({
    description: `姓名 or the name of an organisation, at most ${longestPersonName} characters; what nobody sees is taken out`,
  }),
  phone: cleanedText.meta({
    description:
      'telephone number: brackets, spaces, hyphens of all kinds, digits of full width and extensions (转) are taken and kept in one form',
  }),
};

/**
 * Who acted for the person or organisation that was served (经办人). Kept, disclosed and erased with the person, as one: it
 * has what a call back needs and no certificate.
 */
export const actingAgent = z.object(nameAndPhone).meta({
  id: 'ActingAgent',
  description:
    'Who acted for the one that was served (经办人), such as the person who handed in the papers of a company',
});

/**
 * The person or organisation that was served, for the call back after a bad rating, as a department sends it; `cleanedPerson`
 * says what of it is kept. Kept encrypted and answered by `unmask` alone. Lengths: 姓名 a..30 and 移动电话 an..18 (GB/T
 * 39046-2020) are exceeded in use; the hall evaluator bridge of Guangdong allows 50 each, and names of organisations are longer.
 */
export const servedPerson = z
  .object({
    ...nameAndPhone,
    certificateType: cleanedText.optional().meta({
      description:
        'code of the region, at most 10 digits and letters, e.g. 111 居民身份证 in national tables; no table is valid everywhere',
    }),
    certificateNumber: cleanedText.optional(),
    agent: actingAgent.optional(),
  })
  .meta({
    id: 'ServedPerson',
    description:
      'Who was served, for the call back (评价人); a bad rating is then a real-name one. What cannot be cleaned is left out, and the answer says so',
  });

const keptNameAndPhone = {
  name: named(longestPersonName).meta({description: '姓名 or the name of an organisation'}),
  phone: z
    .string()
    .regex(personPhonePattern)
    .meta({description: 'telephone number, digits with spaces, dashes or brackets'}),
};

/** The order whose person is unmasked, and why; the reason is stored with the record of the unmasking. */
export const unmaskInput = z.object({
  orderNumber,
  reason: words(textLimits.unmaskReason).meta({
    description: 'why the person is looked at; recorded with who looked and when',
  }),
});

/**
 * What a call back needs of the person served, and no more (《个人信息保护法》 article 6: the smallest scope that the purpose
 * needs): whom to ask for, and the number to call, of the applicant and of who acted for it. Certificates are not disclosed.
 */
export const calledPerson = z
  .object({
    ...keptNameAndPhone,
    agent: z
      .object(keptNameAndPhone)
      .meta({id: 'CalledAgent', description: 'Name and telephone number of who acted for the person'})
      .optional(),
  })
  .meta({id: 'CalledPerson', description: 'Name and telephone number, for the call back'});

/** The person of an order, and the order's version after the look, which is an act like any other. */
export const unmaskedPerson = z
  .object({person: calledPerson, version: z.number().int()})
  .meta({id: 'UnmaskedPerson', description: 'Who was served, shown to who must call back; every look is recorded'});

const masked = {name: text(100), phone: z.string().max(30)};

/** The served person, masked, for all who handle or supervise the order: enough to distinguish two people. */
export const maskedPerson = z
  .object({
    ...masked,
    agent: z
      .object(masked)
      .meta({id: 'MaskedAgent', description: 'Who acted for the person, with most characters hidden'})
      .optional(),
  })
  .meta({id: 'MaskedPerson', description: 'Name and number with most characters hidden, e.g. 张** 138****1234'});

/** Who was served, for the call back. */
export const personRoutes = defineRoutes('persons', {
  unmask: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/person',
    caller: 'person',
    roles: handlingRoles,
    responseCheck: ['person', 'object'],
    summary: 'Who was served, for the call back; every look is recorded',
    input: unmaskInput,
    output: unmaskedPerson,
    status: 200,
    refusals: [
      'unknown_order',
      'order_ended',
      'not_handling_institution',
      'person_unknown',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
});
