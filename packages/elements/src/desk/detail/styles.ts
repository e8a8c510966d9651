import {css} from '../../styles/css.ts';

/** The open entry: its sections, the facts, the words of the rating, and its reviews. */
export const detailStyles = css`
  .detail > section,
  .steps,
  .facts {
    margin-top: var(--_4);
  }
  .detail > section,
  .facts {
    padding-top: var(--_4);
    border-top: 1px solid var(--_edge);
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

  /* Paper shows the open entry alone. */
  @media print {
    .rail,
    .list,
    .steps {
      display: none;
    }
  }
`;
