import {expect} from '@open-wc/testing';
import {openEvaluator, type EvaluatorPage} from '../testing/evaluator-page.ts';
import {drawnScreen} from '../testing/screen-page.ts';
import {watchConsole} from '../testing/quiet-console.ts';
import {anIdleView, aPrompt, scriptedDevice} from '../testing/scripted-device.ts';
import {defineGovRatingEvaluator} from './element.ts';
import {playTone} from '../device-screen/tone.ts';

defineGovRatingEvaluator();

const loud = {...anIdleView.settings, volume: 60};

describe('the sound of a window’s screen', () => {
  let page: EvaluatorPage | undefined;
  /** How often a tone was asked of the browser: it wakes its audio before each. */
  let asked = 0;
  const {resume} = AudioContext.prototype;
  before(() => {
    AudioContext.prototype.resume = function (this: AudioContext) {
      asked++;
      return resume.call(this);
    };
  });
  after(() => {
    AudioContext.prototype.resume = resume;
  });
  beforeEach(() => (asked = 0));
  afterEach(() => page?.element.remove());

  async function prompted(settings: typeof loud, mute = false): Promise<number> {
    const device = scriptedDevice({settings});
    page = await openEvaluator(device, {mute});
    device.show({state: 'prompt', prompt: aPrompt()});
    await drawnScreen(page.element);
    const prompts = asked;
    device.show({identify: 1});
    await drawnScreen(page.element);
    expect(asked).to.equal(prompts * 2);
    return prompts;
  }

  it('comes once with a prompt, and once when the screen is asked which one it is', async () => {
    expect(await prompted(loud)).to.equal(1);
  });
  it('is not made on a muted screen, in quiet hours, or without volume', async () => {
    expect(await prompted(loud, true)).to.equal(0);
    page?.element.remove();
    expect(await prompted({...loud, quiet: true})).to.equal(0);
    page?.element.remove();
    expect(await prompted({...loud, volume: 0})).to.equal(0);
  });

  it('leaves no complaint where the browser allows none before a touch, refuses it, or has no audio', async () => {
    const {lines, stop} = watchConsole();
    const faults: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => faults.push(event.reason);
    addEventListener('unhandledrejection', note);
    playTone('prompt', 50);
    AudioContext.prototype.resume = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
    playTone('prompt', 50);
    AudioContext.prototype.resume = () => {
      throw new Error('no output');
    };
    playTone('identify', 50);
    AudioContext.prototype.resume = resume;
    for (const volume of [Number.NaN, -1, 1000, undefined as unknown as number]) playTone('prompt', volume);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    removeEventListener('unhandledrejection', note);
    stop();
    expect([lines, faults]).to.deep.equal([[], []]);
  });
});
