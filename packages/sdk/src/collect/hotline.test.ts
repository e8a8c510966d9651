import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {draftFaults} from '@gov-rating/contract/draft-rules';
import {catalogueV2, isBad, languages, levelNames, levels, tagsOfLevel} from '@gov-rating/contract/standard';
import {hotlineCall, hotlineScript, playCall, type HotlineCall, type HotlineScript} from '../collect.ts';

const play = (...events: readonly string[]) => playCall(hotlineScript, events);
const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'A', '12', '', '__proto__', 'toString'];

describe('a person who rates by the keys of a telephone', () => {
  it('gives each level by its key and one confirmation, a bad one with its reason, and the server would take it', () => {
    const rules = {tags: catalogueV2.tags, commentMaxLength: 150};
    for (const [at, level] of levels.entries()) {
      const {state, stored} = play(String(at + 1), ...(isBad(level) ? ['2'] : []), '1');
      const tags = isBad(level) ? [tagsOfLevel(level)[1]?.code] : [];
      assert.deepEqual([state, stored], ['thanks', {channel: 'hotline', level, tags, comment: ''}]);
      assert.deepEqual(stored && draftFaults(stored, rules), []);
    }
  });

  it('hears all levels in the order of the standard, and each said back in the same words', () => {
    for (const digits of ['1 is best', '5 is best'] as const) {
      const [first = ''] = playCall({...hotlineScript, digits}, []).heard;
      const places = levels.map((level, at) =>
        first.indexOf(`。${levelNames[level]['zh-CN']}，请按${digits === '1 is best' ? at + 1 : 5 - at}。`),
      );
      assert.ok(
        places.every((place, at) => place > (places[at - 1] ?? 0)),
        first,
      );
    }
    const back = levels.map((level, at) =>
      (play(String(at + 1), ...(isBad(level) ? ['1'] : [])).heard.at(-1) ?? '')
        .replace(levelNames[level]['zh-CN'], '…')
        .replace(/，原因：[^。]*/, ''),
    );
    assert.deepEqual(
      new Set(back),
      new Set(['您选的是：…。没错，请按1。要改，请按2。再听一遍，请按9。要和人说话，请按0。']),
    );
  });

  it('hears every sentence in each language, with nothing left to fill in', () => {
    for (const language of languages)
      for (const events of [
        ['4', '8', '1'],
        ['1', '1'],
        ['7', 'timeout', '0'],
        ['7', '7', '7'],
      ]) {
        const {heard} = playCall({...hotlineScript, afterLimit: 'end'}, events, language);
        assert.equal(heard.length, events.length + 1);
        for (const line of heard) assert.match(line, /^[^{}]+[。.]$/);
      }
  });

  it('hears the question again, chooses anew, and is asked for a reason of the new level only', () => {
    const {heard, stored} = play('9', '5', '1', '2', '1', '1');
    assert.equal(heard[0], heard[1]);
    assert.equal(heard[4], heard[0]);
    assert.deepEqual(stored, {channel: 'hotline', level: 'very_satisfied', tags: [], comment: ''});
  });

  it('hears every reason of a bad level, or the core ones', () => {
    const [, all = ''] = play('4').heard;
    for (const {text} of tagsOfLevel('dissatisfied')) assert.ok(all.includes(text['zh-CN']));
    const core = playCall({...hotlineScript, reasons: 'core'}, ['4', '4']);
    assert.match(core.heard[2] ?? '', /^这个键不管用。请选一个原因。/);
    assert.equal((core.heard[1] ?? '').split('请按').length, 6);
  });

  it('is led to a person or to the end after wrong keys and silences, and before that asked again', () => {
    assert.deepEqual(play('7', '8').state, 'level');
    assert.match(play('7').heard[1] ?? '', /^这个键不管用。请对本次服务作出评价。/);
    assert.match(play('timeout').heard[1] ?? '', /^没有听到您按键。请对/);
    for (const [events, at] of [
      [['7', '8', '*'], 3],
      [['timeout', 'timeout'], 2],
      [['4', '0'], 2],
      [['9', '9', '9', '9', '9'], 5],
      [['1', '2', '1', '2', '1', '2', '1', '2', '1', '2'], 10],
    ] as const) {
      assert.deepEqual([play(...events).state, play(...events).stored], ['agent', null]);
      assert.notEqual(play(...events.slice(0, at - 1)).state, 'agent');
    }
    const ended = playCall({...hotlineScript, afterLimit: 'end'}, ['timeout', 'timeout']);
    assert.deepEqual([ended.state, ended.heard.at(-1)], ['ended', '这次没有记下评价，再见。']);
    assert.equal(play('7', '7', '1', '7', '7', 'timeout').state, 'confirm', 'each question counts anew');
  });
});

