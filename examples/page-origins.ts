import {parseArgs} from 'node:util';
import {ConfigError} from '@gov-rating/server/node';

/**
 * Origins of pages of one's own, to which invitations of the demonstration may lead: `--page-origin http://localhost:5173`, also
 * several times. They hold for this start only.
 *
 * @throws {ConfigError} for another option, and for what is no origin.
 */
export function readPageOrigins(args: string[]): string[] {
  try {
    const {values} = parseArgs({args, options: {'page-origin': {type: 'string', multiple: true}}});
    return (values['page-origin'] ?? []).map(originOf);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([`${(error as Error).message} Known: --page-origin http://localhost:5173.`]);
  }
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new ConfigError([`--page-origin needs an origin such as http://localhost:5173, not ${text}.`]);
  return url.origin;
}

/** The line that says to which pages invitations may lead besides the server's own. */
export const pagesOfYourOwn = (origins: readonly string[]): string =>
  origins.length > 0
    ? `Invitations may lead to pages of ${origins.join(', ')} too: invite({serviceId, page: '${origins[0]}/…'}).`
    : 'Invitations lead to pages of this server. For a page of your own: npm start -- --page-origin http://localhost:5173';
