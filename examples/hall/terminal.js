/* The program of a terminal: hands over services, and cuts the network of this page as if a cable were pulled. */
const offName = 'demo-terminal-network-off';
const kiosk = document.querySelector('gov-rating-kiosk');
const news = document.querySelector('#news');
const button = document.querySelector('#network');
const counts = {kept: 0, received: 0, refused: 0};

// Before the script of the element, which then sends by this.
const connected = window.fetch;
let cable = new AbortController();
window.fetch = (address, init = {}) => {
  const signal = AbortSignal.any([cable.signal, ...(init.signal ? [init.signal] : [])]);
  return connected.call(window, address, {...init, signal});
};

function plug(isOn) {
  if (isOn) cable = new AbortController();
  else cable.abort(new TypeError('Failed to fetch'));
  // A terminal that is switched off and on again has no network either.
  if (isOn) sessionStorage.removeItem(offName);
  else sessionStorage.setItem(offName, '1');
  button.textContent = `网络：${isOn ? '开' : '关'}`;
  button.setAttribute('aria-pressed', String(isOn));
  if (isOn) window.dispatchEvent(new Event('online'));
}

if (sessionStorage.getItem(offName)) plug(false);
button.addEventListener('click', () => plug(button.getAttribute('aria-pressed') === 'false'));

document.querySelector('#serve').addEventListener('click', () => {
  // Every service has a number of its own.
  const number = `9901${crypto.getRandomValues(new Uint32Array(2)).join('')}`.slice(0, 18).padEnd(18, '0');
  const servedAt = new Date(Date.now() - 1000).toISOString();
  kiosk.service = {...JSON.parse(document.body.dataset.service), projectNo: number, servedAt};
});

for (const name of Object.keys(counts))
  kiosk.addEventListener(`gov-rating-kiosk-${name}`, () => {
    counts[name] += 1;
    news.textContent = `程序听到：存下 ${counts.kept} 次，服务器已收到 ${counts.received} 次${counts.refused ? `，未被接受 ${counts.refused} 次` : ''}`;
  });
