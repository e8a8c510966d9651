import {catalogueV2} from '@gov-rating/contract/standard';
import {expect, fixture, html} from '@open-wc/testing';
import type {LitElement} from 'lit';
import '../define.ts';
import {contrastBetween, contrastOf} from '../testing/contrast.ts';

const brands = {
  red: '#c8102e',
  'bright red': 'red',
  yellow: '#ffd400',
  navy: '#001f5c',
  green: '#00843d',
  'bright green': 'lime',
  cyan: 'hsl(190 100% 50%)',
  black: '#000',
  white: '#fff',
};

/** Both controls with a choice, on the background of their theme. */
async function draw(theme: string, style: string): Promise<LitElement[]> {
  const around = await fixture<HTMLElement>(html`<div></div>`);
  const parts = ['gov-rating-scale', 'gov-rating-tags'].map(tag => {
    const part = document.createElement(tag) as LitElement;
    part.setAttribute('theme', theme);
    part.style.cssText = `${style}; background: var(--ground)`;
    Object.assign(part, {lang: 'zh-CN', level: 'dissatisfied', choices: catalogueV2.tags});
    Object.assign(part, {value: tag === 'gov-rating-tags' ? ['207'] : 'dissatisfied'});
    around.append(part);
    return part;
  });
  for (const part of parts) await part.updateComplete;
  return parts;
}

describe('a page that sets its primary colour and nothing else', () => {
  for (const theme of ['light', 'dark', 'contrast'])
    for (const [name, colour] of Object.entries(brands))
      it(`gets a whole scheme that can be read: ${name} in ${theme}`, async () => {
        const ground = theme === 'dark' ? '#18202b' : '#fff';
        const [least, line] = theme === 'contrast' ? [7, 4.5] : [4.5, 3];
        for (const part of await draw(theme, `--gov-rating-primary: ${colour}; --ground: ${ground}`)) {
          const box = part.renderRoot.querySelector(':checked + .box') as Element;
          const mark = box.querySelector('.mark') as Element;
          const chosen = getComputedStyle(box);
          expect(contrastOf(box), 'words of what is chosen').to.be.at.least(least);
          expect(contrastBetween(chosen.borderTopColor, chosen.backgroundColor), 'edge').to.be.at.least(line);
          expect(contrastBetween(chosen.borderTopColor, ground), 'edge outwards').to.be.at.least(line);
          expect(
            contrastBetween(getComputedStyle(mark, '::after').color, getComputedStyle(mark).backgroundColor),
            'tick',
          ).to.be.at.least(4.5);
          (box.previousElementSibling as HTMLElement).focus();
          expect(contrastBetween(getComputedStyle(box).outlineColor, ground), 'ring').to.be.at.least(line);
          const button = part.renderRoot.querySelector('button');
          if (button) expect(contrastOf(button), 'button').to.be.at.least(least);
          expect(chosen.backgroundColor).to.not.equal('rgb(235, 243, 253)');
        }
      });

  it('keeps its own tint, and its own words on the primary colour, where it sets them', async () => {
    const [scale] = await draw(
      'light',
      '--gov-rating-primary: red; --gov-rating-tint: lime; --gov-rating-on-primary: navy',
    );
    const box = scale?.renderRoot.querySelector(':checked + .box') as Element;
    expect(getComputedStyle(box).backgroundColor).to.equal('rgb(0, 255, 0)');
    expect(getComputedStyle(box.querySelector('.mark') as Element, '::after').color).to.equal('rgb(0, 0, 128)');
  });

  it('sees the colours of the theme as long as it sets none', async () => {
    const [scale] = await draw('light', '');
    const {borderTopColor, backgroundColor} = getComputedStyle(
      scale?.renderRoot.querySelector(':checked + .box') as Element,
    );
    expect([borderTopColor, backgroundColor]).to.deep.equal(['rgb(26, 95, 180)', 'rgb(235, 243, 253)']);
  });
});
