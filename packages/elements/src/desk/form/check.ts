import {countCharacters, isBlank, supervisoryActs} from '@gov-rating/sdk/desk-core';
import {fill} from '../../messages/fill.ts';
import type {Words} from '../base/words.ts';
import {
  choicesOf,
  fieldsOf,
  proofsOf,
  textOf,
  type FieldErrors,
  type FormDraft,
  type FormField,
  type FormKind,
} from './definitions.ts';
import {textLimit} from './limits.ts';

/** What is wrong with a form, by field; empty when it may be sent. */
export function fieldErrorsOf(form: FormDraft, words: Words): FieldErrors {
  const {required, optional} = fieldsOf(form);
  const errors: Record<string, string> = {};
  for (const field of [...required, ...optional]) {
    if (!required.includes(field) && !textOf(form, field)) continue;
    const error = field === 'evidence' ? evidenceError(form, words) : textError(form, field, words);
    if (error) errors[field] = error;
  }
  return errors;
}

function textError(form: FormDraft, field: FormField, words: Words): string {
  const text = textOf(form, field);
  if (isBlank(text))
    return choicesOf(field, form.kind, words) || field === 'institutionCode' ? words.choice : words.required;
  const limit = textLimit(field, form.kind);
  return countCharacters(text) > limit ? fill(words.tooLong, {n: limit}) : '';
}

function evidenceError(form: FormDraft, words: Words): string {
  const proofs = proofsOf(form);
  return proofs.length > 0 && proofs.every(({title, reference}) => !isBlank(title) && !isBlank(reference))
    ? ''
    : words.required;
}

/** The field of a form that an error of the server is about: some routes call the reason a note. */
export const fieldNamed = (name: string, kind: FormKind): string =>
  name === 'note' && kind in supervisoryActs ? 'reason' : (name.split('.')[0] as string);
