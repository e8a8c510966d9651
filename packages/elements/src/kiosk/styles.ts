import {css} from '../styles/css.ts';

/**
 * A terminal that is read standing: at 1080 × 1920 and 1920 × 1080 no text is below 28 px and no target below 96, at 1024 × 768
 * they are 24 and 64. Upright, a form begins below eye level, where a person in a wheelchair reaches it too.
 */
export const kioskStyles = css`
  :host {
    -webkit-touch-callout: none;
    touch-action: manipulation;
  }
  .screen {
    --_size: 26px;
    --_main: 30px;
    --_hint: 24px;
    --_title: 36px;
    --_target: 68px;
  }
  .elder {
    --_size: 28px;
    --_main: 34px;
    --_title: 38px;
    --_target: 72px;
  }
  /* Nothing but the comment can be marked, not even a number. */
  [translate='no'] {
    -webkit-user-select: none;
    user-select: none;
  }
  .note {
    white-space: pre-line;
  }
  .qr {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_2);
    margin: 0;
  }
  .qr svg {
    width: 184px;
    height: 184px;
    stroke: none;
    forced-color-adjust: none;
  }
  .qr figcaption {
    max-width: 10em;
  }
  .qr rect {
    fill: #fff;
  }
  .qr path {
    fill: #000;
  }
  .prompt.screen gov-rating-scale,
  .rating gov-rating-scale,
  .sending gov-rating-scale {
    --_main: 30px;
  }
  @media (orientation: landscape) {
    /* The code beside the number. */
    .body.received {
      display: grid;
      grid-template-columns: minmax(0, max-content) auto;
      justify-content: center;
      align-content: center;
    }
    .body.received > * {
      grid-column: 1 / -1;
      align-self: center;
      justify-self: center;
    }
    .body.received > .number {
      grid-column: 1;
    }
    .body.received > .qr {
      grid-column: 2;
    }
    .received .number b {
      font-size: 36px;
    }
  }
  /* What was read above the question gives its place to the reasons. */
  @media (max-height: 800px) {
    .rating .rated .hint,
    .sending .rated .hint {
      display: none;
    }
    .received .sign {
      width: 72px;
      height: 72px;
    }
    gov-rating-comment::part(textarea) {
      height: 96px;
    }
  }
  @media (min-width: 1000px) and (min-height: 1000px) {
    .screen {
      --_size: 34px;
      --_main: 40px;
      --_hint: 28px;
      --_title: 52px;
      --_target: 96px;
      gap: 40px;
      padding: 64px;
    }
    .elder {
      --_size: 40px;
      --_main: 48px;
      --_hint: 34px;
      --_title: 60px;
      --_target: 104px;
      gap: 32px;
      padding: 48px 64px;
    }
    .body {
      gap: 40px;
    }
    .body h2,
    .end h2 {
      font-size: 76px;
    }
    .idle h2 {
      font-size: 112px;
    }
    .body h2.code,
    .code {
      font-size: 144px;
    }
    .received .number b {
      font-size: 60px;
    }
    .sign,
    .received .sign {
      width: 160px;
      height: 160px;
    }
    .qr svg {
      width: 280px;
      height: 280px;
    }
    button {
      padding: 12px 44px;
    }
    .fields {
      gap: 40px;
    }
    .rating gov-rating-scale,
    .sending gov-rating-scale {
      --_main: 40px;
    }
    .prompt.screen gov-rating-scale {
      --_main: 48px;
      --_target: 320px;
    }
  }
  @media (min-width: 1000px) and (min-height: 1000px) and (orientation: landscape) {
    .body.received {
      gap: 20px 64px;
    }
    .received .sign {
      width: 96px;
      height: 96px;
    }
  }
  @media (min-width: 1000px) and (min-height: 1000px) and (orientation: portrait) {
    .prompt,
    .rating,
    .sending {
      padding-top: 12vh;
    }
    .elder.rating,
    .elder.sending {
      padding-top: 48px;
    }
    .prompt.screen gov-rating-scale {
      --_target: 160px;
    }
    .prompt gov-rating-scale::part(choice),
    .rating gov-rating-scale::part(choice) {
      padding-inline: 40px;
    }
    /* The comment follows the reasons; both leave the levels where they are. */
    .rating .fields,
    .sending .fields {
      grid-template-rows: auto minmax(0, max-content) auto;
      align-content: start;
    }
    .screen:not(.elder) gov-rating-comment::part(textarea) {
      height: 220px;
    }
    .idle h2 {
      font-size: 128px;
    }
    .qr svg {
      width: 400px;
      height: 400px;
    }
    .foot {
      justify-content: center;
      text-align: center;
    }
    .buttons {
      justify-content: center;
      width: 100%;
      margin: 0;
    }
    .buttons button {
      flex: 1;
    }
  }
`;
