import assert from 'node:assert/strict';
import test from 'node:test';
import {z} from 'zod';
import {formsByFormat, formsByPattern} from './field-forms.ts';
import {institution} from './routes/institutions.ts';
import {routes, type Route} from './routes/index.ts';
import {wantedForm} from './wanted-form.ts';

const table = Object.entries<Route>(routes);

/** Every schema inside an input, with the dotted path of its field. */
function* leaves(schema: z.ZodType, path: string): Generator<readonly [string, z.ZodType]> {
  if (schema instanceof z.ZodObject)
    for (const [name, field] of Object.entries(schema.shape))
      yield* leaves(field as z.ZodType, path === '' ? name : `${path}.${name}`);
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    yield* leaves(schema.unwrap() as z.ZodType, path);
  else {
    yield [path, schema];
    if (schema instanceof z.ZodArray) yield* leaves(schema.element as z.ZodType, `${path}.0`);
  }
}

for (const [name, route] of table)
  test(`${name} says of each field what form it wants, in every language`, () => {
    for (const [path] of leaves(route.input, '')) {
      const wanted = wantedForm(route, path);
      assert.ok(wanted, path);
      for (const words of Object.values(wanted))
        assert.match(words, /^(应为|應為|可用的值|Wanted: |Allowed: ).+[.。]$/, path);
    }
  });

test('every form in words has an example that its field takes', () => {
  const seen = new Set<string>();
  // Institutions are written by files of the operator.
  const inputs = [...table.map(([name, {input}]) => [name, input] as const), ['institution', institution] as const];
  for (const [name, input] of inputs)
    for (const [path, schema] of leaves(input, '')) {
      const {pattern = '', format = ''} = z.toJSONSchema(schema, {io: 'input'}) as {pattern?: string; format?: string};
      const known = formsByFormat[format] ?? formsByPattern[pattern];
      if (format === '' && pattern === '') continue;
      assert.ok(known, `${name} ${path}: ${format} ${pattern} has no form in words`);
      assert.ok(schema.safeParse(known.example).success, `${name} ${path}: ${known.example}`);
      seen.add(format === '' ? pattern : format);
    }
  assert.deepEqual([...seen].sort(), [...Object.keys(formsByFormat), ...Object.keys(formsByPattern)].sort());
});

test('allowed values are listed, numbers have their limits, and what is no field has no form', () => {
  assert.match(wantedForm(routes.submitRating, 'level')?.['zh-CN'] ?? '', /^可用的值：very_satisfied、/);
  assert.equal(wantedForm(routes.submitRating, 'tags.3')?.en, 'Wanted: the code of a tag: 3 digits, such as 209.');
  assert.equal(wantedForm(routes.putService, 'serviceNumber')?.en, 'Wanted: a whole number from 1 to 99.');
  assert.equal(
    wantedForm(routes.putService, 'projectNo')?.['zh-CN'],
    '应为办件编号：至多 50 个数字、字母、“-”或“_”，例如 440100202611240001。',
  );
  assert.equal(wantedForm(routes.putService, 'toString'), undefined);
  assert.equal(wantedForm(routes.putService, 'servedAt.x'), undefined);
});
