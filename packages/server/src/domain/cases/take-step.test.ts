import assert from 'node:assert/strict';
import test from 'node:test';
import {
  orderStateNames,
  orderStates,
  orderSteps,
  orderStepTable,
  profiles,
  roles,
  stepRows,
  type OrderState,
  type OrderStep,
} from '@gov-rating/contract';
import {
  aCommand,
  anOrder,
  aRatingCase,
  aReview,
  aStaffMember,
  city,
  county,
  inState,
  otherCounty,
  province,
  refusal,
} from '../../../test/fixtures/rating-case.fixtures.ts';
import type {StaffMember} from '../institutions/staff-member.ts';
import type {Problem} from '../problems/problem.ts';
import {resolveRules} from '../profile/rules.ts';
import type {RatingCase, StoredOrder} from './rating-case.ts';
import {openOrder, stepsFor, takeStep, type StepInput} from './take-step.ts';

const input: Partial<Record<OrderStep, StepInput>> = {
  contact: {reached: true, note: '已致电'},
  verify: {finding: 'justified', note: '属实'},
  rectify: {note: '已改'},
  schedule: {promisedFor: '2026-12-01', note: '分两步改'},
  explain: {note: '依规办理'},
  reply: {reply: '已整改，请您监督'},
  follow_up: {helped: 'yes'},
};

const handling = [
  'sign',
  'contact',
  'verify',
  'rectify',
  'schedule',
  'explain',
  'reply',
  'follow_up',
  'close',
] as const;

for (const state of orderStateNames) {
  for (const step of handling) {
    const row = stepRows(state, step)[0];
    const who = aStaffMember('institution_head');
    const take = () => takeStep(inState(state), step, 1, input[step] ?? {}, who, aCommand()).order?.state;
    if (row) {
      test(`${step} leads from ${state} to ${row.to}`, () => assert.equal(take(), row.to));
    } else {
      const expected = orderStates[state].ended ? 'order_ended' : 'step_not_possible';
      test(`${step} is refused in ${state}: ${expected}`, () => assert.equal(refusal(take), expected));
    }
  }
}

for (const {state, step, roles: allowed, at} of orderStepTable.filter(row => handling.includes(row.step as never))) {
  for (const role of roles) {
    const code = allowed.includes(role) ? undefined : 'role_not_allowed';
    test(`${role} of the handling institution: ${step} in ${state} ${code ?? 'is done'}`, () => {
      const take = () => takeStep(inState(state), step, 1, input[step] ?? {}, aStaffMember(role), aCommand());
      assert.equal(refusal(take), code);
    });
  }
  test(`${step} in ${state} is for the handling institution alone`, () => {
    assert.equal(at, 'handling');
    for (const place of [city, province, otherCounty]) {
      const by = aStaffMember('institution_head', place);
      assert.equal(
        refusal(() => takeStep(inState(state), step, 1, input[step] ?? {}, by, aCommand())),
        'not_handling_institution',
      );
    }
  });
}

for (const step of handling) {
  for (const field of orderSteps[step].needs) {
    test(`${step} without ${field} is refused at that field`, () => {
      const state = orderStepTable.find(row => row.step === step)?.state as OrderState;
      for (const empty of [undefined, ...(typeof input[step]?.[field as keyof StepInput] === 'string' ? [' '] : [])]) {
        const take = () =>
          takeStep(
            inState(state),
            step,
            1,
            {...input[step], [field]: empty},
            aStaffMember('institution_head'),
            aCommand(),
          );
        assert.throws(
          take,
          (error: Problem) => error.code === 'missing_field' && error.fieldErrors[0]?.field === field,
        );
      }
    });
  }
}

test('input that a step does not use is refused instead of dropped', () => {
  const take = () => takeStep(inState('created'), 'sign', 1, {reply: '您好'}, aStaffMember(), aCommand());
  assert.throws(take, (error: Problem) => error.code === 'invalid_input' && error.fieldErrors[0]?.field === 'reply');
});

test('a step based on an older version is answered with the current state of the order', () => {
  const ratingCase = inState('signed', {version: 3});
  assert.throws(
    () => openOrder(ratingCase, 2),
    (error: Problem) =>
      error.code === 'order_changed' && error.current?.state === 'signed' && error.current.version === 3,
  );
});

