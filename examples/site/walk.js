/*
 * On a page that was reached by the five steps (`?walk=…`): which step this is, and the way to the next one. The page
 * says in `data-step` which it is. Other visitors do not see it.
 */
const walk = new URLSearchParams(location.search).get('walk');
const bar = document.querySelector('.demo');
const steps = ['登记', '邀请', '评价', '处理', '通报'];
const ways = {3: ['order', '下一步：处理'], 4: ['results', '下一步：通报'], 5: ['', '查看五步']};
const way = ways[bar.dataset.step];

/** An element with its content. */
const make = (name, content, facts = {}) => {
  const element = Object.assign(document.createElement(name), facts);
  element.append(...content);
  return element;
};

if (way && /^[\w-]{1,40}$/.test(walk ?? '')) {
  const items = steps.map((step, index) => make('li', [`${index + 1} ${step}`]));
  items[bar.dataset.step - 1].setAttribute('aria-current', 'step');
  const next = make('a', [way[1]], {href: `../walk/${walk}/${way[0]}`});
  bar.firstElementChild.append(make('div', [make('ol', items), next], {className: 'path'}));
}
