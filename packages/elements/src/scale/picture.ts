import {html, type TemplateResult} from 'lit';

/** The horizontal position of each star. */
const tops = [12, 36, 60, 84, 108];
const star = '3l2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-2.9-5.6 2.9 1.1-6.2-4.5-4.4 6.2-.9z';

/** The mouth bends in equal steps, from 6 units up for the best level to 6 down. */
const face = (index: number) =>
  html`<svg class="face" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d="M9 9v1M15 9v1M7.5 ${13 + 1.2 * index}q4.5 ${6 - 3 * index} 9 0" />
  </svg>`;

const starsAt = (places: readonly number[]) => places.map(top => `M${top} ${star}`).join('');

const stars = (filled: number) =>
  html`<svg class="stars" viewBox="0 0 120 24" aria-hidden="true">
    <path d=${starsAt(tops.slice(0, filled))} fill="currentColor" />
    <path d=${starsAt(tops.slice(filled))} />
  </svg>`;

/** The decoration of a level, where 0 is the best: a face, five stars, or nothing. The text always says the same. */
export function picture(variant: string, index: number): TemplateResult | undefined {
  if (variant === 'faces') return face(index);
  if (variant === 'stars') return stars(5 - index);
  return undefined;
}
