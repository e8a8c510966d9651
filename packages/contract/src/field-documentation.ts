import {z} from 'zod';
import {institutionCode, moment} from './fields.ts';
import {fieldSentences} from './field-sentences.ts';

/** Sentences of schemas that many fields share; what the field itself means comes first. */
const shared = [moment, institutionCode].map(schema => schema.meta()?.description);

/** A schema without `optional`, `nullable` and `default` around it. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  const {innerType} = schema._zod.def as {innerType?: z.ZodType};
  return innerType ? unwrapped(innerType) : schema;
}

/** The value of a field that is left out; JSON Schema of zod names none for a field whose text is prepared first. */
export function presetOf(field: z.core.$ZodType): unknown {
  return field instanceof z.ZodDefault ? field.def.defaultValue : undefined;
}

/**
 * What a field of a message says, in one sentence, with its limits and its default value.
 *
 * @param owner The id of the message, such as `Order`.
 * @param name The name of the field.
 * @throws {Error} when neither the schema nor {@link fieldSentences} says anything.
 */
export function sentenceOf(owner: string, name: string, field: z.ZodType): string {
  const own = descriptionOf(field);
  const listed = fieldSentences[`${owner}.${name}`] ?? fieldSentences[name];
  const sentence = own === undefined || shared.includes(own) ? (listed ?? own) : own;
  if (sentence === undefined)
    throw new Error(`${owner}.${name} needs a sentence: in its schema or in field-sentences.ts.`);
  const limits = limitsOf(field).filter(limit => !sentence.includes(limit));
  return [sentence, ...limits].join('; ');
}

/** The field's own description; that of a message that it holds is the message's, not the field's. */
function descriptionOf(field: z.ZodType): string | undefined {
  const {id, description} = (field.meta() ?? {}) as {id?: string; description?: string};
  if (description !== undefined && id === undefined) return description;
  const {innerType} = field._zod.def as {innerType?: z.ZodType};
  return innerType ? descriptionOf(innerType) : undefined;
}

/** Limits in words, as JSON Schema knows them. */
function limitsOf(field: z.ZodType): string[] {
  const outer = z.toJSONSchema(field, {io: 'input', unrepresentable: 'any'});
  const preset = outer.default ?? presetOf(field);
  const {
    maxLength,
    minimum,
    maximum,
    minItems,
    maxItems,
    type,
    enum: words,
    pattern,
    format,
  } = {
    ...outer,
    ...z.toJSONSchema(unwrapped(field), {io: 'input', unrepresentable: 'any'}),
  };
  const limits: string[] = [];
  const [low, high] = [minimum, maximum].map(limit =>
    Math.abs(limit ?? 0) < Number.MAX_SAFE_INTEGER ? limit : undefined,
  );
  if (type !== 'array' && !words && !pattern && !format && maxLength) limits.push(`at most ${maxLength} characters`);
  if (low !== undefined && high !== undefined) limits.push(`${low} to ${high}`);
  else if (low) limits.push(`at least ${low}`);
  else if (high !== undefined) limits.push(`at most ${high}`);
  if (maxItems !== undefined) limits.push(`${minItems ?? 0} to ${maxItems} entries`);
  if (preset !== undefined) limits.push(`by default ${preset === '' ? 'empty' : `\`${JSON.stringify(preset)}\``}`);
  return limits;
}
