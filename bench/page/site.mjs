/** One server for every page: the reference server with memory storage, the files, and the backends of the peers. */
import {fileURLToPath} from 'node:url';
import {levelNames} from '@gov-rating/contract';
import {serve} from '@gov-rating/server/node';
import {aScene} from '../../packages/server/test/fixtures/api.fixtures.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const ours = fileURLToPath(new URL('../../packages/elements/dist/', import.meta.url));

/**
 * What every form asks, taken from the reference server so that all show the same words.
 *
 * @typedef {object} Form
 * @property {string} token
 * @property {import('@gov-rating/contract').RatingForm} invitation
 * @property {string} title
 * @property {{level: string, text: string}[]} levels
 * @property {{code: string, level: string, text: string}[]} tags - those that are shown at once
 */

/** Starts the server; `add` puts a page at an address. */
export async function startSite() {
  const scene = await aScene();
  const {token} = await scene.invited();
  const invitation = await scene.ask('getInvitation', '/v1/invitation', {token});
  const form = {
    token,
    invitation,
    title: invitation.service.itemName,
    levels: Object.entries(levelNames).map(([level, text]) => ({level, text: text['zh-CN']})),
    tags: invitation.tags.filter(tag => tag.core).map(({code, level, text}) => ({code, level, text: text['zh-CN']})),
  };
  const html = new Map();
  const running = await serve({
    app: {fetch: async (request, peer) => answer(request) ?? scene.app.fetch(request, peer)},
    port: 0,
    pages: false,
    files: [
      {prefix: '/bench/ours/', directory: ours},
      {prefix: '/bench/peers/', directory: `${here}dist`},
    ],
  });

  /** Pages, and the backends of PostHog and Sentry: fixed answers without any work, to the peers' advantage. */
  function answer(request) {
    const {pathname} = new URL(request.url);
    if (html.has(pathname)) return new Response(html.get(pathname), {headers: {'Content-Type': 'text/html'}});
    if (pathname.startsWith('/stub/posthog/array/'))
      return Response.json({surveys: [survey(form)], supportedCompression: []});
    if (pathname.startsWith('/stub/posthog/api/surveys')) return Response.json({surveys: [survey(form)]});
    if (pathname.startsWith('/stub/posthog/flags')) return Response.json({flags: {}, featureFlags: {}});
    if (pathname.startsWith('/stub/')) return Response.json({});
    return undefined;
  }

  return {
    form,
    url: running.url,
    close: () => running.close(0),
    add: (path, text) => html.set(path, text),
  };
}

/** The survey as PostHog's backend describes one. */
const survey = ({title, tags}) => ({
  id: 'bench-survey',
  name: title,
  type: 'api',
  start_date: '2026-01-01T00:00:00Z',
  appearance: {displayThankYouMessage: false, whiteLabel: true},
  questions: [
    {
      id: 'level',
      type: 'rating',
      display: 'number',
      scale: 5,
      question: title,
      lowerBoundLabel: '非常不满意',
      upperBoundLabel: '非常满意',
      skipSubmitButton: true,
      branching: {type: 'next_question'},
    },
    {
      id: 'tags',
      type: 'multiple_choice',
      question: '原因',
      choices: tags.filter(tag => tag.level === 'dissatisfied').map(tag => tag.text),
      optional: true,
    },
    {id: 'comment', type: 'open', question: '说明', optional: true},
  ],
});
