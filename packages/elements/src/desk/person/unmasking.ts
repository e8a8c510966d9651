import type {RouteOutput} from '@gov-rating/contract/types';
import {explain} from '../base/explanation.ts';
import {StorePart} from '../base/host.ts';

/** How long a person is shown, in milliseconds. */
const shownForMs = 60_000;

/** A request to see who was served, while its reason is being typed. */
export interface UnmaskRequest {
  readonly reason: string;
  readonly error: string;
  /** The id of the refused request, where the server has refused it. */
  readonly requestId?: string | undefined;
  readonly sending: boolean;
}

/** The served person as they are shown. */
export type ShownPerson = RouteOutput<'unmask'>['person'];

/** What is shown of the served person. */
export interface UnmaskState {
  /** Undefined while no request is open. */
  readonly request: UnmaskRequest | undefined;
  /** Undefined while masked. */
  readonly person: ShownPerson | undefined;
}

/**
 * The served person: masked until a reason is given, and masked again after a minute or when the desk leaves the page.
 */
export class Unmasking extends StorePart<UnmaskState> {
  override state: UnmaskState = {request: undefined, person: undefined};
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the reason, or takes it over as it is typed. */
  giveReason(reason = ''): void {
    this.change({request: {reason, error: '', sending: false}});
  }

  /** Puts the question away. */
  cancel(): void {
    this.change({request: undefined});
  }

  /** Shows the person for a minute. Never rejects; resolves to false when there is no person to show. */
  async show(): Promise<boolean> {
    const {host} = this;
    const {request} = this.state;
    const {words} = host;
    const orderNumber = host.entry?.id ?? '';
    if (!request || request.sending) return false;
    const reason = request.reason.trim();
    if (!reason) {
      this.change({request: {...request, error: words.required}});
      return false;
    }
    this.change({request: {...request, sending: true}});
    const {answer, error} = await this.connection.ask(server => server.unmask({orderNumber, reason}));
    if (host.entry?.id !== orderNumber) return false;
    if (!answer) {
      const {what, requestId} = explain(error, words);
      this.change({request: {...request, error: what, requestId}});
      return false;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), shownForMs);
    this.change({request: undefined, person: answer.person});
    return true;
  }

  /** Masks the person again; does nothing while the person is masked. */
  hide(): void {
    clearTimeout(this.timer);
    if (!this.state.person) return;
    this.change({person: undefined});
    this.host.announce(this.host.words.hidden);
  }
}
