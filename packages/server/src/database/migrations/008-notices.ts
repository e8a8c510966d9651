import type {Migration} from './migration.ts';

/** Rectification notices, and the bad ratings of members of staff that lead to them. */
export const notices: Migration = {
  version: 8,
  name: 'notices',
  statements: ({key, moment, table}) => [
    `CREATE TABLE rectification_notice (
      notice_id ${key} PRIMARY KEY,
      rating_id ${key} NOT NULL REFERENCES rating (rating_id),
      institution_code ${key} NOT NULL REFERENCES institution (code),
      staff_number ${key} NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
      bad_ratings integer NOT NULL,
      days integer NOT NULL,
      order_numbers text NOT NULL,
      opened_at ${moment} NOT NULL,
      due_at ${moment},
      answer_act ${key} REFERENCES act (act_id),
      closing_act ${key} REFERENCES act (act_id),
      CHECK ((state = 'closed') = (closing_act IS NOT NULL)),
      CHECK (state <> 'answered' OR answer_act IS NOT NULL)
    ) ${table}`,
    'CREATE INDEX rectification_notice_age ON rectification_notice (opened_at, notice_id)',
    'CREATE INDEX rectification_notice_rating ON rectification_notice (rating_id)',
    `CREATE UNIQUE INDEX rectification_notice_running ON rectification_notice (institution_code, staff_number)
      WHERE state <> 'closed'`,

    `CREATE TABLE staff_bad_rating (
      rating_id ${key} PRIMARY KEY REFERENCES rating (rating_id),
      institution_code ${key} NOT NULL,
      staff_number ${key} NOT NULL,
      received_at ${moment} NOT NULL,
      looked integer NOT NULL DEFAULT 0,
      notice_id ${key} REFERENCES rectification_notice (notice_id)
    ) ${table}`,
    'CREATE INDEX staff_bad_rating_staff ON staff_bad_rating (institution_code, staff_number, received_at)',
    'CREATE INDEX staff_bad_rating_new ON staff_bad_rating (received_at, rating_id) WHERE looked = 0',
    `INSERT INTO staff_bad_rating (rating_id, institution_code, staff_number, received_at)
      SELECT rating.rating_id, rating.institution_code, service.staff_number, rating.received_at
      FROM rating JOIN service ON service.service_id = rating.service_id
      WHERE rating.level IN ('dissatisfied', 'very_dissatisfied') AND service.staff_number <> ''`,
  ],
};
