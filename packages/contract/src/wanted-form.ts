import {z} from 'zod';
import {formsByFormat, formsByPattern} from './field-forms.ts';
import type {Route} from './routes/route.ts';
import {wording, type Localized} from './standard/localized.ts';

/** What is read of a field's JSON Schema. */
interface Node {
  readonly $ref?: string;
  readonly anyOf?: readonly Node[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly items?: Node;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly type?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
}

const schemas = new WeakMap<z.ZodType, Node>();

/** The input of a route as JSON Schema, made once. */
function schemaOf(input: z.ZodType): Node {
  const made = schemas.get(input) ?? (z.toJSONSchema(input, {io: 'input', unrepresentable: 'any'}) as Node);
  schemas.set(input, made);
  return made;
}

/**
 * The form that a field of a route must have, as a sentence with an example or with all allowed values; undefined for a
 * field that the route does not have or that takes anything. `field` is the dotted path of a refusal.
 *
 * @example
 * ```ts
 * import {routes, wantedForm} from '@gov-rating/contract';
 *
 * wantedForm(routes.putService, 'servedAt')?.en;
 * // 'Wanted: a date and time with its offset (RFC 3339), such as 2026-11-24T09:30:00+08:00.'
 * ```
 */
export function wantedForm({input}: Pick<Route, 'input'>, field: string): Localized | undefined {
  const root = schemaOf(input);
  const found = field
    .split('.')
    .reduce<Node | undefined>((at, name) => (at === undefined ? undefined : step(at, name, root)), root);
  return found && sentence(resolved(found, root));
}

function step(node: Node, name: string, root: Node): Node | undefined {
  const at = resolved(node, root);
  return /^\d+$/.test(name) && at.items
    ? at.items
    : Object.hasOwn(at.properties ?? {}, name)
      ? at.properties?.[name]
      : undefined;
}

/** The node itself, behind references, and the first alternative that is not null. */
function resolved(node: Node, root: Node): Node {
  const defined = node.$ref === undefined ? undefined : root.$defs?.[node.$ref.replace('#/$defs/', '')];
  if (defined) return resolved(defined, root);
  const [alternative] = node.anyOf?.filter(({type}) => type !== 'null') ?? [];
  return alternative ? resolved(alternative, root) : node;
}

function sentence(node: Node): Localized | undefined {
  const allowed = node.enum ?? (node.const === undefined ? undefined : [node.const]);
  if (allowed) {
    const values = allowed.map(String);
    const joined = values.join('、');
    return wording(`可用的值：${joined}。`, `可用的值：${joined}。`, `Allowed: ${values.join(', ')}.`);
  }
  const known = formsByFormat[node.format ?? ''] ?? formsByPattern[node.pattern ?? ''];
  if (known) {
    const {form, example} = known;
    return wording(
      `应为${form['zh-CN']}，例如 ${example}。`,
      `應為${form['zh-TW']}，例如 ${example}。`,
      `Wanted: ${form.en}, such as ${example}.`,
    );
  }
  return ofType(node);
}

function ofType({type, minimum = 0, maximum, maxLength, minItems = 0, maxItems}: Node): Localized | undefined {
  if (type === 'integer' && maximum !== undefined)
    return wording(
      `应为 ${minimum} 至 ${maximum} 的整数。`,
      `應為 ${minimum} 至 ${maximum} 的整數。`,
      `Wanted: a whole number from ${minimum} to ${maximum}.`,
    );
  if (type === 'boolean') return wording('应为 true 或 false。', '應為 true 或 false。', 'Wanted: true or false.');
  if (type === 'array')
    return wording(
      `应为列表，${minItems} 至 ${maxItems ?? '多'} 项，各不相同。`,
      `應為列表，${minItems} 至 ${maxItems ?? '多'} 項，各不相同。`,
      `Wanted: a list of ${minItems} to ${maxItems ?? 'many'} entries, each once.`,
    );
  if (type === 'object') return wording('应为对象。', '應為物件。', 'Wanted: an object.');
  if (type === 'string' && maxLength !== undefined)
    return wording(
      `应为文字，至多 ${maxLength} 个字符。`,
      `應為文字，至多 ${maxLength} 個字元。`,
      `Wanted: text of at most ${maxLength} characters.`,
    );
  return undefined;
}
