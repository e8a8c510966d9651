/* The work place of an agent: find a case, read the question aloud, enter what the caller says, send. */
const at = name => document.getElementById(name);
const address = new URL('./', document.currentScript.src);
const [find, rating, done] = [at('find'), at('rating'), at('done')];
const radios = [...rating.querySelectorAll('input[name=level]')];
const names = radios.map(radio => radio.dataset.name);

/** The case that was found, with the key under which its rating is sent, however often. */
let found;

const chosen = () => radios.find(radio => radio.checked);
const reasonsOf = radio => rating.querySelector(`.tags[data-level=${radio.value}]`);

/** Shows one of the three parts. While a rating is entered its case cannot be changed under it. */
function show(part) {
  for (const one of [find, rating, done]) one.hidden = one !== part;
}

function complain(place, sentence) {
  place.textContent = sentence;
  place.hidden = sentence === '';
  if (sentence !== '') place.focus();
}

/** Posts JSON; resolves to the answer, or to a sentence where none came. */
async function post(path, body) {
  try {
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return {code: 'offline', sentence: '网络不通，没有送达。内容都还在，网络恢复后请再按一次。'};
  }
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  ...{timeZone: 'Asia/Shanghai', hourCycle: 'h23', year: 'numeric', month: 'long', day: 'numeric'},
  ...{hour: '2-digit', minute: '2-digit'},
});

find.addEventListener('submit', async event => {
  event.preventDefault();
  complain(at('find-trouble'), '');
  const projectNo = at('number').value.trim();
  if (projectNo === '') return complain(at('find-trouble'), '请输入来电人说的编号。');
  const node = at('node').value;
  const answer = await post('lookups', {projectNo, node});
  if (answer.sentence) return complain(at('find-trouble'), answer.sentence);
  found = {...answer, nodeCode: node};
  clear();
  at('item').textContent = answer.itemName ?? '';
  at('institution').textContent = answer.institution;
  at('case').textContent = `${answer.projectNo} （${answer.node}）`;
  at('served').textContent = moment.format(new Date(answer.servedAt));
  read();
  show(rating);
  at('script-title').focus();
});

function clear() {
  rating.reset();
  complain(at('trouble'), '');
  at('again').hidden = true;
  reasons();
}

/** Shows the reasons of the chosen level; those of another level stay as they were, should the caller come back to it. */
function reasons() {
  const radio = chosen();
  for (const fieldset of rating.querySelectorAll('.tags')) fieldset.hidden = fieldset.dataset.level !== radio?.value;
  at('comment-hint').textContent = radio && 'bad' in radio.dataset ? '没有选原因的要写' : '可以不写';
}

/** What the agent reads aloud now, the sentence about privacy before the first question. It is the same for every level, but that a bad one needs a reason. */
function read() {
  const radio = chosen();
  at('script').textContent = !radio
    ? `${found.privacy}请问您对“${found.itemName}”这次办理怎么评价？可以选：${names.join('、')}。您选哪一个？`
    : `您选的是“${radio.dataset.name}”，对吗？${'bad' in radio.dataset ? '请说一说原因。' : '还有什么想说的吗？可以不说。'}`;
}

rating.addEventListener('change', event => {
  if (event.target.name !== 'level') return;
  complain(at('trouble'), '');
  reasons();
  read();
});

addEventListener('keydown', event => {
  if (rating.hidden || event.isComposing) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    return rating.requestSubmit();
  }
  const radio = /^[1-5]$/.test(event.key) ? radios[Number(event.key) - 1] : undefined;
  if (!radio || event.target.matches('textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event('change', {bubbles: true}));
});

rating.addEventListener('submit', async event => {
  event.preventDefault();
  if (at('send').disabled) return;
  const radio = chosen();
  if (!radio) return complain(at('trouble'), '请先选来电人说的等级。');
  complain(at('trouble'), '');
  const tags = [...reasonsOf(radio).querySelectorAll('input:checked')].map(({value}) => value);
  const {projectNo, nodeCode: node, key} = found;
  at('send').disabled = true;
  const answer = await post('ratings', {
    ...{projectNo, node, key, level: radio.value, tags, comment: at('comment').value},
  });
  at('send').disabled = false;
  at('again').hidden = answer.code !== 'signed_out';
  if (answer.sentence) return complain(at('trouble'), answer.sentence);
  at('receipt').textContent = answer.receiptNumber;
  found = undefined;
  show(done);
  at('done-title').focus();
});

at('drop').addEventListener('click', begin);
at('next').addEventListener('click', begin);

/** Back to the number of the next case. */
function begin() {
  found = undefined;
  clear();
  show(find);
  complain(at('find-trouble'), '');
  at('number').value = '';
  at('number').focus();
}

for (const button of find.querySelectorAll('.example'))
  button.addEventListener('click', () => {
    at('number').value = button.textContent;
    at('number').focus();
  });

addEventListener('beforeunload', event => {
  if (found && chosen()) event.preventDefault();
});

// From now on a number is looked up here.
for (const id of ['number', 'look-up']) at(id).disabled = false;
at('number').focus();
