import {html, type TemplateResult} from 'lit';
import {css} from '../styles/css.ts';

/** The buttons at the top end of a card that change how it is read: all of one size, beside one another; nothing without any. */
export const renderTools = (...tools: readonly (TemplateResult | '')[]): TemplateResult | '' =>
  tools.some(Boolean) ? html`<div class="tools" part="tools">${tools}</div>` : '';

/** How the row looks. Every button in it has the class `tool`; what is said below it the class `tool-note`. */
export const toolStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_2);
    margin: 0 0 var(--_2);
  }
  .tools .tool {
    min-height: var(--_target);
    margin: 0;
    padding: 4px 16px;
    font-size: 1em;
  }
  .tool-note {
    flex-basis: 100%;
    margin: 0;
    font-weight: 600;
    text-align: end;
  }
  .tool-note:empty {
    height: 0;
  }
  @media print {
    .tools {
      display: none;
    }
  }
`;
