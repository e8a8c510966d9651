import {html, type PropertyDeclarations} from 'lit';
import {register} from '../../base/register.ts';
import {DeskPartElement, passed} from '../base/desk-part.ts';
import type {ListState} from './loader.ts';
import {renderList, type ListActions, type ListContext} from './pane.ts';
import {renderRail} from './rail.ts';

/** The views that the person may see, and the list of the one that is chosen. */
class DeskListElement extends DeskPartElement<ListActions> implements ListContext {
  static override readonly properties: PropertyDeclarations = {state: passed, openId: passed};

  state!: ListState;
  openId!: string;

  protected override render() {
    return html`${renderRail(this)} ${renderList(this)}`;
  }
}

/** Registers the list of the desk. */
export function defineDeskList(): void {
  register('gov-rating-desk-list', DeskListElement);
}
