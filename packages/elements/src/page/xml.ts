import {html, render} from 'lit';

interface TemplateMaker {
  createElement(source: string): HTMLTemplateElement;
}

let mended = false;

/**
 * Lets lit draw on a page of the type `application/xhtml+xml`. There `innerHTML` of a template is read as XML, which the
 * templates are not: they have unquoted attributes, names such as `@click` and elements without an end. So templates are
 * made in a document of their own that is HTML. The class that makes them is private to lit, but what `render` returns
 * leads there; on other pages nothing is touched.
 */
export function mendXmlPage(): void {
  if (mended) return;
  mended = true;
  const apart = document.implementation.createHTMLDocument('');
  const values = (of: unknown): unknown[] => Object.values(of ?? {});
  // This one is well-formed in XML, too.
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
