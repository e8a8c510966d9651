import type {OrderDetail} from '@gov-rating/contract/types';
import type {PropertyDeclarations} from 'lit';
import {register} from '../../base/register.ts';
import {DeskPartElement, passed} from '../base/desk-part.ts';
import {renderHistory} from './history.ts';

/** What happened to an order so far. */
class DeskTimelineElement extends DeskPartElement<unknown> {
  static override readonly properties: PropertyDeclarations = {detail: passed};

  detail!: OrderDetail;

  protected override render() {
    return renderHistory(this.detail, this.words);
  }
}

/** Registers the timeline of the desk. */
export function defineDeskTimeline(): void {
  register('gov-rating-desk-timeline', DeskTimelineElement);
}