describe('nothing is stored', () => {
  /** For every call of up to five events, with one of each kind of key. */
  const events = ['1', '2', '4', '8', '9', '0', 'timeout', 'hang_up'];
  const script: HotlineScript = {...hotlineScript, limits: {wrongKeys: 2, silences: 2, repeats: 2, changes: 2}};
  const hotline = hotlineCall(script);

  it('twice or without a confirmation, in any call, and what is stored has what the person chose', () => {
    let ends = 0;
    const walk = (call: HotlineCall, given: number, depth: number): void => {
      assert.deepEqual(JSON.parse(JSON.stringify(call)), call);
      if (depth === 0) return;
      for (const event of events) {
        const before = JSON.stringify(call);
        const step = hotline.after(call, event);
        assert.equal(JSON.stringify(call), before);
        if (step.draft) {
          assert.deepEqual([call.state, event, step.call.state], ['confirm', '1', 'thanks']);
          assert.deepEqual(
            [step.draft.level, step.draft.tags],
            [call.level, call.reason === null ? [] : [call.reason]],
          );
        }
        const total = given + (step.draft ? 1 : 0);
        assert.ok(total <= 1);
        if (['thanks', 'agent', 'ended', 'hung_up'].includes(step.call.state)) {
          ends++;
          assert.deepEqual([step.call.level, step.call.reason], [null, null], 'nothing half is kept');
          for (const later of events)
            assert.deepEqual(hotline.after(step.call, later), {call: step.call, say: [], draft: null});
        } else walk(step.call, total, depth - 1);
      }
    };
    walk(hotline.begin().call, 0, 5);
    assert.ok(ends > 1000);
  });

  it('of a person who hangs up at any question', () => {
    for (const before of [[], ['1'], ['4'], ['4', '1'], ['7'], ['timeout'], ['9']])
      assert.deepEqual(
        [play(...before, 'hang_up').state, play(...before, 'hang_up', '1', '1').stored],
        ['hung_up', null],
      );
    assert.equal(play('1', '1', 'hang_up').stored?.level, 'very_satisfied');
  });

  it('by a key that no telephone has or that means nothing here', () => {
    for (const key of keys.filter(key => !['1', '2', '3', '4', '5', '9'].includes(key)))
      assert.equal(play(key, key, key, '1', '1').stored, null, key);
  });
});

describe('a script', () => {
  it('says by its table what each key does', () => {
    const {keys: table} = hotlineCall(hotlineScript);
    assert.deepEqual(table.level['5'], {do: 'choose', level: 'very_dissatisfied'});
    assert.deepEqual(table.reason.dissatisfied?.['1'], {do: 'explain', reason: '207'});
    assert.deepEqual(table.confirm, {
      '1': {do: 'confirm'},
      '2': {do: 'change'},
      '9': {do: 'repeat'},
      '0': {do: 'agent'},
    });
  });

  it('may leave keys out, and may ask with fewer levels', () => {
    const three: HotlineScript = {
      ...hotlineScript,
      digits: {satisfied: 1, basically_satisfied: 2, dissatisfied: 3},
      keys: {...hotlineScript.keys, repeat: null, agent: null},
    };
    assert.equal(playCall(three, []).heard[0], '请对本次服务作出评价。满意，请按1。基本满意，请按2。不满意，请按3。');
    assert.equal(playCall(three, ['4', '0', '9']).state, 'agent');
    assert.equal(playCall(three, ['1', '1']).stored?.level, 'satisfied');
  });

  it('is refused where a key means two things at one question, is no key, or a limit lets nothing through', () => {
    const change = (keys: Partial<HotlineScript['keys']>) => ({
      ...hotlineScript,
      keys: {...hotlineScript.keys, ...keys},
    });
    for (const script of [
      change({repeat: '0'}),
      change({agent: '5'}),
      change({repeat: '8'}),
      change({confirm: '2'}),
      change({confirm: '12'}),
      change({agent: ''}),
      {...hotlineScript, digits: {satisfied: 1, dissatisfied: 1}},
      {...hotlineScript, limits: {...hotlineScript.limits, wrongKeys: 0}},
      {...hotlineScript, limits: {...hotlineScript.limits, silences: 1.5}},
    ])
      assert.throws(() => hotlineCall(script), TypeError);
    assert.throws(() => playCall(hotlineScript, [], 'fr' as 'en'), TypeError);
  });
});
