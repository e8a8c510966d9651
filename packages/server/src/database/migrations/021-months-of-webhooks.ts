import type {Migration} from './migration.ts';

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The tables that are parted by month, with the new names of the indexes that they have had. */
const parted: Readonly<Record<string, readonly string[]>> = {
  webhook_event: ['pkey', 'new', 'age'],
  webhook_delivery: ['pkey', 'due', 'age', 'event'],
};

/**
 * PostgreSQL keeps events and messages of webhooks by month, so that a month that is past is dropped at once instead of
 * row by row. The month of a row is that of its id, which begins with the day, so the keys stay as they were. What was
 * written before, and what belongs to no month that was made, lies in the part `…_rest`.
 */
export const monthsOfWebhooks: Migration = {
  version: 21,
  name: 'months-of-webhooks',
  statements: ({partitions}) =>
    partitions ? [...Object.entries(parted).flatMap(into), idOfDay, makeMonths, dropMonths] : [],
};

function into([table, indexes]: [string, readonly string[]]): string[] {
  return [
    ...(table === 'webhook_event'
      ? ['ALTER TABLE webhook_delivery DROP CONSTRAINT webhook_delivery_event_id_fkey']
      : []),
    `ALTER TABLE ${table} RENAME TO ${table}_rest`,
    ...indexes.map(name => `ALTER INDEX ${table}_${name} RENAME TO ${table}_rest_${name}`),
    `CREATE TABLE ${table} (LIKE ${table}_rest INCLUDING ALL) PARTITION BY RANGE (event_id)`,
    `ALTER TABLE ${table} ATTACH PARTITION ${table}_rest DEFAULT`,
  ];
}

/** What ids of a day begin with: days since 1970 as three digits of base 36. */
const idOfDay = `CREATE FUNCTION id_of_day(day date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT substr(digits, number / 1296 + 1, 1) || substr(digits, number / 36 % 36 + 1, 1)
    || substr(digits, number % 36 + 1, 1)
  FROM (SELECT '${digits}' AS digits, day - date '1970-01-01' AS number) AS given
$$`;

/**
 * Makes the months after that of a day that are not there; how many. Rows that came while their month was missing move
 * into it.
 */
const makeMonths = `CREATE FUNCTION make_months(today date, ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
  DECLARE
    parted text;
    part text;
    month date;
    lower_id text;
    upper_id text;
    made integer := 0;
    strays boolean;
  BEGIN
    PERFORM pg_advisory_xact_lock(725196805);
    FOREACH parted IN ARRAY ARRAY['${Object.keys(parted).join(`', '`)}'] LOOP
      FOR number IN 1 .. ahead LOOP
        month := date_trunc('month', today) + make_interval(months => number);
        part := parted || to_char(month, '_YYYY_MM');
        CONTINUE WHEN to_regclass(part) IS NOT NULL;
        lower_id := 'msg_' || id_of_day(month);
        upper_id := 'msg_' || id_of_day((month + interval '1 month')::date);
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE event_id >= $1 AND event_id < $2)', parted || '_rest')
          INTO strays USING lower_id, upper_id;
        IF strays THEN
          EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parted);
        END IF;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) WITH (fillfactor = 50)', part, parted);
        -- Each part has the reference, because Citus adds none to a table of parts.
        IF parted = 'webhook_delivery' THEN
          EXECUTE format('ALTER TABLE %I ADD FOREIGN KEY (webhook_id) REFERENCES webhook (webhook_id)', part);
        END IF;
        IF strays THEN
          EXECUTE format('WITH moved AS (DELETE FROM %I WHERE event_id >= $1 AND event_id < $2 RETURNING *)
            INSERT INTO %I SELECT * FROM moved', parted || '_rest', part) USING lower_id, upper_id;
        END IF;
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parted, part, lower_id,
          upper_id);
        made := made + 1;
      END LOOP;
    END LOOP;
    RETURN made;
  END
$$`;

/**
 * Drops the months that ended before a day, unless a message in them still waits; how many. Both tables lose a month
 * together.
 */
const dropMonths = `CREATE FUNCTION drop_months(before date) RETURNS integer LANGUAGE plpgsql AS $$
  DECLARE
    month text;
    waits boolean;
    dropped integer := 0;
  BEGIN
    PERFORM pg_advisory_xact_lock(725196805);
    FOR month IN
      SELECT right(inhrelid::regclass::text, 8) FROM pg_inherits
      WHERE inhparent = 'webhook_event'::regclass AND inhrelid::regclass::text ~ '_[0-9]{4}_[0-9]{2}$'
    LOOP
      CONTINUE WHEN to_date(month, '_YYYY_MM') + interval '1 month' > before;
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE distributed = 0)
        OR EXISTS (SELECT 1 FROM %I WHERE state = ''pending'')', 'webhook_event' || month, 'webhook_delivery' || month)
        INTO waits;
      CONTINUE WHEN waits;
      EXECUTE format('DROP TABLE %I, %I', 'webhook_delivery' || month, 'webhook_event' || month);
      dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
  END
$$`;
