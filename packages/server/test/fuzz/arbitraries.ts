import fc from 'fast-check';
import {z} from 'zod';
import type {Known} from './known-things.ts';

/** Values that parsers, databases and templates stumble over. */
const nasty: readonly unknown[] = [
  ...[null, true, 0, -0, -1, 1e308, 0.1, 2 ** 31, 2 ** 53, -(2 ** 63), NaN],
  ...['', ' ', '\u0000', '\ud800', '\u202e', '\u2028', '\ufeff', '\ufffe', '<svg onload=x>', "'; DROP TABLE rating--"],
  ...[
    '${7*7}',
    '{{7*7}}',
    '../../etc/passwd',
    '%00',
    '%',
    '%zz',
    '=1+1',
    '٣',
    '１',
    '-0',
    'NaN',
    '1e3',
    'null',
    '[object Object]',
  ],
  ...[
    '0000-01-01',
    '2026-02-30',
    '9999-12-31T23:59:59-23:59',
    '2026-11-24',
    '2026-11-24T24:00:00Z',
    '+275760-09-13T00:00:00Z',
  ],
  ...['好'.repeat(3000), 'x'.repeat(70_000), '👩‍💼'.repeat(500)],
  ...[[], [null], [[]], {}, {toString: 1}, {__proto__: null}, {length: 1e9}, Array(200).fill('510')],
];

/** Any value: nasty ones, and whatever the library thinks of. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom(...nasty)},
  {weight: 1, arbitrary: fc.anything({maxDepth: 2, withNullPrototype: true})},
);

/** What zod keeps of a number's or a text's limits. */
interface Bag {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly patterns?: ReadonlySet<RegExp>;
  readonly format?: string;
}

const moments = fc
  .date({min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true})
  .map(date => date.toISOString());

const texts = fc.oneof(
  {weight: 4, arbitrary: fc.string({unit: 'grapheme', maxLength: 40})},
  {weight: 2, arbitrary: fc.constantFrom('窗口', '慢', '已致电说明', '张三 13800000000', 'A1')},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 300})},
);

function textOf(schema: z.ZodType): fc.Arbitrary<string> {
  const {patterns, format} = schema._zod.bag as Bag;
  if (format === 'datetime') return moments;
  if (format === 'date') return moments.map(moment => moment.slice(0, 10));
  if (format === 'url') return fc.webUrl();
  const [pattern] = patterns ?? [];
  return pattern ? fc.stringMatching(pattern, {size: 'small'}) : texts;
}

function numberOf(schema: z.ZodType): fc.Arbitrary<number> {
  const {minimum = -1000, maximum = 1000, format} = schema._zod.bag as Bag;
  const [min, max] = [Math.max(minimum, -(2 ** 31)), Math.min(maximum, 2 ** 31)];
  return format === undefined ? fc.double({min, max, noNaN: true}) : fc.integer({min, max});
}

/**
 * Values that a schema takes, except where a rule of it is a function. A field that speaks of something mostly has the
 * name of a thing that exists.
 */
export function valuesOf(schema: z.ZodType, known: Known['values'], field = ''): fc.Arbitrary<unknown> {
  const inner = (of: unknown) => valuesOf(of as z.ZodType, known, field);
  if (schema instanceof z.ZodOptional)
    return fc.oneof({weight: 2, arbitrary: inner(schema.unwrap())}, fc.constant(undefined));
  if (schema instanceof z.ZodDefault)
    return fc.oneof({weight: 2, arbitrary: inner(schema.unwrap())}, fc.constant(undefined));
  if (schema instanceof z.ZodNullable)
    return fc.oneof({weight: 3, arbitrary: inner(schema.unwrap())}, fc.constant(null));
  const things = known[field] ?? [];
  const made = plainValuesOf(schema, known, field);
  return things.length === 0
    ? made
    : fc.oneof({weight: 6, arbitrary: fc.constantFrom(...things)}, {weight: 1, arbitrary: made});
}

function plainValuesOf(schema: z.ZodType, known: Known['values'], field: string): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) return objectsOf(schema, known);
  if (schema instanceof z.ZodArray) {
    const element = valuesOf(schema.element as z.ZodType, known, field);
    return fc.uniqueArray(element, {maxLength: 4, selector: value => JSON.stringify(value)});
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map(one => valuesOf(one as z.ZodType, known, field)));
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return numberOf(schema);
  if (schema instanceof z.ZodPipe) return valuesOf(schema.out as z.ZodType, known, field);
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return textOf(schema);
  throw new Error(`The fuzzer knows no values of ${schema._zod.def.type}, which ${field} is made of.`);
}

/** Objects of a schema, those of a route's input among them. */
export const objectsOf = ({shape}: z.ZodObject, known: Known['values']): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, valuesOf(field as z.ZodType, known, name)])),
  );
