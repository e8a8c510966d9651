import {html, svg, type TemplateResult} from 'lit';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', {timeZone: 'Asia/Shanghai', ...options});
const time = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'} as const;
const full = format({year: 'numeric', month: 'long', day: 'numeric', ...time});
const day = format({year: 'numeric', month: 'long', day: 'numeric'});

/** A moment in Beijing time: 2026年11月29日 09:30. */
export const moment = (at: string | number): TemplateResult =>
  html`<time datetime=${new Date(at).toISOString()}>${full.format(new Date(at))}</time>`;

/** A day in Beijing time: 2026年11月29日. */
export const dayOf = (at: string | number): string => day.format(new Date(at));

/** How many days are left, in the words of a person. */
export const daysLeft = (days: number | null): string =>
  days === null ? '' : days === 0 ? '今天是最后一天' : `还可评价 ${days} 天`;

/** The strokes of each sign in a square of 24. */
const strokes = {
  received: 'M7 12.5l3.5 3.5 6.5-7',
  kept: 'M12 6v6l4 3',
  refused: 'M12 7v6M12 17v.1',
} as const;

/** The sign of an end; the text beside it says the same. */
export const endSign = (end: keyof typeof strokes): TemplateResult =>
  html`<svg class="sign ${end}" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10.5" />
    <path d=${strokes[end]} />
  </svg>`;

/** Signs of the bar below, of the way back and of no network. */
const small = {
  services: 'M5 4h14v16l-3.5-2-3.5 2-3.5-2L5 20zM8.5 9h7M8.5 13h5',
  receipts: 'M4 5h16v11H10l-4 4v-4H4zM8 10.5l2.5 2.5L16 8',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  offline: 'M4 9a12 12 0 0 1 16 0M7 13a7.5 7.5 0 0 1 10 0M12 18v.1M5 4l14 16',
} as const;

/** A small sign beside words. */
export const sign = (name: keyof typeof small): TemplateResult =>
  html`<svg class="small" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${small[name]} />`}</svg>`;
