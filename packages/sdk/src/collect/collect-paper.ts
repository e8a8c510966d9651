import type {PaperForm} from '@gov-rating/contract/collect';
import {batchSizes} from '@gov-rating/contract/limits';
import type {RouteOutput} from '@gov-rating/contract/types';
import type {SessionCallOptions} from '../api.ts';
import type {ServiceClient} from '../clients/service-client.ts';
import {ContractError, isApiError, type ApiError} from '../errors.ts';

type Batch = RouteOutput<'collectRatings'>['entries'];
type Problem = NonNullable<Batch[number]['problem']>;

/** The part of a service client that is needed; the client is trusted with the channel `paper`. */
export type PaperCollector = Pick<ServiceClient, 'collectRatings'>;

/** What became of one form. */
export type PaperResult =
  | {
      /** Stored, now or when the same form was sent before. */
      readonly kind: 'received';
      /** The form. */
      readonly formNumber: string;
      /** The receipt with its key, which belongs to the person who filled in the form. */
      readonly receipt: NonNullable<Batch[number]['receipt']>;
    }
  | {
      /** The server refused this form, and nothing of it is stored. */
      readonly kind: 'refused';
      /** The form. */
      readonly formNumber: string;
      /** Why: the code, the field of the request, the sentence in every language, and whether it can succeed later. */
      readonly problem: NonNullable<Batch[number]['problem']>;
    }
  | {
      /** No answer came for this form, or it was not its turn any more. Send the batch again: nothing is stored twice. */
      readonly kind: 'not_sent';
      /** The form. */
      readonly formNumber: string;
      /** What stopped the sending. */
      readonly error: unknown;
    };

/** A result without its form. */
type Settled =
  | {readonly kind: 'received'; readonly receipt: NonNullable<Batch[number]['receipt']>}
  | {readonly kind: 'refused'; readonly problem: Problem};

/**
 * Sends forms that were entered twice alike, up to 100 at once, in their order. Never rejects for what the server or the
 * network does: each form has a result. After the first failure that is not of a form, the others are `not_sent`; the same
 * call again goes on, because each form has the same idempotency key as before.
 *
 * @param client A service client, or what has its `collectRatings`.
 * @param forms The forms of `readPaperForms`.
 * @param options `signal` ends the sending; what was received stays received.
 * @returns One result for each form, in the same order.
 *
 * @example
 * ```ts
 * import {collectPaper, readPaperForms, type PaperRow} from '@gov-rating/sdk/collect';
 * import type {ServiceClient} from '@gov-rating/sdk/service';
 *
 * async function importBatch(department: ServiceClient, first: PaperRow[], second: PaperRow[]): Promise<void> {
 *   const {forms, differences} = readPaperForms(first, second, {batch: '2026-11-24'});
 *   for (const {sentence} of differences) console.log(sentence['zh-CN']);
 *   for (const result of await collectPaper(department, forms)) if (result.kind !== 'received') console.log(result);
 * }
 * ```
 */
export async function collectPaper(
  client: PaperCollector,
  forms: readonly PaperForm[],
  options: SessionCallOptions = {},
): Promise<PaperResult[]> {
  const results = new Map<PaperForm, PaperResult>();
  let stopped: unknown;
  try {
    for (let from = 0; from < forms.length; from += batchSizes.max)
      await sendBatch(client, forms.slice(from, from + batchSizes.max), options, (form, result) =>
        results.set(form, {...result, formNumber: form.formNumber}),
      );
  } catch (error) {
    stopped = error;
  }
  return forms.map(form => results.get(form) ?? {kind: 'not_sent', formNumber: form.formNumber, error: stopped});
}

/**
 * Sends some forms. Forms whose fields make the server refuse all are taken out with their own errors, and the others are sent
 * again; forms that are too long together are sent in halves.
 */
async function sendBatch(
  client: PaperCollector,
  forms: readonly PaperForm[],
  options: SessionCallOptions,
  settle: (form: PaperForm, result: Settled) => void,
): Promise<void> {
  if (forms.length === 0) return;
  try {
    const {entries} = await client.collectRatings({entries: forms.map(({request}) => request)}, options);
    const outcomes = entries.map(({receipt, problem}) => settledAs(receipt, problem));
    if (outcomes.length !== forms.length) throw new ContractError(200, false);
    forms.forEach((form, at) => settle(form, outcomes[at] as Settled));
  } catch (error) {
    if (!isApiError(error)) throw error;
    const wrong = faultsOf(error);
    const others = forms.filter((_, at) => !wrong.has(at));
    if (others.length < forms.length) {
      forms.forEach((form, at) => wrong.has(at) && settle(form, {kind: 'refused', problem: wrong.get(at) as Problem}));
      return sendBatch(client, others, options, settle);
    }
    const [form] = forms;
    if (error.status !== 413 || !form) throw error;
    if (forms.length === 1) return settle(form, {kind: 'refused', problem: problemOf(error, null, error)});
    const half = Math.ceil(forms.length / 2);
    await sendBatch(client, forms.slice(0, half), options, settle);
    await sendBatch(client, forms.slice(half), options, settle);
  }
}

function settledAs(receipt: Batch[number]['receipt'], problem: Batch[number]['problem']): Settled {
  if (receipt) return {kind: 'received', receipt};
  if (problem) return {kind: 'refused', problem};
  throw new ContractError(200, false);
}

/** The first fault of each entry, by its place in the batch. */
function faultsOf(error: ApiError): Map<number, Problem> {
  const faults = new Map<number, Problem>();
  const named = error.field === undefined ? [] : [{...error, field: error.field, code: error.code}];
  for (const fault of [...error.errors, ...named]) {
    const [, place, field = null] = /^entries\.(\d+)(?:\.(.+))?$/.exec(fault.field) ?? [];
    if (place !== undefined && !faults.has(Number(place))) faults.set(Number(place), problemOf(fault, field, error));
  }
  return faults;
}

function problemOf(
  fault: Pick<ApiError, 'code'> & Partial<Pick<ApiError, 'messages'>>,
  field: string | null,
  error: ApiError,
): Problem {
  const {message, retry} = error;
  const messages = fault.messages ?? error.messages ?? {'zh-CN': message, 'zh-TW': message, en: message};
  return {code: fault.code as Problem['code'], field, messages, retry};
}
