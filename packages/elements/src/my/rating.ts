import type {RatingClient} from '@gov-rating/sdk/core';
import {html, type TemplateResult} from 'lit';
import {serverAddress} from '../page/server-address.ts';
import type {GovRatingReceivedDetail} from '../rating/events.ts';

/** What the page says of its element, and what holds for the rating in it too. */
interface RatingSettings {
  readonly endpoint: string;
  readonly ratingClient: RatingClient | undefined;
  readonly receiptPage: string;
  readonly helpPhone: string;
  readonly hotline: string;
  readonly sharedDevice: boolean;
  readonly readAloud: string;
  readonly voiceManifest: string;
}

/** The rating of one service, and who hears of it. */
interface OneRating {
  readonly language: string;
  readonly token: string;
  readonly isRating: boolean;
  readonly received: (event: CustomEvent<GovRatingReceivedDetail>) => void;
  readonly keep: () => void;
}

/** The form of one service in the place of the lists; it stays while the lists are shown, because its rating may still wait. */
export const renderRating = (page: RatingSettings, rating: OneRating): TemplateResult =>
  html`<gov-rating
    ?hidden=${!rating.isRating}
    lang=${rating.language}
    theme="inherit"
    .endpoint=${serverAddress(page.endpoint)}
    .token=${rating.token}
    .client=${page.ratingClient}
    .receiptPage=${page.receiptPage}
    .helpPhone=${page.helpPhone}
    .hotline=${page.hotline}
    .sharedDevice=${page.sharedDevice}
    .readAloud=${page.readAloud}
    .voiceManifest=${page.voiceManifest}
    exportparts="question, choice, send, copy, save, print, number: receipt-number"
    @gov-rating-received=${rating.received}
    @gov-rating-kept=${rating.keep}
  ></gov-rating>`;
