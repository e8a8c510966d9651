import {noScript, page} from './page-texts.ts';

/** Where the printed code of a point leads to. */
export const pointPage = (base: string, staticCode: string): string =>
  page({
    base,
    title: '政务服务“好差评”',
    scripts: ['/point.js'],
    main: `<div class="point" id="point" data-code="${staticCode}" aria-live="polite" aria-busy="true">
<h1 id="point-name">正在查询…</h1>
<p id="point-institution"></p>
<p id="point-text"></p>
<p><button id="point-again" type="button" hidden>重试</button></p>
</div>
<div id="point-ways" hidden>
<h2>评价刚办完的事</h2>
<ul>
<li>拿到回执的，请扫回执上的二维码。</li>
<li>收到短信的，请点开短信里的链接。</li>
<li>都没有的，请窗口工作人员发送评价邀请。</li>
</ul>
<p class="follow"><a href="${base}/receipt">已评价？查询办理进度和答复</a></p>
</div>
<p class="help">需要帮助？请打 <a href="tel:12345">12345</a></p>
${noScript('到办事窗口评价')}`,
    footer: '评价自愿。任何人不得强迫或干扰您的评价。',
  });

/** For an address whose code cannot be one. */
export const unknownPointPage = (base: string): string =>
  page({
    base,
    title: '这个二维码打不开',
    scripts: [],
    main: `<h1>这个二维码打不开</h1>
<p>网址可能没有输入完整，请注意区分大小写；也可以重新扫码。</p>
<p class="help">还是打不开，请打 <a href="tel:12345">12345</a>，或到办事窗口评价。</p>
<p lang="en">This code is not complete. Please scan it again, or call 12345.</p>`,
    footer: '评价自愿。任何人不得强迫或干扰您的评价。',
  });

/** Asks whose code it is, and says what one can do there. It stores nothing. */
export const pointScript = (base: string): string => `(function () {
  var point = document.getElementById('point');
  var again = document.getElementById('point-again');
  function part(name) { return document.getElementById('point-' + name); }
  function show(title, institution, text) {
    part('name').textContent = title;
    part('institution').textContent = institution;
    part('text').textContent = text;
    point.setAttribute('aria-busy', 'false');
  }
  function ask() {
    again.hidden = true;
    fetch('${base}/v1/static-codes', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({staticCode: point.getAttribute('data-code')})
    }).then(function (response) {
      return response.json().then(function (answer) {
        if (answer.code === 'unknown_point')
          return show('没有这个评价点', '', '二维码可能已经作废。请告诉工作人员，或扫描别处的二维码。');
        if (!response.ok) throw new Error(answer.code);
        document.title = answer.name + ' · 政务服务“好差评”';
        if (answer.state === 'closed')
          return show(answer.name, answer.institutionName, '这个评价点已停用，不能在这里评价。请到其他窗口评价。');
        show(answer.name, answer.institutionName, '');
        part('ways').hidden = false;
      });
    }).catch(function () {
      show('现在连不上', '', '请检查网络后再试。');
      again.hidden = false;
    });
  }
  again.addEventListener('click', ask);
  ask();
})();
`;
