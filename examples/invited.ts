import {Hono} from 'hono';
import type {ServiceClient} from '@gov-rating/sdk/service';
import type {CaseBook} from './department/case-book.ts';
import {onThisHost} from './page.ts';

/** What it needs: the department's access, its cases, and the address of the examples. */
export interface InvitedOptions {
  readonly client: ServiceClient;
  readonly cases: CaseBook;
  readonly url: string;
}

/** Example pages that a visitor may try at once. */
const pages = ['portal', 'react', 'vue'];

/**
 * `POST /examples/invited/react`: serves somebody, invites them, and leads on to the page with the invitation, as a link
 * in a message would. It changes data, hence no GET.
 */
export function invited({client, cases, url}: InvitedOptions): Hono {
  const app = new Hono().basePath('/examples/invited');
  app.post('/:page', async call => {
    const page = call.req.param('page');
    if (!pages.includes(page)) return call.notFound();
    const {serviceId} = await client.putService(cases.add());
    const invitation = await client.invite({serviceId, page: `${url}/examples/${page}/`});
    return call.redirect(onThisHost(invitation.url, url), 303);
  });
  return app;
}
