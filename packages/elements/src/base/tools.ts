import {html, type TemplateResult} from 'lit';
import {css} from '../styles/css.ts';

/** The buttons at the top end of a card that change how it is read: all of one size, beside one another, and beside
 * the heading where there is room; nothing without any. */
export const renderTools = (...tools: readonly (TemplateResult | '')[]): TemplateResult | '' =>
  tools.some(Boolean) ? html`<div class="tools" part="tools">${tools}</div>` : '';

/** How the row looks. Every button in it has the class `tool`; what is said below it the class `tool-note`. */
export const toolStyles = css`
  .tools {
    float: right;
    float: inline-end;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_2);
    margin: 0 0 var(--_2);
    margin-inline-start: var(--_3);
  }
  .tools .tool {
    min-width: var(--_target);
    min-height: var(--_target);
    margin: 0;
    padding: 4px 14px;
    border: 1px solid var(--_accent);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.3;
  }
  .tool-note {
    order: 1;
    flex-basis: 100%;
    margin: 0;
    font-weight: 600;
    text-align: end;
  }
  .tool-note:empty {
    display: none;
  }
  @media print {
    .tools {
      display: none;
    }
  }
`;
