import {isApiError, newIdempotencyKey, orderStates} from '@gov-rating/sdk/desk-core';
import {fill} from '../../messages/fill.ts';
import {foreignAnswer} from '../../page/foreign-answer.ts';
import {detailOf, type OpenEntry} from '../base/entries.ts';
import {explain} from '../base/explanation.ts';
import {StorePart, type DeskHost} from '../base/host.ts';
import {fieldErrorsOf, fieldNamed} from './check.ts';
import {emptyForm, type CompleteForm, type FormDraft, type FormKind} from './definitions.ts';
import {send} from './send.ts';

/** What the forms need of the desk around them. */
export interface FormHost extends DeskHost {
  /** Reads the open entry and the list again. */
  reload(): Promise<unknown>;
  /** A form was taken; `after` is the entry as it is now, null when it has to be read. */
  onSubmitted(form: FormDraft, before: OpenEntry, after: OpenEntry | null): Promise<void>;
}

/** What is shown of the forms. */
interface FormState {
  /** The form that is open; undefined while none is. */
  readonly form: FormDraft | undefined;
}

/** The form that is open, and those that were left half filled, by entry and kind. */
export class FormDrafts extends StorePart<FormState, FormHost> {
  override state: FormState = {form: undefined};
  private readonly drafts = new Map<string, FormDraft>();

  /** Opens a form, with what was filled in before. */
  begin(kind: FormKind): void {
    this.change({form: this.drafts.get(this.name(kind)) ?? emptyForm(kind, newIdempotencyKey())});
    this.host.announce('');
  }

  /** Sets input; another content is another submission. */
  fill(change: (form: FormDraft) => Readonly<Record<string, unknown>>): void {
    const {form} = this.state;
    if (!form) return;
    const values = {...form.values, ...change(form)};
    this.keep({...form, values, fieldErrors: {}, key: newIdempotencyKey()} as FormDraft);
  }

  /** Closes the form and forgets what was filled in. */
  cancel(): void {
    const {form} = this.state;
    if (form) this.drafts.delete(this.name(form.kind));
    this.close();
    this.host.announce('');
  }

  /** Closes the form; what was filled in stays for its return. */
  close(): void {
    this.change({form: undefined});
  }

  /** Sends the form. Never rejects; resolves to whether it was taken. */
  async submit(): Promise<boolean> {
    const {host, connection} = this;
    const {form} = this.state;
    const {entry, words} = host;
    if (!form || !entry || form.sending) return false;
    const fieldErrors = fieldErrorsOf(form, words);
    if (Object.keys(fieldErrors).length > 0) {
      this.keep({...form, fieldErrors, error: '', requestId: undefined});
      return false;
    }
    this.keep({...form, fieldErrors: {}, error: '', requestId: undefined, sending: true});
    // It is complete: the check above has found nothing missing.
    const {answer, error} = await connection.ask(server => send(server, form as CompleteForm, entry));
    if (answer === undefined) {
      await this.refused(form, error, entry.id);
      return false;
    }
    this.drafts.delete(this.name(form.kind, entry.id));
    if (host.entry?.id === entry.id) this.close();
    await host.onSubmitted(form, entry, answer);
    return true;
  }

  /** Keeps the form with the reason. When another person changed the entry first, its current state is shown. */
  private async refused(form: FormDraft, error: unknown, id: string): Promise<void> {
    const {host} = this;
    const {words} = host;
    const {what, requestId} = explain(error, words);
    const keep = (changes: Partial<FormDraft>) =>
      this.keep({...form, requestId, ...changes, sending: false} as FormDraft, id);
    if (!isApiError(error))
      return keep({error: what + (foreignAnswer(error) ? words.kept + words.reword : words.kept)});
    // A refused form may be sent again with the same content, as a new submission.
    const key = newIdempotencyKey();
    const {current} = error;
    if (!current) {
      if (error.status === 409) await host.reload();
      const fieldErrors = Object.fromEntries(
        error.errors.map(({field, messages}) => [fieldNamed(field, form.kind), words.localize(messages)]),
      );
      return keep({fieldErrors, error: what, key});
    }
    await host.reload();
    const isPossible = detailOf(host.entry)?.steps.some(step => step === form.kind);
    const sentence = fill(isPossible ? words.changed : words.gone, {
      state: words.localize(orderStates[current.state].name),
    });
    keep({error: error.code === 'order_changed' || !isPossible ? sentence : what, key});
  }

  /** Keeps a form for its entry, and shows it if that entry is still open. */
  private keep(form: FormDraft, id = this.host.entry?.id ?? ''): void {
    this.drafts.set(this.name(form.kind, id), {...form, sending: false});
    if (this.host.entry?.id !== id) return;
    this.change({form});
  }

  private name(kind: FormKind, id = this.host.entry?.id): string {
    return `${id} ${kind}`;
  }
}
