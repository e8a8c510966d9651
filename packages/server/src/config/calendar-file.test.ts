import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {workingDays} from '../domain/calendar/working-days.ts';
import {readCalendarYears} from './calendar-file.ts';
import {ConfigError} from './config.ts';

async function fileOf(t: TestContext, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'calendar-'));
  t.after(() => rm(folder, {recursive: true}));
  const file = join(folder, 'calendar.json');
  await writeFile(file, content);
  return file;
}

test('an operator adds a year to the calendar with a file', async t => {
  const file = await fileOf(t, '{"2027": {"holidays": ["2027-01-01"], "workdays": ["2027-01-09"]}}');
  const calendar = workingDays(await readCalendarYears(file));
  assert.equal(calendar.isWorkingDay('2027-01-01'), false);
  assert.equal(calendar.isWorkingDay('2027-01-09'), true);
});

test('a calendar file may begin with a byte order mark, as Notepad writes it', async t => {
  const file = await fileOf(t, '\uFEFF{"2027": {"holidays": ["2027-01-01"], "workdays": []}}');
  assert.deepEqual(Object.keys(await readCalendarYears(file)), ['2027']);
});

test('without a file no year is added', async () => assert.deepEqual(await readCalendarYears(undefined), {}));

const wrong: [string, string][] = [
  ['no JSON', '{2027'],
  ['a list', '[]'],
  ['a year in words', '{"next": {"holidays": ["2027-01-01"], "workdays": []}}'],
  ['no holidays at all', '{"2027": {"holidays": [], "workdays": []}}'],
  ['no make-up days', '{"2027": {"holidays": ["2027-01-01"]}}'],
  ['a word that is not known', '{"2027": {"holidays": ["2027-01-01"], "workdays": [], "workday": []}}'],
  ['a day that does not exist', '{"2027": {"holidays": ["2027-02-29"], "workdays": []}}'],
  ['a day of another year', '{"2027": {"holidays": ["2028-01-01"], "workdays": []}}'],
  ['a day twice', '{"2027": {"holidays": ["2027-01-01", "2027-01-01"], "workdays": []}}'],
  ['a make-up day within the week', '{"2027": {"holidays": ["2027-01-01"], "workdays": ["2027-01-06"]}}'],
];
for (const [what, content] of wrong) {
  test(`a calendar file with ${what} is refused at the start`, async t => {
    await assert.rejects(
      readCalendarYears(await fileOf(t, content)),
      (error: unknown) =>
        error instanceof ConfigError &&
        error.errors.length > 0 &&
        error.errors.every(line => line.startsWith('CALENDAR_FILE')),
    );
  });
}

test('a missing calendar file is named in the error', async () => {
  await assert.rejects(readCalendarYears('/nowhere/calendar.json'), /CALENDAR_FILE cannot be read: \/nowhere/);
});
