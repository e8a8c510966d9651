import type {GovRatingKioskElement} from '../kiosk/element.ts';
import type {TerminalDevice} from '../kiosk/device.ts';
import {openScreen, type ScreenPage} from './screen-page.ts';

/** A terminal as the person before it meets it. */
export interface KioskPage extends ScreenPage<GovRatingKioskElement> {
  /** Every event of the element: its name and its detail. */
  readonly events: string[];
}

const names = ['kept', 'received', 'refused', 'idle'] as const;

/** Puts a terminal on the page and waits until it is drawn. */
export async function openKiosk(
  device: TerminalDevice | undefined,
  facts: Partial<GovRatingKioskElement> = {},
): Promise<KioskPage> {
  const element = document.createElement('gov-rating-kiosk');
  Object.assign(element, {device, lang: 'zh-CN', theme: 'light'}, facts);
  const events: string[] = [];
  for (const name of names)
    element.addEventListener(`gov-rating-kiosk-${name}`, ({detail}: CustomEvent<object>) =>
      events.push(`${name} ${Object.values(detail).join(' ')}`),
    );
  return {...(await openScreen(element)), events};
}
