/* The page's own script: a catalogue for the tags, and what the form sent, shown as it arrived. */
const form = document.querySelector('form');
const scale = document.querySelector('gov-rating-scale');
const tags = document.querySelector('gov-rating-tags');

/** A department may ask for its own reasons; those of the standard come from an invitation or from /v1/standard. */
const reasons = {
  dissatisfied: {slow: '打开太慢', lost: '找不到要办的事', unclear: '说明看不懂'},
  very_dissatisfied: {slow: '打开太慢', broken: '页面出错', lost: '找不到要办的事'},
};
tags.choices = Object.entries(reasons).flatMap(([level, texts]) =>
  Object.entries(texts).map(([code, text]) => ({level, code, core: true, text: {'zh-CN': text}})),
);

const follow = () => {
  tags.level = scale.value;
};
scale.addEventListener('change', follow);
// The event comes before the controls are reset.
form.addEventListener('reset', () => setTimeout(follow));

const names = {level: '等级', tags: '标签', comment: '说明'};
const sent = [...new URLSearchParams(location.search)];
if (sent.length > 0) {
  const list = document.querySelector('dl');
  for (const [name, value] of sent) {
    list.append(Object.assign(document.createElement('dt'), {textContent: names[name] ?? name}));
    list.append(Object.assign(document.createElement('dd'), {textContent: value}));
  }
  list.parentElement.hidden = false;
}
