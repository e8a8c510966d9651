import {dialled} from '@gov-rating/contract';
import {escaped, helpLine, hotlineName, noScript} from './help-line.ts';
import {page, type PageOf} from './page-texts.ts';

/** A button that opens what is below it. */
const way = (name: string): string =>
  `<h2><button class="way" id="point-${name}" type="button" aria-expanded="false" aria-controls="point-${name}-form">` +
  `<b data-words="${name}"></b><span data-words="${name}Hint"></span></button></h2>`;

/** How one finds own services on the page `/my` of a server. */
interface MyPageWays {
  readonly hasLogins: boolean;
  readonly hasCodes: boolean;
}

/** Where the printed code of a point leads to. Its sentences are in {@link pointWords}, so that they change language. */
export const pointPage = ({base, hotline}: PageOf, staticCode: string, {hasLogins, hasCodes}: MyPageWays): string =>
  page({
    base,
    title: '政务服务“好差评”',
    scripts: ['/gov-rating.js', '/point-words.js', '/point.js'],
    main: `<p class="language"><button id="point-language" type="button" lang="en">English</button></p>
<div class="point" id="point" data-code="${staticCode}" aria-live="polite" aria-busy="true">
<h1 id="point-name">正在查询…</h1>
<p id="point-institution"></p>
<p id="point-text"></p>
<p><button id="point-again" type="button" data-words="again" hidden>再试一次</button></p>
</div>
<div id="point-ways" hidden>
<section id="point-rate-way" hidden>
${way('rate')}
<div id="point-rate-form" hidden></div>
</section>
<section id="point-find-way" hidden>
${way('find')}
<form id="point-find-form" novalidate hidden>
<label for="point-number" data-words="number"></label>
<p id="point-number-hint" data-words="numberHint"></p>
<input id="point-number" name="number" type="text" maxlength="50" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-describedby="point-number-hint point-number-error">
<p id="point-number-error" role="alert"></p>
<button id="point-search" type="submit" data-words="search"></button>
</form>
</section>
${hasCodes ? `<section>\n<h2><a class="way" id="point-code" href="${base}/my"><b data-words="code"></b><span data-words="codeHint"></span></a></h2>\n</section>\n` : ''}<section class="others">
<h2 data-words="others"></h2>
<ul>
<li data-words="byReceipt"></li>
<li data-words="byMessage"></li>
<li data-words="byStaff"></li>
</ul>
</section>
${hasLogins ? `<p class="follow"><a href="${base}/my" data-words="mine"></a></p>\n` : ''}<p class="follow"><a href="${base}/receipt" data-words="follow"></a></p>
</div>
<p class="help" id="point-office" hidden><a id="point-call" href="tel:"></a></p>
<p class="help"><span data-words="help">需要帮助？</span><a id="point-hotline" href="tel:${dialled(hotline.phone)}" data-phone="${hotline.phone}">拨打 ${hotline.phone}</a> ${escaped(hotlineName(hotline))}</p>
${noScript('到办事窗口评价', hotline)}`,
    footer: '<span data-words="free">评不评、怎么评由您决定，谁也不能逼您或干扰您。</span>',
  });

/** For an address whose code cannot be one. */
export const unknownPointPage = ({base, hotline}: PageOf): string =>
  page({
    base,
    title: '这个二维码打不开',
    scripts: [],
    main: `<h1>这个二维码打不开</h1>
<p>网址可能没有输入完整，请注意区分大小写；也可以重新扫码。</p>
<p>还是打不开，请到办事窗口评价。</p>
${helpLine(hotline)}
<p lang="en">This code is not complete. Please scan it again, or call ${hotline.phone}.</p>`,
    footer: '评不评、怎么评由您决定，谁也不能逼您或干扰您。',
  });
