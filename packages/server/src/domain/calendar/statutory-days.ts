/** One year's exceptions from the working week, as its notice states them; days are `YYYY-MM-DD`. */
export interface YearOfDays {
  /** Days off: public holidays and the days moved to them. Naming a Saturday or Sunday among them changes nothing. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked to make up for a moved day (调休上班). */
  readonly workdays: readonly string[];
}

/**
 * The statutory calendar as the State Council's yearly notices set it (国务院办公厅关于部分节假日安排的通知).
 *
 * Compared day by day with the data of the npm package chinese-days 1.5.7, which agree. A year enters this table only
 * after its notice is out; 除夕 of 2024 is a working day, because that notice only encourages leave on it.
 */
export const statutoryDays: Readonly<Record<number, YearOfDays>> = {
  // 国办发明电〔2018〕15号; 劳动节 as changed by 国办发明电〔2019〕3号
  2019: year(
    2019,
    '01-01 02-04..02-10 04-05..04-07 05-01..05-04 06-07..06-09 09-13..09-15 10-01..10-07',
    '02-02 02-03 04-28 05-05 09-29 10-12',
  ),
  // 国办发明电〔2019〕16号; 春节 as extended to 2 February by the notice of 26 January 2020
  2020: year(
    2020,
    '01-01 01-24..02-02 04-04..04-06 05-01..05-05 06-25..06-27 10-01..10-08',
    '01-19 04-26 05-09 06-28 09-27 10-10',
  ),
  // 国办发明电〔2020〕27号
  2021: year(
    2021,
    '01-01..01-03 02-11..02-17 04-03..04-05 05-01..05-05 06-12..06-14 09-19..09-21 10-01..10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ),
  // 国办发明电〔2021〕11号; 31 December by 国办发明电〔2022〕16号
  2022: year(
    2022,
    '01-01..01-03 01-31..02-06 04-03..04-05 04-30..05-04 06-03..06-05 09-10..09-12 10-01..10-07 12-31',
    '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  ),
  // 国办发明电〔2022〕16号
  2023: year(
    2023,
    '01-01..01-02 01-21..01-27 04-05 04-29..05-03 06-22..06-24 09-29..10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ),
  // 国办发明电〔2023〕7号
  2024: year(
    2024,
    '01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ),
  // 国办发明电〔2024〕12号
  2025: year(
    2025,
    '01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ),
  // 国办发明电〔2025〕7号
  2026: year(
    2026,
    '01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ),
};

function year(number: number, holidays: string, workdays: string): YearOfDays {
  return {
    holidays: holidays.split(' ').flatMap(part => daysOf(number, part)),
    workdays: workdays.split(' ').flatMap(part => daysOf(number, part)),
  };
}

/** The days of `MM-DD` or `MM-DD..MM-DD`, both ends included. */
function daysOf(year: number, part: string): string[] {
  const [first = '', last = first] = part.split('..');
  const days: string[] = [];
  for (let time = Date.parse(`${year}-${first}`); time <= Date.parse(`${year}-${last}`); time += 86_400_000)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}
