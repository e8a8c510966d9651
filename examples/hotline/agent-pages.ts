import {randomBytes} from 'node:crypto';
import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {getCookie, setCookie} from 'hono/cookie';
import {isBad, levels, nodeNames, nodes} from '@gov-rating/contract/standard';
import {isApiError, isGovRatingError} from '@gov-rating/sdk/core';
import type {ServiceClient} from '@gov-rating/sdk/service';
import type {CaseFacts} from '../data/cases.ts';
import {agentPage, failurePage, signInPage} from './agent-view.ts';
import {spokenPrivacy} from './privacy.ts';

/** Somebody who takes calls. */
export interface Agent {
  /** The work number (工号), under which a rating is entered. */
  readonly number: string;
  readonly name: string;
}

/** What the pages need. */
export interface AgentOptions {
  /** A client that is trusted with the channel `hotline`. */
  readonly client: Pick<ServiceClient, 'collectRating' | 'listCaseServices'>;
  /** The hotline's own list of cases, newest first. */
  readonly cases: () => readonly CaseFacts[];
  /** The name of an institution. */
  readonly institutionName: (code: string) => string;
  readonly agents: readonly Agent[];
}

/** More than any request of the page has, in bytes. */
const mostBytes = 16 * 1024;

const cookie = 'hotline_agent';

/** How many agents are signed in at once; the one who signed in first makes room. */
const mostSessions = 200;

/** How many numbers the page offers to try. */
const examplesShown = 3;

const sentences = {
  signedOut: '签到已失效，没有送达。请在新标签页签到，再回到这里发送；这里的内容都还在。',
  unknown: '查不到这个编号，请与来电人核对。',
  otherNode: (names: string) => `这个编号没有这个节点的服务，只有“${names}”，请改选节点。`,
  rated: '这次服务已经评价过了，每次服务评价一次。请告诉来电人，需要反映问题可以登记新的诉求。',
  away: '评价服务器没有回应，没有送达。内容都还在，请稍后再发送。',
  noReason: '这个等级需要原因：请至少选一个，或记下来电人的话。',
} as const;

/**
 * Where an agent of a hotline enters the rating of a caller. The agent signs in here, and the hotline's system calls the
 * interface with its own client: the page has no secret, and the work number of who enters is that of the session, not what a
 * page claims. What is rated is the handling of a case; a call is rated by keys, because nobody enters ratings of his own work.
 */
export function agentPages({client, cases, institutionName, agents}: AgentOptions): Hono {
  const app = new Hono({strict: false}).basePath('/examples/hotline');
  const sessions = new Map<string, Agent>();
  const agentOf = (call: Context) => sessions.get(getCookie(call, cookie) ?? '');
  const find = (projectNo: string, node: string) =>
    cases().find(facts => facts.projectNo === projectNo && facts.node === node);

  app.use(bodyLimit({maxSize: mostBytes}));

  app.get('/', call => {
    const agent = agentOf(call);
    const examples = cases().flatMap(({node, projectNo}) => (node === 'completed' ? [projectNo] : []));
    return call.html(agent ? agentPage(agent, examples.slice(0, examplesShown)) : signInPage(agents));
  });

  app.post('/sign-in', async call => {
    const form = await call.req.parseBody();
    const agent = agents.find(({number}) => number === form['agent']);
    if (!agent) return call.html(signInPage(agents, true), 400);
    const token = randomBytes(24).toString('base64url');
    const [oldest] = sessions.keys();
    if (oldest !== undefined && sessions.size >= mostSessions) sessions.delete(oldest);
    sessions.set(token, agent);
    setCookie(call, cookie, token, {httpOnly: true, sameSite: 'Strict', path: '/'});
    return call.redirect('/examples/hotline/', 303);
  });

  app.post('/sign-out', call => {
    sessions.delete(getCookie(call, cookie) ?? '');
    return call.redirect('/examples/hotline/', 303);
  });

  app.post('/lookups', async call => {
    if (!agentOf(call)) return refused(call, 401, 'signed_out', sentences.signedOut);
    const {projectNo, node} = await asked(call);
    const facts = find(projectNo, node);
    if (!facts) {
      const others = cases().filter(other => other.projectNo === projectNo);
      const names = nodes.filter(name => others.some(other => other.node === name));
      const sentence =
        names.length === 0
          ? sentences.unknown
          : sentences.otherNode(names.map(name => nodeNames[name]['zh-CN']).join('、'));
      return refused(call, 404, 'unknown_case', sentence);
    }
    return attempt(call, async () => {
      const {institutionCode, serviceNumber, itemName, servedAt} = facts;
      const found = {projectNo, institutionCode, node: facts.node, serviceNumber};
      const {items, privacyNotice} = await client.listCaseServices(found);
      if (items.some(({rated}) => rated)) return refused(call, 409, 'already_rated', sentences.rated);
      return call.json({
        // Made here, so that a page that sends again after a failure sends the same.
        key: `agent-${randomBytes(16).toString('base64url')}`,
        ...{projectNo, itemName, servedAt, node: nodeNames[facts.node]['zh-CN']},
        institution: institutionName(institutionCode),
        privacy: spokenPrivacy(privacyNotice),
      });
    });
  });

  app.post('/ratings', async call => {
    const agent = agentOf(call);
    if (!agent) return refused(call, 401, 'signed_out', sentences.signedOut);
    const {projectNo, node, key, level: given, tags, comment} = await asked(call);
    const facts = find(projectNo, node);
    const level = levels.find(name => name === given);
    if (!facts || !level) return refused(call, 400, 'invalid', sentences.unknown);
    if (isBad(level) && tags.length === 0 && comment.trim() === '')
      return refused(call, 400, 'reason_required', sentences.noReason);
    return attempt(call, async () => {
      const rating = {service: facts, channel: 'hotline', level, tags, comment, clerk: agent.number} as const;
      const {receiptNumber} = await client.collectRating(rating, {idempotencyKey: key});
      return call.json({receiptNumber}, 201);
    });
  });

  app.onError((error, call) => call.html(failurePage(error.message), 502));
  return app;
}

/** What a page sent, each field a text or a list of texts, whatever it sent. */
async function asked(call: Context) {
  const body = Object(await call.req.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const tags = Array.isArray(body['tags']) ? body['tags'].filter(tag => typeof tag === 'string') : [];
  return {
    projectNo: text('projectNo').normalize('NFKC').trim(),
    node: text('node'),
    level: text('level'),
    ...{key: text('key'), comment: text('comment'), tags},
  };
}

const refused = (call: Context, status: 400 | 401 | 404 | 409 | 503, code: string, sentence: string) =>
  call.json({code, sentence}, status);

/** A refusal is said in the words of the server, and a server that is away as that. */
async function attempt(call: Context, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!isGovRatingError(error)) throw error;
    if (!isApiError(error) || error.retry) return refused(call, 503, 'unavailable', sentences.away);
    const isRated = error.code === 'already_rated' || error.code === 'idempotency_key_reused';
    if (isRated) return refused(call, 409, 'already_rated', sentences.rated);
    return refused(call, 400, error.code, error.messages?.['zh-CN'] ?? error.message);
  }
}
