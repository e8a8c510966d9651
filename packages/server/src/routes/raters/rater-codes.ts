import {raterCodeMinutes} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {
  codeIssuer,
  codeText,
  mostServicesOfCase,
  phoneEndingWith,
  phonesOf,
  provenSubject,
  type SendCode,
} from '../../domain/raters/code-sign-in.ts';
import type {Handler} from '../../http/handler.ts';
import {countCodeRequest, tryCode, type TriedCase} from '../../security/case-tries.ts';
import {decryptPerson} from '../../security/encrypted-person.ts';
import {newRaterCode} from '../../security/random.ts';
import {raterHashOf} from '../../security/rater-hash.ts';
import {endOfMinutes, windowCount} from '../../security/window-count.ts';
import {sessionOf} from './open-rater-session.ts';

/**
 * How many codes are asked for from one network address within some minutes: a hall with one address has that many people who
 * stand before a screen, and who walks through the numbers of others sends no floods of messages.
 */
const fromAddress = {most: 60, minutes: 5} as const;

/**
 * Sends a code to the telephone of a case. What is found is looked for after the answer, so that neither the answer nor the
 * time until it says whether the case exists.
 */
export const askRaterCode: Handler<'askRaterCode'> = async ({phoneEnd, ...asked}, context, {address}) => {
  const {sendCode, errands, warn} = context;
  if (!sendCode) throw new Problem('rater_codes_off');
  const at = context.now();
  await limitFromAddress(context, at, address);
  const named = await ownCaseOf(context, asked);
  await countCodeRequest(counting(context, at), named);
  const begun = errands.begin(
    () => send(context, sendCode, named, phoneEnd, at),
    error => {
      const reason = error instanceof Error ? error.name : typeof error;
      warn({warning: 'code_not_sent', reason, at: context.now().toISOString()});
    },
  );
  if (!begun) throw new Problem('unavailable', {headers: {'Retry-After': '5'}});
  return {validMinutes: raterCodeMinutes};
};

/** Takes the code of a case, once, and answers a token that is good for the services of this case alone. */
export const openCodeSession: Handler<'openCodeSession'> = async ({code, ...asked}, context) => {
  if (!context.sendCode) throw new Problem('rater_codes_off');
  const {storage} = context;
  const at = context.now();
  const named = await ownCaseOf(context, asked);
  const raterHash = await tryCode(counting(context, at), named, async () => {
    const services = (await personsOf(context, named)).flatMap(({serviceId, servedAt, phones}) =>
      phones.map(phone => ({serviceId, day: shanghaiDay(new Date(servedAt)), phone})),
    );
    return storage.useCode({
      codeHash: await codeHashOf(context, named, code),
      at: at.toISOString(),
      services: await Promise.all(
        services.map(async ({phone, ...service}) => ({...service, raterHash: await provenHash(context, named, phone)})),
      ),
    });
  });
  return sessionOf(context, {raterHash, issuer: codeIssuer}, at);
};

/** Finds the telephone, and sends it a code where its last digits are right. */
async function send(context: Context, sendCode: SendCode, named: TriedCase, end: string, at: Date): Promise<void> {
  const {storage, randomBytes, warn} = context;
  for (const {serviceId, phones} of await personsOf(context, named)) {
    const phone = phoneEndingWith(phones, end);
    if (phone === undefined) continue;
    const code = newRaterCode(randomBytes);
    const endsAt = later(at, raterCodeMinutes * 60_000).toISOString();
    await storage.keepCode({
      ...{serviceId, endsAt},
      codeHash: await codeHashOf(context, named, code),
      raterHash: await provenHash(context, named, phone),
    });
    const sent = await sendCode({phone, code, endsAt, text: codeText(code, raterCodeMinutes)});
    if ('failure' in sent) warn({warning: 'code_not_sent', reason: sent.failure, at: context.now().toISOString()});
    return;
  }
}

/** The telephones of the newest services of a case; none where the server keeps no persons. */
async function personsOf({storage, keyring}: Context, named: TriedCase) {
  if (!keyring) return [];
  const persons = await storage.personsOfCase({...named, limit: mostServicesOfCase});
  return Promise.all(
    persons.map(async person => ({
      serviceId: person.serviceId,
      servedAt: person.servedAt,
      phones: phonesOf(await decryptPerson(keyring, person)),
    })),
  );
}

/** The case under the institution's own code. */
async function ownCaseOf({storage}: Context, {institutionCode, projectNo}: TriedCase): Promise<TriedCase> {
  return {institutionCode: (await storage.institutionNamed(institutionCode)) ?? institutionCode, projectNo};
}

const counting = ({storage, keyedHash, settings}: Context, at: Date) => ({
  ...{storage, keyedHash, at},
  rules: settings.raterCodes,
});

const codeHashOf = ({keyedHash}: Context, {institutionCode, projectNo}: TriedCase, code: string) =>
  keyedHash('code', [institutionCode, projectNo, code].join('\n'));

const provenHash = ({staffHash}: Context, {institutionCode, projectNo}: TriedCase, phone: string) =>
  raterHashOf(staffHash, {portal: codeIssuer, subject: provenSubject(institutionCode, projectNo, phone)});

async function limitFromAddress(context: Context, at: Date, address: string | undefined): Promise<void> {
  if (address === undefined) return;
  const {most, minutes} = fromAddress;
  const count = await windowCount(context, {at, end: endOfMinutes(at, minutes)}, 'asked', address);
  if ((await count.add(1)) > most) throw new Problem('rate_limited', {headers: count.retryAfter});
}
