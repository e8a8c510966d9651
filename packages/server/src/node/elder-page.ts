/** The switch for large print on the server's own pages. */
export const elderSwitch =
  '<button id="elder" type="button" aria-pressed="false" data-words="elder" hidden>长辈版</button>';

/**
 * Large print on the server's own pages: what the person pressed counts, then what the browser remembers, then `#elder` in the
 * address. The elements on the page follow by their attribute `elder`; those in other pages of the same origin find the choice
 * under the same key. It runs before anything is drawn, so that nothing is drawn twice.
 */
export const elderScript = (): string => `(function () {
  var key = 'gov-rating-elder';
  var root = document.documentElement;
  var isOn = false;
  function remember() {
    try {
      localStorage.setItem(key, isOn ? 'on' : 'off');
    } catch (error) {
      // Without storage the choice lives as long as the page.
    }
  }
  function find() {
    var kept = null;
    try {
      kept = localStorage.getItem(key);
    } catch (error) {}
    if (kept) isOn = kept === 'on';
    else if (/[#/?&]elder(?![\\w-])/i.test(location.hash)) {
      isOn = true;
      remember();
    }
    show();
  }
  function show() {
    root.classList.toggle('elder', isOn);
    Array.prototype.forEach.call(document.querySelectorAll('[elder-switch]'), function (element) {
      element.toggleAttribute('elder', isOn);
    });
    var button = document.getElementById('elder');
    if (!button) return;
    button.hidden = false;
    button.setAttribute('aria-pressed', String(isOn));
  }
  root.classList.add('js');
  find();
  addEventListener('hashchange', find);
  // Comes before the scripts that draw the elements.
  document.addEventListener('readystatechange', function () {
    if (document.readyState !== 'interactive') return;
    show();
    document.getElementById('elder').addEventListener('click', function () {
      isOn = !isOn;
      remember();
      show();
    });
  });
})();
`;

/** The style of the switch, and of a page in large print: 18 px at least, 30 the largest, targets of 60, as many times the person's setting. */
export const elderPageStyles = `.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;width:100%;max-width:44rem;margin:0 auto;padding:.5rem 1.25rem}
header .top>:first-child{flex:1 1 11rem;margin:0;padding:.25rem 0}
#elder{padding:.25rem 1rem;border:1px solid #fff;border-radius:99rem;background:none;color:#fff;font-weight:600}
#elder[hidden]{display:none}
#elder[aria-pressed=true]{background:#fff;color:#12467b}
#elder[aria-pressed=true]::before{content:"\\2713\\a0";content:"\\2713\\a0"/""}
#elder:focus-visible{outline:.1875rem solid #f2a900;outline-offset:.125rem}
.elder body{font-size:1.375rem;font-size:max(22px,1.375rem);line-height:1.5}
.elder main h1,.elder .way b{font-size:1.875rem;font-size:max(30px,1.875rem);line-height:1.3}
.elder header p,.elder header h1,.elder h2,.elder #point-find-form label,.elder #point-number,.elder #point-search{font-size:1.375rem;font-size:max(22px,1.375rem)}
.elder footer,.elder .way span{font-size:1.125rem;font-size:max(18px,1.125rem)}
.elder button,.elder main a,.elder #point-number,.elder #point-language{min-height:60px}
.elder main a:not(.way){display:inline-flex;align-items:center}
@media (forced-colors:active){#elder[aria-pressed=true]{border:.25rem solid Highlight}}
`;
