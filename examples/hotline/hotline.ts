/*
 * The end of a call to a hotline, in the terminal: 1 to 5 and the other keys of a telephone, Enter after each; an empty line is
 * a time without a key, `-` hangs up.
 *
 *   URL=http://localhost:8080 ID=demo-hotline SECRET=… INSTITUTION=… CALL=HJ202611240001 AGENT=H001 \
 *     node --conditions=@gov-rating/source examples/hotline/hotline.ts
 *
 * `npm start` prints the first four. With CASE, the number of a closed case, its handling is asked for after the call itself: the
 * two are rated apart, and a case that is rated already is not asked for. CASE_INSTITUTION, CASE_ITEM, CASE_NAME and CASE_CLOSED_AT
 * are what the hotline knows of it; they must be as the case is registered, because registering again corrects it. Only what a
 * person confirms is stored; who hangs up before has given nothing.
 */
import {createHash} from 'node:crypto';
import {createInterface} from 'node:readline';
import type {Localized} from '@gov-rating/contract/standard';
import {hotlineScript} from '@gov-rating/sdk/collect';
import {createServiceClient, isGovRatingError, type ServiceRegistration} from '@gov-rating/sdk/service';
import {spokenPrivacy} from './privacy.ts';
import {askingFor, rateByKeys} from './rated-call.ts';
import {serviceOfCall, serviceOfCase} from './rateable.ts';
import {waitingRatings, type Delivery} from './waiting-ratings.ts';

const {env} = process;
const {URL: baseUrl = 'http://localhost:8080', ID: clientId = 'demo-hotline', SECRET = '', INSTITUTION = ''} = env;
const {CALL, CASE, AGENT, ITEM = '12345HUAWU', WAITING = 'hotline-waiting.json'} = env;
const {CASE_INSTITUTION = INSTITUTION, CASE_ITEM = '12345SUQIU', CASE_NAME = '诉求事项办理', CASE_CLOSED_AT} = env;
if (!SECRET || !INSTITUTION || !CALL) {
  console.error('Set SECRET, INSTITUTION and CALL.');
  process.exit(2);
}

/** Who entered a rating that nobody entered but the person: the telephone system. */
const clerk = 'IVR';

/** How long a person who is on the telephone waits for a look-up, in milliseconds. */
const longestWait = 3000;

const client = createServiceClient({baseUrl, clientId, clientSecret: SECRET});
const waiting = waitingRatings(WAITING, client);
// Listens from now on, so that no key is lost that is pressed while something is sent.
const events = eventsOf(createInterface({input: process.stdin})[Symbol.asyncIterator]());
const justNow = new Date(Date.now() - 1000).toISOString();

for (const delivery of await waiting.sendAll()) console.log(`  （上次留下的评价）${wordsOf(delivery)}`);

const call = serviceOfCall(
  {institutionCode: INSTITUTION, itemCode: ITEM, itemName: '12345热线话务服务'},
  {id: CALL, agent: AGENT ?? null, endedAt: justNow},
);
const callQuestion = {
  'zh-CN': '请对本次话务服务作出评价。',
  'zh-TW': '請對本次話務服務作出評價。',
  en: 'Please rate this call.',
};
const caseQuestion = {
  'zh-CN': '请对您所反映诉求的办理作出评价。',
  'zh-TW': '請對您所反映訴求的辦理作出評價。',
  en: 'Please rate how your case was handled.',
};

// Who has hung up or asked for a person is not asked a second question.
const {privacyNotice: ofCall} = await lookUp(call);
if ((await rate(call, afterPrivacy(callQuestion, ofCall))) && CASE !== undefined) {
  const facts = {projectNo: CASE, institutionCode: CASE_INSTITUTION, itemCode: CASE_ITEM, itemName: CASE_NAME};
  const asked = serviceOfCase({...facts, closedAt: CASE_CLOSED_AT ?? justNow});
  const {isRated, privacyNotice} = await lookUp(asked);
  if (isRated) console.log('  这件诉求已经评价过了，不再询问。');
  else await rate(asked, afterPrivacy(caseQuestion, privacyNotice));
}
process.exit();

/** Asks for one rating and brings it; false where the call is over. */
async function rate(service: ServiceRegistration, question: Localized): Promise<boolean> {
  const say = (sentences: readonly Localized[]) => console.log(sentences.map(({'zh-CN': words}) => words).join(''));
  const {state, draft} = await rateByKeys(askingFor(hotlineScript, question), events, say);
  console.log(`  ${draft ? '评价已确认。' : `没有评价（${state}）。`}`);
  if (draft) {
    // The same call about the same service is one rating, whatever signs its numbers have.
    const known = createHash('sha256').update(JSON.stringify([CALL, service.projectNo]));
    const idempotencyKey = `hotline-${known.digest('base64url')}`;
    console.log(`  ${wordsOf(await waiting.deliver({rating: {service, ...draft, clerk}, idempotencyKey}))}`);
  }
  return state === 'thanks' || state === 'ended';
}

/**
 * Whether a service is rated, and what its institution says about privacy. While the server is away nobody knows, the person does not
 * wait for it, and the server decides later.
 */
async function lookUp({projectNo = '', institutionCode, node}: ServiceRegistration) {
  try {
    const signal = AbortSignal.timeout(longestWait);
    const {items, privacyNotice} = await client.listCaseServices({projectNo, institutionCode, node}, {signal});
    return {isRated: items.some(({serviceNumber, rated}) => serviceNumber === 1 && rated), privacyNotice};
  } catch (error) {
    if (!isGovRatingError(error)) throw error;
    return {isRated: false, privacyNotice: undefined};
  }
}

function afterPrivacy(question: Localized, notice: Localized | undefined): Localized {
  return {...question, 'zh-CN': spokenPrivacy(notice) + question['zh-CN']};
}

function wordsOf(delivery: Delivery): string {
  if (delivery.kind === 'received') return `已送达，查询号码 ${delivery.receiptNumber}`;
  return delivery.kind === 'waits' ? `服务器没有回应，评价存在 ${WAITING}，下次先送` : `没有收下：${delivery.sentence}`;
}

/** One event for each line; the end of the input is the end of the call. */
async function* eventsOf(lines: AsyncIterator<string, unknown>): AsyncGenerator<string> {
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const key = line.value.trim();
    yield key === '' ? 'timeout' : key === '-' ? 'hang_up' : key;
  }
}
