import {css} from '../../styles/css.ts';

/** The open order: heading, progress, steps, rating, reviews and history. */
export const detailStyles = css`
  .detail > section,
  .detail > .facts {
    margin-top: var(--_4);
    padding-top: var(--_4);
    border-top: 1px solid var(--_edge);
  }
  .detail > .steps {
    padding-top: 0;
    border-top: 0;
  }
  .back {
    margin-bottom: var(--_3);
  }
  .pills,
  .buttons,
  .links,
  .tags,
  .person {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2);
  }
  .pills,
  .links,
  .timeline dl,
  .review .words {
    margin-top: var(--_2);
  }
  .words {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  blockquote {
    padding: var(--_2) var(--_4);
    border-inline-start: 4px solid var(--_line);
    background: var(--_tint);
  }
  .tags {
    margin-bottom: var(--_3);
  }
  .tags li {
    padding: 0 var(--_3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .trouble {
    margin-top: var(--_3);
    padding: var(--_2) var(--_4);
    border: 1px solid var(--_error);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
    color: var(--_error);
    font-weight: 600;
  }

  .progress {
    position: relative;
    display: flex;
    margin-top: var(--_4);
    overflow: hidden;
  }
  .progress li {
    flex: 1 1 0;
    min-width: 0;
    padding: 0 2px;
    color: var(--_muted);
    line-height: 1.3;
    text-align: center;
  }
  .progress i {
    position: relative;
    display: block;
    height: 24px;
  }
  .progress i::before,
  .timeline > li::before {
    content: '';
    box-sizing: border-box;
    position: absolute;
    z-index: 1;
    border: 2px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
  }
  .progress i::before {
    top: 2px;
    left: calc(50% - 8px);
    width: 16px;
    height: 16px;
  }
  .progress li + li i::after {
    content: '';
    position: absolute;
    top: 9px;
    inset-inline-end: 50%;
    width: calc(100% + 4px);
    border-top: 2px solid var(--_line);
  }
  .progress :is(.past, [aria-current='step']) i::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .progress [aria-current='step'] i::before {
    border-width: 5px;
    background: var(--_surface);
  }
  .progress :is(.past, [aria-current='step']) i::after {
    border-color: var(--_accent);
  }
  .progress [aria-current='step'] {
    color: var(--_ink);
    font-weight: 700;
  }

  .form {
    padding: var(--_4);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .form h4 {
    font-size: var(--_main);
  }
  .field,
  .hint,
  .form fieldset,
  .form .trouble {
    margin: 0 0 var(--_4);
  }
  .label,
  legend {
    margin-bottom: var(--_1);
  }
  textarea {
    display: block;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
  .counter {
    display: block;
    text-align: end;
  }
  .choices,
  .proof {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_4);
  }
  .radio {
    display: flex;
    align-items: center;
    gap: var(--_2);
    min-height: var(--_target);
    cursor: pointer;
  }
  .radio input {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .proof {
    gap: var(--_2);
    align-items: flex-end;
    margin-bottom: var(--_2);
  }
  .proof label {
    flex: 1 1 140px;
  }
  .proof label > span {
    color: var(--_muted);
  }
  .remove {
    min-width: var(--_target);
    padding: 0;
  }

  .why p + p {
    margin-top: var(--_1);
  }
  dl div {
    display: grid;
    grid-template-columns: 8.5em minmax(0, 1fr);
    gap: var(--_3);
    padding: 2px 0;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  @container (max-width: 560px) {
    dl div {
      grid-template-columns: 5.5em minmax(0, 1fr);
    }
    .progress {
      padding-bottom: 1.5em;
    }
    .progress span {
      position: absolute;
      bottom: 0;
      left: 0;
      width: 100%;
    }
    .progress li:not([aria-current='step']) span {
      clip-path: inset(50%);
    }
  }
  .timeline {
    border-inline-start: 2px solid var(--_edge);
    margin-inline-start: 7px;
  }
  .timeline > li {
    position: relative;
    padding: 0 0 var(--_4);
    padding-inline-start: var(--_4);
  }
  .timeline > li::before {
    top: 0.4em;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border-color: var(--_accent);
  }
  .timeline > .late::before {
    border-color: var(--_error);
    background: var(--_error);
  }
  .timeline > li:last-child {
    padding-bottom: 0;
  }
  .timeline b + .muted,
  h4 .pill {
    margin-inline-start: var(--_2);
  }
  .review {
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .review + .review {
    margin-top: var(--_3);
  }
  .proofs li::before {
    content: '· ';
  }
  .decision {
    margin-top: var(--_3);
    padding-top: var(--_3);
    border-top: 1px solid var(--_edge);
  }

  @media print {
    .rail,
    .list,
    .steps {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .place[aria-current='true'],
    .row[aria-current='true'] {
      border: 1px solid;
    }
    .row:not([aria-current='true']),
    .place:not([aria-current='true']) {
      border-color: Canvas;
    }
    .row[aria-current='true'] {
      border-inline-start: 6px solid Highlight;
    }
    .progress .past i::before {
      border: 8px solid;
    }
  }
`;
