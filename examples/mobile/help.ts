import {html, nothing, type TemplateResult} from 'lit';
import {dialled, type Help} from '@gov-rating/contract';

/** A number as it is spoken: digit by digit. */
const spoken = (phone: string) => phone.replace(/-/g, '，').replace(/\d(?=\d)/g, '$& ');

const link = (words: string, phone: string): TemplateResult =>
  html`<a href="tel:${dialled(phone)}"
    >${words} <span aria-hidden="true">${phone}</span><span class="heard">${spoken(phone)}</span></a
  >`;

/** Whom a person can call: the institution, where the server knows its number, and the general line of the region. */
export const helpLines = (help: Help | undefined): TemplateResult =>
  html`${help?.institutionPhone ? html`<p class="help">${link('打办事单位电话', help.institutionPhone)}</p>` : nothing}
    <p class="help">需要帮助？${link('拨打', help?.hotline.phone ?? '12345')}</p>`;
