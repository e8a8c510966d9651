import {expect} from '@open-wc/testing';
import type {html as litHtml, render as litRender, svg as litSvg} from 'lit/html.js';

/** What a template engine must offer: lit's names, as far as the elements use them. */
export interface Templates {
  readonly html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  readonly svg: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  readonly render: (value: unknown, root: HTMLElement, options: {host: unknown}) => unknown;
}

/** Lit as {@link Templates}. */
export const asTemplates = (html: typeof litHtml, svg: typeof litSvg, render: typeof litRender): Templates => ({
  html,
  svg,
  render: (value, root, options) => render(value, root, options as {host: object}),
});

/** What the elements rely on in the engine that draws their templates. */
export function templatesContract(name: string, {html, svg, render}: Templates): void {
  describe(`templates drawn by ${name}`, () => {
    let root: HTMLElement;
    const host = {heard: [] as string[]};
    const draw = (value: unknown) => render(value, root, {host});
    /** What a person sees: markup without the engine's own marks. */
    const markup = () =>
      root.innerHTML
        .replace(/<!--.*?-->/g, '')
        .replace(/\s+/g, ' ')
        .trim();

    beforeEach(() => {
      root = document.createElement('div');
      host.heard = [];
    });

    it('draw texts, numbers and nothing', () => {
      const page = (value: unknown) => html`<p>a${value}b</p>`;
      for (const [value, seen] of [
        ['x', 'axb'],
        [7, 'a7b'],
        ['', 'ab'],
        [undefined, 'ab'],
        [null, 'ab'],
      ] as const) {
        draw(page(value));
        expect(root.textContent).to.equal(seen);
      }
    });

    it('never read a value as markup', () => {
      draw(html`<p title=${'"><b>'}>${'<img src=x onerror=alert(1)>'}</p>`);
      expect(root.querySelectorAll('img, b')).to.have.length(0);
      expect(root.textContent).to.equal('<img src=x onerror=alert(1)>');
      expect(root.querySelector('p')?.title).to.equal('"><b>');
    });

    it('keep the nodes and what a person typed when only values change', () => {
      const page = (title: string, text: string) => html`<label title=${title}>${text}<input value="1" /></label>`;
      draw(page('a', 'one'));
      const input = root.querySelector('input') as HTMLInputElement;
      input.value = 'typed';
      draw(page('b', 'two'));
      expect(root.querySelector('input')).to.equal(input);
      expect(input.value).to.equal('typed');
      expect(root.querySelector('label')?.title).to.equal('b');
      expect(root.textContent).to.equal('two');
    });

    it('fill attributes with one value, several, and bare ones', () => {
      const page = (a: unknown, b: unknown) => html`<i class="x" id=${a} title="${a} and ${b}!" lang=${'zh'}></i>`;
      draw(page('one', 2));
      draw(page('three', 4));
      expect(markup()).to.match(/<i class="x" id="three" title="three and 4!" lang="zh"><\/i>/);
    });

    it('write true and false as words into aria attributes, and set or remove boolean ones', () => {
      const page = (on: boolean) => html`<button aria-disabled=${on} ?disabled=${on}></button>`;
      draw(page(true));
      expect(markup()).to.match(/aria-disabled="true" disabled=""/);
      draw(page(false));
      expect(markup()).to.equal('<button aria-disabled="false"></button>');
    });

    it('set properties before the element is on the page', () => {
      const connected: unknown[] = [];
      const tag = `a-probe-${name}`;
      customElements.define(
        tag,
        class extends HTMLElement {
          facts?: unknown;
          connectedCallback() {
            connected.push(this.facts, this.getAttribute('title'));
          }
        },
      );
      const strings = Object.assign([`<${tag} title=`, ' .facts=', `></${tag}>`], {
        raw: [`<${tag} title=`, ' .facts=', `></${tag}>`],
      });
      document.body.append(root);
      draw(html(strings as unknown as TemplateStringsArray, 'first', [1]));
      expect(connected).to.deep.equal([[1], 'first']);
      root.remove();
    });

    it('call listeners on the host, and the newest one only', () => {
      const listener = (word: string) =>
        function (this: typeof host) {
          this.heard.push(word);
        };
      const page = (word: string) => html`<button @click=${listener(word)}></button>`;
      draw(page('one'));
      draw(page('two'));
      root.querySelector('button')?.click();
      expect(host.heard).to.deep.equal(['two']);
    });

    it('swap one template for another, for a text and for nothing', () => {
      const page = (value: unknown) => html`<p>${value}</p>`;
      draw(page(html`<b>one</b>`));
      draw(page(html`<i>two</i>`));
      expect(markup()).to.equal('<p><i>two</i></p>');
      draw(page('text'));
      expect(markup()).to.equal('<p>text</p>');
      draw(page(html`<b>three</b><u>four</u>`));
      draw(page(''));
      expect(markup()).to.equal('<p></p>');
    });

    it('draw lists that grow and shrink, lists in lists, and templates at the top without a parent of their own', () => {
      const page = (words: readonly string[], more: unknown) => html`${words.map(word => html`<b>${word}</b>`)}${more}`;
      draw(html`<p>${[page(['1', '2', '3'], html`<i>+</i>`), 'end']}</p>`);
      draw(html`<p>${[page(['1'], ''), 'end']}</p>`);
      expect(root.textContent).to.equal('1end');
      const list = (words: readonly string[]) => html`<p>${words.map(word => html`<b>${word}</b>`)}</p>`;
      draw(list(['a', 'b', 'c']));
      const first = root.querySelector('b');
      draw(list(['x']));
      expect(root.textContent).to.equal('x');
      expect(root.querySelector('b')).to.equal(first);
      draw(list(['x', 'y']));
      expect(markup()).to.equal('<p><b>x</b><b>y</b></p>');
      draw(list([]));
      expect(markup()).to.equal('<p></p>');
    });

    it('draw pictures: nested, in lists, with several values in a path', () => {
      const dots = [1, 2].map(n => svg`<path d="M${n} 0h${n * 2}z" />`);
      draw(html`<span>${svg`<svg viewBox="0 0 9 9"><circle cx="1" cy="1" r="1" /><g>${dots}</g></svg>`}</span>`);
      const shapes = [...root.querySelectorAll('svg, circle, g, path')];
      expect(shapes).to.have.length(5);
      for (const shape of shapes) expect(shape.namespaceURI).to.equal('http://www.w3.org/2000/svg');
      expect(shapes[4]?.getAttribute('d')).to.equal('M2 0h4z');
    });

    it('read tags that break over lines and elements that end themselves', () => {
      draw(html`<p><input type="radio" ?required=${true} /><br /><span class="box" part="choice">${'x'}</span></p>`);
      expect(markup()).to.match(
        /^<p><input type="radio" required=""\/?><br\/?><span class="box" part="choice">x<\/span><\/p>$/,
      );
    });
  });
}
