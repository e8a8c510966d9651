import {html, nothing, type TemplateResult} from 'lit';
import manifest from '../../packages/elements/custom-elements.json';

interface Described {
  readonly tagName?: string;
  readonly cssParts?: readonly {readonly name: string; readonly description?: string}[];
}

const elements = manifest.modules.flatMap(({declarations}) => declarations as readonly Described[]);
const marks = new CSSStyleSheet();
document.adoptedStyleSheets.push(marks);

/** The parts of a story's element: choosing one marks it in the story above. */
export function partsExplorer(tag: string, on: boolean): TemplateResult | typeof nothing {
  const parts = elements.find(({tagName}) => tagName === tag)?.cssParts ?? [];
  marks.replaceSync('');
  if (!on || parts.length === 0) return nothing;
  const mark = (name: string) => () =>
    marks.replaceSync(`${tag}::part(${name}) {outline: 3px solid #c2185b !important; outline-offset: 2px !important}`);
  return html`<form class="parts" lang="zh-CN">
    <fieldset>
      <legend>部件 Parts：<code>${tag}::part(…)</code></legend>
      ${parts.map(
        ({name, description}) =>
          html`<label
            ><input type="radio" name="part" @change=${mark(name)} /> <code>${name}</code> ${description}</label
          >`,
      )}
    </fieldset>
  </form>`;
}
