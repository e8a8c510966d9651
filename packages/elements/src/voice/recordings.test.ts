import {expect} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import {startBackend, type Backend} from '../testing/backend.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {openRating, type RatingPage} from '../testing/rating-page.ts';
import {scriptedVoice, voiceButtons, withoutVoice} from '../testing/scripted-voice.ts';
import {defineGovRating} from '../rating/element.ts';
import {planOf} from './recordings.ts';

defineGovRating();

const folder = new URL('../testing/recordings/', import.meta.url).href;
const levels = ['level.wav?1', 'level.wav?2', 'level.wav?3', 'level.wav?4', 'level.wav?5'];
const partly = '有的话没有录音。请看屏幕，或请旁边的人念。';
const mute = '这里念不出声音。可以请旁边的人念，或打 12345。';

describe('a rating read aloud where the browser has no voice', () => {
  let backend: Backend;
  let page: RatingPage;
  let giveBack: () => void;
  let lines: ReturnType<typeof watchConsole>;
  const played: string[] = [];
  const {play} = HTMLMediaElement.prototype;

  /** Whether this machine has something to play on: Firefox plays no file to its end without. */
  async function hasSound(): Promise<boolean> {
    const player = document.createElement('audio');
    const ended = new Promise<boolean>(resolve => {
      player.addEventListener('ended', () => resolve(true));
      player.addEventListener('error', () => resolve(false));
    });
    player.src = `${folder}level.wav`;
    // Allowed, because the test has pressed a button of the page. What it rejects with comes as an error too.
    play.call(player).catch(() => undefined);
    return ended;
  }

  beforeEach(async () => {
    backend = await startBackend();
    giveBack = withoutVoice();
    lines = watchConsole();
    played.length = 0;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      played.push(this.src.replace(folder, ''));
      return play.call(this);
    };
  });
  afterEach(() => {
    HTMLMediaElement.prototype.play = play;
    lines.stop();
    giveBack();
    page.element.remove();
  });

  const open = async (voiceManifest: string, facts: Parameters<typeof openRating>[2] = {}) =>
    (page = await openRating(backend, await backend.invite(), {voiceManifest, ...facts}));
  const noteOf = () => page.element.renderRoot.querySelector('.tool-note')?.textContent ?? '';
  const label = () => voiceButtons(page.element)[0]?.textContent;

  /** Presses as a hand does: a browser plays nothing without it. */
  async function press(): Promise<void> {
    const button = voiceButtons(page.element)[0] as HTMLElement;
    button.scrollIntoView();
    const {left, top, width, height} = button.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
  }
  const silent = () => page.settled(() => label() === '朗读' && noteOf() !== '');

  it('says so, and whom to ask, where there are no recordings either', async () => {
    await open('');
    await press();
    await silent();
    expect(noteOf()).to.equal(mute);
    expect(page.element.renderRoot.querySelector('[role=status]')?.textContent).to.equal(mute);
    expect(lines.lines).to.deep.equal([]);
  });

  it('names the general line of the region, if the page says one', async () => {
    await open('', {hotline: '010-12345678'});
    await press();
    await silent();
    expect(noteOf()).to.equal('这里念不出声音。可以请旁边的人念，或打 010-12345678。');
  });

  it('plays the recordings of the deployment in order, and says that some words have none', async () => {
    await open(`${folder}voice.json`);
    await press();
    await silent();
    expect(played).to.deep.equal(['question.wav', ...levels]);
    const isHeard = await hasSound();
    expect(noteOf()).to.equal(isHeard ? partly : mute);
    expect(new Set(lines.lines)).to.deep.equal(new Set(isHeard ? [] : ['gov-rating: voice_silent']));
  });

  it('plays no level where one of the five has no recording', async () => {
    await open(`${folder}four-levels.json`);
    await press();
    await silent();
    expect(played).to.deep.equal(['question.wav']);
  });

  it('leaves out a file that is not there, tells the author, and goes on', async () => {
    await open(`${folder}missing-file.json`);
    await press();
    await silent();
    expect(played).to.deep.equal(['not-there.wav', ...levels]);
    expect(noteOf()).to.equal((await hasSound()) ? partly : mute);
    expect(new Set(lines.lines)).to.deep.equal(new Set(['gov-rating: voice_silent']));
    await page.choose('satisfied');
    expect(page.boxes().length).to.be.above(0);
  });

  for (const [what, address, code] of [
    ['is not there', `${folder}nothing.json`, 'voice_unread'],
    ['is no JSON', `${folder}level.wav`, 'voice_unread'],
    ['is another file', new URL('../../package.json', import.meta.url).href, 'voice_refused'],
  ] as const)
    it(`says so, and tells the author, where the list ${what}`, async () => {
      await open(address);
      await press();
      await silent();
      expect([noteOf(), played.length]).to.deep.equal([mute, 0]);
      expect(lines.lines).to.deep.equal([`gov-rating: ${code}`]);
    });

  it('is stopped by the same button', async () => {
    // A recording that goes on until somebody stops it.
    const begun = new Promise<void>(resolve => {
      HTMLMediaElement.prototype.play = async function () {
        played.push(this.src);
        resolve();
        await new Promise(() => undefined);
      };
    });
    await open(`${folder}voice.json`);
    await press();
    await begun;
    expect(label()).to.equal('停止');
    voiceButtons(page.element)[0]?.click();
    await page.settled(() => label() === '朗读');
    expect([played.length, noteOf()]).to.deep.equal([1, '']);
  });

  it('plays them also where the browser has voices, but none of the language', async () => {
    giveBack();
    const {restore} = scriptedVoice({voices: ['en-US']});
    giveBack = restore;
    await open(`${folder}voice.json`);
    await press();
    await silent();
    expect(played[0]).to.equal('question.wav');
  });

  it('plays them where the browser takes a sentence and never begins to speak it', async () => {
    giveBack();
    const {restore} = scriptedVoice({voices: [], dead: true});
    giveBack = restore;
    await open(`${folder}voice.json`);
    await press();
    await silent();
    expect(played[0]).to.equal('question.wav');
  });
});

describe('what is played of what is said', () => {
  const files = (...sentences: readonly string[]) => ({'zh-CN': new Map(sentences.map(one => [one, `${one}.mp3`]))});
  const plan = (words: string, ...recorded: readonly string[]) =>
    planOf([{words, lang: 'zh-CN'}], files(...recorded))[0];

  it('is a number sign by sign', () => {
    expect(plan('2 6 1 1，3 0', '0', '1', '2', '3', '6')).to.deep.equal(
      ['2', '6', '1', '1', '3', '0'].map(n => `${n}.mp3`),
    );
    expect(plan('2 6 1 1，3 0', '0', '1', '2', '3'), 'a sign is missing').to.deep.equal([]);
  });

  it('is a text of several sentences one by one, whatever stop is at their ends', () => {
    expect(plan('没有连上。请检查网络，再试一次。', '没有连上', '请检查网络，再试一次')).to.deep.equal([
      '没有连上.mp3',
      '请检查网络，再试一次.mp3',
    ]);
    expect(plan('没有连上。请检查网络，再试一次。', '没有连上'), 'half of it').to.deep.equal([]);
  });

  it('is nothing in another language', () => {
    expect(planOf([{words: '满意', lang: 'zh-TW'}], files('满意'))).to.deep.equal([[]]);
  });
});
