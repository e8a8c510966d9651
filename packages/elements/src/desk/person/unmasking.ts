import type {RouteOutput} from '@gov-rating/contract/types';
import {explain} from '../base/explanation.ts';
import {DeskPart} from '../base/host.ts';

/** How long a person is shown, in milliseconds. */
const shownForMs = 60_000;

/** A request to see who was served, while its reason is being typed. */
export interface UnmaskRequest {
  readonly reason: string;
  readonly error: string;
  readonly sending: boolean;
}

/**
 * The served person: masked until a reason is given, and masked again after a minute or when the desk leaves the page.
 */
export class Unmasking extends DeskPart {
  /** Undefined while no request is open. */
  request: UnmaskRequest | undefined;
  /** Undefined while masked. */
  person: RouteOutput<'unmask'>['person'] | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the reason, or takes it over as it is typed. */
  giveReason(reason = ''): void {
    this.setRequest({reason, error: '', sending: false});
  }

  /** Puts the question away. */
  cancel(): void {
    this.setRequest(undefined);
  }

  /** Shows the person for a minute. Never rejects; resolves to false when there is no person to show. */
  async show(): Promise<boolean> {
    const {request, host} = this;
    const {words} = host;
    const orderNumber = host.entry?.id ?? '';
    if (!request || request.sending) return false;
    const reason = request.reason.trim();
    if (!reason) {
      this.setRequest({...request, error: words.required});
      return false;
    }
    this.setRequest({...request, sending: true});
    const {answer, error} = await this.connection.ask(server => server.unmask({orderNumber, reason}));
    if (host.entry?.id !== orderNumber) return false;
    if (!answer) {
      this.setRequest({...request, error: explain(error, words).what});
      return false;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), shownForMs);
    this.person = answer.person;
    this.setRequest(undefined);
    return true;
  }

  /** Masks the person again; does nothing while the person is masked. */
  hide(): void {
    clearTimeout(this.timer);
    if (!this.person) return;
    this.person = undefined;
    this.host.announce(this.host.words.hidden);
  }

  private setRequest(request: UnmaskRequest | undefined): void {
    this.request = request;
    this.host.requestUpdate();
  }
}
