import {html, render} from 'lit';

interface TemplateMaker {
  createElement(source: string): HTMLTemplateElement;
}

let mended = false;

/**
 * Lets lit render on a page of the type `application/xhtml+xml`. There `innerHTML` of a template is parsed as XML,
 * which the templates are not: they have unquoted attributes, names such as `@click` and elements without end tags. So
 * templates are created in a separate HTML document. The class that creates them is private to lit and is reached
 * through the return value of `render`; other pages are not changed.
 */
export function mendXmlPage(): void {
  if (mended) return;
  mended = true;
  const apart = document.implementation.createHTMLDocument('');
  const values = (of: unknown): unknown[] => Object.values(of ?? {});
  // This template is also well-formed XML.
  for (const found of values(render(html`<br />`, document.createDocumentFragment())).flatMap(values)) {
    const maker = (found as object | undefined)?.constructor as unknown as TemplateMaker | undefined;
    if (maker?.createElement)
      maker.createElement = source => {
        const template = apart.createElement('template');
        template.innerHTML = source;
        return template;
      };
  }
}
