import {css} from 'lit';

/** The open order: heading, progress, steps, rating, reviews and history. */
export const detailStyles = css`
  .detail {
    padding: 16px;
  }
  .detail > section,
  .facts {
    margin-top: 20px;
    padding-top: 16px;
    border-top: 1px solid var(--_edge);
  }
  .detail > .steps {
    padding-top: 0;
    border-top: 0;
  }
  .back {
    margin-bottom: 12px;
  }
  .back button {
    padding-inline: 12px 16px;
  }
  h3 {
    font-size: 1.25em;
    line-height: 1.35;
  }
  h4 {
    margin-bottom: 8px;
    font-size: 1em;
  }
  .pills {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin-top: 8px;
  }
  .words {
    white-space: pre-line;
  }
  blockquote {
    padding: 10px 14px;
    border-inline-start: 4px solid var(--_line);
    background: var(--_tint);
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-bottom: 10px;
  }
  .tags li {
    padding: 2px 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-size: 0.875em;
  }
  .trouble {
    margin-top: 12px;
    padding: 10px 14px;
    border: 1px solid var(--_error);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
    color: var(--_error);
    font-weight: 600;
  }

  .progress {
    position: relative;
    display: flex;
    margin-top: 16px;
    overflow: hidden;
    font-size: 0.8125em;
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
  .progress i::before {
    content: '';
    box-sizing: border-box;
    position: absolute;
    z-index: 1;
    top: 2px;
    left: calc(50% - 8px);
    width: 16px;
    height: 16px;
    border: 2px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
  }
  .progress li + li i::after {
    content: '';
    position: absolute;
    top: 9px;
    inset-inline-end: 50%;
    width: calc(100% + 4px);
    border-top: 2px solid var(--_line);
  }
  .progress .past i::before,
  .progress [aria-current='step'] i::before {
    border-color: var(--_primary);
    background: var(--_primary);
  }
  .progress [aria-current='step'] i::before {
    border-width: 5px;
    background: var(--_surface);
  }
  .progress .past i::after,
  .progress [aria-current='step'] i::after {
    border-color: var(--_primary);
  }
  .progress [aria-current='step'] {
    color: var(--_ink);
    font-weight: 700;
  }
  .buttons,
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .form > h4 {
    margin-bottom: 12px;
    font-size: 1.125em;
  }
  .form {
    padding: 16px;
    border: 1px solid var(--_primary);
    border-radius: var(--_radius);
  }
  .field,
  .hint,
  .form fieldset,
  .form .trouble {
    margin: 0 0 14px;
  }
  .label,
  legend {
    margin-bottom: 4px;
  }
  textarea {
    display: block;
    width: 100%;
    padding: 8px 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_error);
  }
  .error:empty {
    display: none;
  }
  .counter {
    display: block;
    font-size: 0.8125em;
    text-align: end;
  }
  .field input[type='number'],
  .field input[type='date'] {
    width: 12em;
    max-width: 100%;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .radio {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: var(--_target);
    padding-inline-end: 12px;
    cursor: pointer;
  }
  .radio input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--_primary);
  }
  .proof {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: flex-end;
    margin-bottom: 8px;
  }
  .proof label {
    flex: 1 1 140px;
  }
  .proof label span {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .remove {
    min-width: var(--_target);
    padding: 0;
  }

  .links {
    margin-top: 8px;
  }
  .why p + p {
    margin-top: 4px;
  }

  dl div {
    display: grid;
    grid-template-columns: 8.5em 1fr;
    gap: 0 12px;
    padding: 2px 0;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    min-width: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  @container (max-width: 560px) {
    dl div {
      grid-template-columns: 5.5em 1fr;
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
  .facts {
    font-size: 0.875em;
  }
  .timeline {
    border-inline-start: 2px solid var(--_edge);
    margin-inline-start: 7px;
  }
  .timeline > li {
    position: relative;
    padding: 0 0 16px 18px;
  }
  .timeline > li::before {
    content: '';
    box-sizing: border-box;
    position: absolute;
    top: 0.4em;
    left: -7px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--_primary);
    border-radius: 50%;
    background: var(--_surface);
  }
  .timeline > .late::before {
    border-color: var(--_error);
    background: var(--_error);
  }
  .timeline > li:last-child {
    padding-bottom: 0;
  }
  .timeline p.muted,
  .timeline dl,
  .review .muted {
    font-size: 0.875em;
  }
  .timeline b + .muted,
  h4 .pill {
    margin-inline-start: 6px;
  }
  .timeline dl {
    margin-top: 4px;
  }
  .review {
    padding: 12px 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .review + .review {
    margin-top: 10px;
  }
  .review h4 {
    margin: 0 0 4px;
  }
  .review .words {
    margin-top: 6px;
  }
  .proofs li::before {
    content: '· ';
  }
  .decision {
    margin-top: 10px;
    padding-top: 10px;
    border-top: 1px solid var(--_edge);
  }

  :host([theme='elder']) .detail :is(p, dl, dt, dd, li, .pill, .small, .counter, .label, .proof span) {
    font-size: 18px;
  }
  :host([theme='elder']) :is(h2, #order) {
    font-size: var(--_main);
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
    .row[aria-current='true'] {
      border-inline-start: 6px solid Highlight;
    }
    .progress .past i::before {
      border: 8px solid;
    }
  }
`;
