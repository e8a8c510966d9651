import type {Migration} from './migration.ts';

const level = `level text NOT NULL CHECK (level IN
        ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'))`;
const source = `source text NOT NULL CHECK (source IN ('active', 'default', 'voided'))`;

const ofWindow = ['517', '413', '314', '212', '213', '214', '115']
  .map(tag => `CASE WHEN rating.tags LIKE '%"${tag}"%' THEN 6 ELSE 0 END`)
  .join(' + ');
const about = `CASE WHEN length(rating.tags) < 7 THEN 'both'
  WHEN ${ofWindow} = 0 THEN 'matter' WHEN ${ofWindow} = length(rating.tags) - 1 THEN 'window' ELSE 'both' END`;
const ratingSource = `CASE WHEN rating.voided_at IS NULL THEN 'active' ELSE 'voided' END`;
const places = Array.from({length: 40}, (_, place) => `(${place})`).join(', ');
const ofService = (table: string) => `${table} JOIN service ON service.service_id = ${table}.service_id`;
const never = '9999-12-31T00:00:00.000Z';
const answered = 'coalesce(work_order.answered_at, work_order.closed_at)';

/** Counts by channel, item, staff and tag beside those by level, how far orders are, and publications with their rows. */
export const results: Migration = {
  version: 6,
  name: 'results',
  statements: ({key, moment, day, bigint, table, keyTable, hotTable, byDay}) => {
    const counted = `institution_code ${key} NOT NULL,
      day ${day} NOT NULL,
      channel text NOT NULL,
      ${level},
      ${source},
      about text NOT NULL CHECK (about IN ('both', 'matter', 'window')),
      area_code ${key} NOT NULL,
      slot integer NOT NULL,
      count ${bigint} NOT NULL`;
    const columns = 'institution_code, day, channel, level, source, about, area_code';
    const facet = (of: string, value: string, ofWhat: string, from: string) =>
      `INSERT INTO facet_count (facet, value, ${columns}, slot, count)
        SELECT '${of}', ${value}, rating.institution_code, rating.day, rating.channel, rating.level, ${ratingSource},
          ${ofWhat}, rating.area_code, 0, count(*) FROM ${from} GROUP BY 2, 3, 4, 5, 6, 7, 8, 9`;
    const defaultFacet = (of: string, value: string, only: string) =>
      `INSERT INTO facet_count (facet, value, ${columns}, slot, count)
        SELECT '${of}', ${value}, default_rating.institution_code, default_rating.day, 'system_default',
          default_rating.level, 'default', 'both', default_rating.area_code, 0, count(*)
        FROM ${ofService('default_rating')} WHERE default_rating.replaced_by IS NULL AND ${only}
        GROUP BY 2, 3, 4, 6, 9`;
    return [
      'DROP TABLE rating_count',
      `CREATE TABLE rating_count (${counted}, PRIMARY KEY (${columns}, slot)) ${hotTable}`,
      'CREATE INDEX rating_count_area ON rating_count (area_code, day)',
      `INSERT INTO rating_count (${columns}, slot, count)
        SELECT rating.institution_code, rating.day, rating.channel, rating.level, ${ratingSource}, ${about},
          rating.area_code, 0, count(*) FROM rating GROUP BY 1, 2, 3, 4, 5, 6, 7`,
      `INSERT INTO rating_count (${columns}, slot, count)
        SELECT institution_code, day, 'system_default', level, 'default', 'both', area_code, 0, count(*)
        FROM default_rating WHERE replaced_by IS NULL GROUP BY 1, 2, 4, 7`,

      `CREATE TABLE facet_count (
        facet text NOT NULL CHECK (facet IN ('item', 'staff', 'tag')),
        value ${key} NOT NULL,
        ${counted},
        PRIMARY KEY (facet, value, ${columns}, slot)
      ) ${hotTable}`,
      'CREATE INDEX facet_count_area ON facet_count (facet, area_code, day)',
      'CREATE INDEX facet_count_institution ON facet_count (facet, institution_code, day)',
      facet('item', 'service.item_code', about, ofService('rating')),
      facet('staff', 'service.staff_number', `'both'`, `${ofService('rating')} WHERE service.staff_number IS NOT NULL`),
      facet(
        'tag',
        'substr(rating.tags, 3 + 6 * place.column1, 3)',
        `'both'`,
        `rating JOIN (VALUES ${places}) AS place ON 6 * place.column1 + 7 <= length(rating.tags)`,
      ),
      defaultFacet('item', 'service.item_code', 'true'),
      defaultFacet('staff', 'service.staff_number', 'service.staff_number IS NOT NULL'),

      'DROP TABLE order_count',
      `CREATE TABLE order_count (
        institution_code ${key} NOT NULL,
        day ${day} NOT NULL,
        area_code ${key} NOT NULL,
        item_code ${key} NOT NULL,
        channel text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'answered', 'on_time', 'late', 'voided')),
        due_at ${moment} NOT NULL,
        slot integer NOT NULL,
        count ${bigint} NOT NULL,
        PRIMARY KEY (institution_code, day, area_code, item_code, channel, state, due_at, slot)
      ) ${hotTable}`,
      'CREATE INDEX order_count_area ON order_count (area_code, day)',
      `INSERT INTO order_count (institution_code, day, area_code, item_code, channel, state, due_at, slot, count)
        SELECT rating.institution_code, rating.day, rating.area_code, service.item_code, rating.channel,
          CASE WHEN rating.voided_at IS NOT NULL THEN 'voided' WHEN ${answered} IS NULL THEN 'open'
            WHEN work_order.answer_due_at IS NULL THEN 'answered'
            WHEN ${answered} < work_order.answer_due_at THEN 'on_time' ELSE 'late' END,
          CASE WHEN ${answered} IS NULL THEN coalesce(work_order.answer_due_at, '${never}') ELSE '${never}' END,
          0, count(*)
        FROM ${ofService('rating')} JOIN work_order ON work_order.rating_id = rating.rating_id
        GROUP BY 1, 2, 3, 4, 5, 6, 7`,

      'CREATE INDEX service_item ON service (item_code, registered_at)',
      `CREATE INDEX rating_day ON rating ${byDay}`,
      `CREATE INDEX default_rating_day ON default_rating ${byDay}`,

      `CREATE TABLE publication (
        publication_id ${key} PRIMARY KEY,
        publisher_code ${key} NOT NULL REFERENCES institution (code),
        publisher_name text NOT NULL,
        area_code ${key} NOT NULL,
        first_day ${day} NOT NULL,
        last_day ${day} NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        replaces ${key} UNIQUE REFERENCES publication (publication_id),
        reason text,
        cut_off ${moment} NOT NULL,
        total ${bigint} NOT NULL,
        sha256 text NOT NULL,
        document text NOT NULL,
        UNIQUE (publisher_code, area_code, first_day, last_day, version)
      ) ${table}`,
      'CREATE INDEX publication_age ON publication (cut_off, publication_id)',

      `CREATE TABLE publication_draft (publication_id ${key} PRIMARY KEY, begun_at ${moment} NOT NULL) ${keyTable}`,
      `CREATE TABLE publication_row (
        publication_id ${key} NOT NULL,
        line ${bigint} NOT NULL,
        institution_code ${key} NOT NULL,
        item_code ${key} NOT NULL,
        channel ${key} NOT NULL,
        day ${key} NOT NULL,
        level ${key} NOT NULL,
        source ${key} NOT NULL,
        tags ${key} NOT NULL,
        order_state ${key} NOT NULL,
        count ${bigint} NOT NULL,
        PRIMARY KEY (publication_id, line)
      ) ${keyTable}`,
      `CREATE TABLE publication_stage (
        publication_id ${key} NOT NULL,
        institution_code ${key} NOT NULL,
        item_code ${key} NOT NULL,
        channel ${key} NOT NULL,
        day ${key} NOT NULL,
        level ${key} NOT NULL,
        source ${key} NOT NULL,
        tags ${key} NOT NULL,
        order_state ${key} NOT NULL,
        given ${bigint} NOT NULL,
        count ${bigint} NOT NULL
      ) ${table}`,
      `CREATE INDEX publication_stage_cell ON publication_stage
        (publication_id, institution_code, item_code, channel, day)`,
    ];
  },
};
