import {dialled, type Hotline} from '@gov-rating/contract';

/** A text as it stands in HTML, also inside an attribute in quotation marks. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A number as it is spoken: digit by digit, with a pause between its groups. */
const spoken = (phone: string): string => phone.replaceAll('-', '，').replace(/\d(?=\d)/g, '$& ');

/** A link that calls a number: seen as it is written, heard digit by digit. */
export const callLink = (phone: string, words = '拨打'): string =>
  `<a href="tel:${dialled(phone)}">${words} <bdi aria-hidden="true" translate="no">${phone}</bdi><span class="sr">${spoken(phone)}</span></a>`;

/** What the general line is called, where its number does not say it. */
export const hotlineName = ({phone, name}: Hotline): string => (name['zh-CN'].includes(phone) ? '' : name['zh-CN']);

/** The last line of a page that does not show its element. */
export const helpLine = (hotline: Hotline): string =>
  `<p class="help">需要帮助？${[callLink(hotline.phone), escaped(hotlineName(hotline))].filter(Boolean).join(' ')}</p>`;

/** The attribute by which the elements of a page offer another general line than 12345 where the server cannot be asked. */
export const hotlineAttribute = ({phone}: Hotline): string => (phone === '12345' ? '' : ` hotline="${phone}"`);

/** What a page says where scripts are switched off. */
export const noScript = (instead: string, {phone}: Hotline): string =>
  `<noscript><p>这一页在这个浏览器里打不开。请换一个浏览器，或打 <a href="tel:${dialled(phone)}">${phone}</a>，或${instead}。（要打开浏览器设置里的 JavaScript。）</p></noscript>`;

/**
 * What is inside an element until its script has run: how to go on without scripts and, some seconds later, where the script
 * has not come. An element that draws itself hides both.
 *
 * @param instead what a person can do instead, such as 到办事窗口评价
 */
export const beforeScript = (instead: string, hotline: Hotline): string =>
  `${noScript(instead, hotline)}
<div class="late"><p>页面一直没有打开？请检查网络后刷新，或${instead}。</p>
${helpLine(hotline)}</div>`;
