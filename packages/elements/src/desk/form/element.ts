import type {PropertyDeclarations} from 'lit';
import {register} from '../../base/register.ts';
import {DeskPartElement, passed} from '../base/desk-part.ts';
import type {OpenEntry} from '../base/entries.ts';
import type {FormDraft} from './definitions.ts';
import {renderSteps, type StepActions, type StepContext} from './steps.ts';

/** The steps that the person may take with an entry, or the form of the one that was begun. */
class DeskFormElement extends DeskPartElement<StepActions> implements StepContext {
  static override readonly properties: PropertyDeclarations = {entry: passed, form: passed};

  entry!: OpenEntry;
  form: FormDraft | undefined;

  protected override render() {
    return renderSteps(this);
  }
}

/** Registers the form of the desk. */
export function defineDeskForm(): void {
  register('gov-rating-desk-form', DeskFormElement);
}