test('the first time limit applies until the rating is verified, then the time limit of the answer', () => {
  const by = aStaffMember();
  const order = (state: OrderState, step: OrderStep) =>
    takeStep(inState(state), step, 1, input[step] ?? {}, by, aCommand()).order;
  assert.equal('dueAt' in (order('created', 'sign') ?? {}), false);
  assert.equal('dueAt' in (order('signed', 'contact') ?? {}), false);
  assert.equal(order('contacted', 'verify')?.dueAt, anOrder().answerDueAt);
  assert.equal('dueAt' in (order('verified', 'rectify') ?? {}), false);
  assert.equal(order('rectified', 'reply')?.dueAt, 'followUp from 2026-11-25T02:00:00.000Z');
  assert.equal(order('replied', 'follow_up')?.dueAt, null);
});

test('each of the three outcomes is recorded', () => {
  const outcome = (state: OrderState, step: OrderStep, before: 'rectified_by_date' | null = null) =>
    takeStep(inState(state, {outcome: before}), step, 1, input[step] ?? {}, aStaffMember(), aCommand()).order?.outcome;
  assert.equal(outcome('verified', 'rectify'), 'rectified_at_once');
  assert.equal(outcome('verified', 'schedule'), 'rectified_by_date');
  assert.equal(outcome('rectifying', 'rectify', 'rectified_by_date'), 'rectified_by_date');
  assert.equal(outcome('verified', 'explain'), 'explained');
});

for (const [promisedFor, code] of [
  ['2026-11-24', 'promised_day_not_possible'],
  ['2026-11-25', undefined],
  ['2026-12-08', undefined],
  ['2026-12-09', 'promised_day_not_possible'],
] as const) {
  test(`a promise for ${promisedFor} on the 25th, with the answer due at the end of 8 December: ${code ?? 'accepted'}`, () => {
    const take = () =>
      takeStep(inState('verified'), 'schedule', 1, {promisedFor, note: '改'}, aStaffMember(), aCommand());
    assert.equal(refusal(take), code);
  });
}

test('a real-name bad rating is followed up before it is closed', () => {
  const head = aStaffMember('institution_head');
  const close = (realName: boolean) => takeStep(inState('replied', {}, {realName}), 'close', 1, {}, head, aCommand());
  assert.equal(
    refusal(() => close(true)),
    'step_not_possible',
  );
  assert.equal(close(false).order?.closedAt, '2026-11-25T02:00:00.000Z');
});

test('an order with an open review cannot be closed', () => {
  const ratingCase = inState('followed_up', {}, {reviews: [aReview()]});
  assert.equal(
    refusal(() => takeStep(ratingCase, 'close', 1, {}, aStaffMember('institution_head'), aCommand())),
    'review_open',
  );
});

const steps = (ratingCase: RatingCase, by: StaffMember, command = aCommand()) => stepsFor(ratingCase, by, command);

test('each role is offered the steps that the table allows it, and an auditor none', () => {
  assert.deepEqual(steps(aRatingCase(), aStaffMember()), ['sign']);
  assert.deepEqual(steps(aRatingCase(), aStaffMember('institution_head')), ['sign', 'extend', 'transfer']);
  assert.deepEqual(steps(aRatingCase(), aStaffMember('bureau', city)), ['transfer']);
  assert.deepEqual(steps(aRatingCase(), aStaffMember('bureau', county)), []);
  assert.deepEqual(steps(aRatingCase(), aStaffMember('auditor', city)), []);
  assert.deepEqual(steps(inState('signed'), aStaffMember()), ['contact', 'ask_review']);
  assert.deepEqual(steps(inState('signed', {}, {higherInstitutions: [], higherThanHandling: []}), aStaffMember()), [
    'contact',
  ]);
  for (const state of ['closed', 'voided'] as const)
    assert.deepEqual(steps(inState(state), aStaffMember('institution_head')), []);
});

test('an extension is offered as long as the answer is not due and days are left', () => {
  const head = aStaffMember('institution_head');
  const offered = (order: Partial<StoredOrder>, command = aCommand()) =>
    steps(inState('verified', order), head, command).includes('extend');
  const due = '2026-12-08T16:00:00.000Z';
  assert.equal(offered({extendedDays: 4}), true);
  assert.equal(offered({extendedDays: 5}), false);
  assert.equal(offered({answerDueAt: null}), false);
  assert.equal(offered({answerDueAt: due}, aCommand('2026-12-08T15:59:59.999Z')), true);
  assert.equal(offered({answerDueAt: due}, aCommand(due)), false);
  const clocks = {...aCommand().clocks, rules: resolveRules(profiles['shenzhen-2021'])};
  assert.equal(offered({}, aCommand(undefined, {clocks})), false);
});
