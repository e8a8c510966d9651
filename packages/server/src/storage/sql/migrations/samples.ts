/** From here on every sample is made of parts that later ones share. */
const persons = [
  `INSERT INTO institution VALUES ('11440100MB2C123456', '广州市规划和自然资源局', '440100', 'city', NULL)`,
  `INSERT INTO client VALUES ('hall', '大厅', '11440100MB2C123456', 'hash', '["orders:read"]', '["https://a.cn"]')`,
  `INSERT INTO service VALUES ('s1', '11440100MB2C123456', 'P1', 1, 'completed', '1144', '许可证核发', NULL, '17', NULL,
      '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.000Z')`,
  `INSERT INTO service VALUES ('s2', '11440100MB2C123456', 'P1', 2, 'completed', '1144', '许可证核发', NULL, NULL, NULL,
      '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.000Z')`,
  `INSERT INTO default_candidate VALUES ('s1', '2026-01-02T03:04:05.678Z')`,
  `INSERT INTO default_candidate VALUES ('s2', '2026-01-02T03:04:05.678Z')`,
  `INSERT INTO invitation VALUES ('i1', 't1', 's1', '2026-01-02T04:00:00.000Z', '2026-02-02T04:00:00.000Z')`,
  `INSERT INTO invitation VALUES ('i2', 't2', 's2', '2026-01-02T04:00:00.000Z', '2026-02-02T04:00:00.000Z')`,
  `INSERT INTO rating VALUES ('r1', 'w1', 's1', 'i1', '11440100MB2C123456', '440100', '2026-01-03', 'dissatisfied', 'active',
      '["209"]', '慢 😡', 'web', NULL, 'v2', 'key', 'content', 'R1', '2026-01-03T04:00:00.000Z', NULL, 'salt', NULL)`,
  `INSERT INTO work_order VALUES ('O1', 'r1', '11440100MB2C123456', '440100', '2026-01-03', '2026-01-03T04:00:00.000Z',
      'signed', 2, '2026-01-08T16:00:00.000Z', NULL, 0, NULL, NULL, NULL, NULL, NULL, 1)`,
  `INSERT INTO order_holder VALUES ('O1', '11440100MB2C123456')`,
  `INSERT INTO act VALUES ('a1', 'r1', 1, 'O1', NULL, 'sign', 'person', 'institution_staff', '11440100MB2C123456', 'ref',
      '2026-01-03T05:00:00.000Z', 'created', 'signed', '{}', '{}', 'salt', NULL, NULL, NULL)`,
  `INSERT INTO evidence_entry VALUES ('r1', 'rating', '2026-01-03T04:00:00.000Z', NULL, NULL, NULL)`,
  `INSERT INTO evidence_entry VALUES ('a1', 'act', '2026-01-03T05:00:00.000Z', NULL, NULL, NULL)`,
  `INSERT INTO service_person VALUES ('s2', 'key', 'v1.key.AAAA', '2026-01-02T03:04:06.000Z')`,
];

const counts = [
  `INSERT INTO rating_count VALUES ('11440100MB2C123456', '2026-01-03', 'dissatisfied', 'active', '440100', 0, 1)`,
  `INSERT INTO order_count VALUES ('11440100MB2C123456', '2026-01-03', '440100', 0, 1)`,
];

const webhooks = [
  `INSERT INTO webhook VALUES ('w1', '11440100MB2C123456', 'https://a.cn/hook', '', '2026-01-04T04:00:00.000Z', NULL, NULL,
      NULL, '0001-01-01T00:00:00.000Z')`,
  `INSERT INTO webhook_topic VALUES ('w1', 'order.stepped')`,
  `INSERT INTO webhook_secret VALUES ('ws1', 'w1', 'sealed', '2026-01-04T04:00:00.000Z', NULL)`,
  `INSERT INTO webhook_event VALUES ('m1', 'order.stepped', '11440100MB2C123456', '2026-01-04T05:00:00.000Z', '{}', 1)`,
  `INSERT INTO webhook_delivery VALUES ('w1', 'm1', '2026-01-04T05:00:00.000Z', 'dead', 10, '2026-01-07T05:00:00.000Z',
      NULL, 500, NULL)`,
];

const evidence = [
  `INSERT INTO evidence_log VALUES (1, 'log')`,
  `INSERT INTO evidence_key VALUES ('key', 'ed25519', 'AAAA')`,
];

const results = [
  `INSERT INTO rating_count VALUES ('11440100MB2C123456', '2026-01-03', 'web', 'dissatisfied', 'active', 'matter',
      '440100', 0, 1)`,
  `INSERT INTO facet_count VALUES ('item', '1144', '11440100MB2C123456', '2026-01-03', 'web', 'dissatisfied', 'active',
      'matter', '440100', 0, 1)`,
  `INSERT INTO facet_count VALUES ('staff', '17', '11440100MB2C123456', '2026-01-03', 'web', 'dissatisfied', 'active',
      'both', '440100', 0, 1)`,
  `INSERT INTO facet_count VALUES ('tag', '209', '11440100MB2C123456', '2026-01-03', 'web', 'dissatisfied', 'active',
      'both', '440100', 0, 1)`,
  `INSERT INTO order_count VALUES ('11440100MB2C123456', '2026-01-03', '440100', '1144', 'web', 'open',
      '9999-12-31T00:00:00.000Z', 0, 1)`,
  `INSERT INTO publication VALUES ('p1', '11440100MB2C123456', '广州市规划和自然资源局', '440100', '2025-12-01', '2025-12-31',
      1, NULL, NULL, '2026-01-02T00:00:00.000Z', 5, 'sha', '{"document":"公布"}')`,
  `INSERT INTO publication_row VALUES ('p1', 1, '11440100MB2C123456', '1144', 'web', '2025-12-05', 'satisfied', 'active',
      '[]', 'none', 5)`,
];

const suspicion = [
  `INSERT INTO rating_trace VALUES ('r1', '2026-01-03T04:00:00.000Z', '11440100MB2C123456', 'web', 'd1', 'ref', '3', NULL)`,
  `INSERT INTO suspicion VALUES ('x1', 'r1', 'at_once', '{"seconds":0}', '2026-01-03T04:01:00.000Z', 'dismissed', 'a1')`,
  `INSERT INTO suspicion VALUES ('x2', 'r1', 'burst_device', '{"count":20,"seconds":9}', '2026-01-03T04:01:00.000Z', NULL,
      NULL)`,
];

const notices = [
  `INSERT INTO rectification_notice VALUES ('n1', 'r1', '11440100MB2C123456', '17', 'answered', 3, 90, '["O1"]',
      '2026-01-03T06:00:00.000Z', '2026-01-17T16:00:00.000Z', 'a1', NULL)`,
  `INSERT INTO staff_bad_rating VALUES ('r1', '11440100MB2C123456', '17', '2026-01-03T04:00:00.000Z', 1, 'n1')`,
];

const publicationLooks = [
  ...results.slice(0, -1),
  `INSERT INTO publication_look VALUES ('p1', '2025-12', '11440100MB2C123456', '1144', 'web', '2025-12-05', 'satisfied',
      'active', '[]', 'none', 5)`,
  `INSERT INTO publication_draft VALUES ('p2', '2026-01-02T00:00:00.000Z', 1)`,
  `INSERT INTO publication_institution VALUES ('p2', '11440100MB2C123456', 1)`,
];

const erasures = [
  `INSERT INTO erasure_warrant VALUES ('2026-01-05T04:00:00.000Z', '2026-01-04T04:00:00.000Z', 'key', 'AAAA')`,
  `UPDATE act SET texts_salt = NULL, erased_at = '2026-01-05T04:00:00.000Z' WHERE act_id = 'a1'`,
  `INSERT INTO evidence_entry VALUES ('e.a1', 'erasure', '2026-01-05T04:00:00.000Z', NULL, NULL, NULL)`,
];

/**
 * What a database may hold that was made by an earlier program: for each version of the schema, rows in SQL that both
 * databases take. A new migration adds a sample of its own and changes none of the others.
 */
export const samples: readonly (readonly string[])[] = [
  [
    `INSERT INTO institution VALUES ('11440100MB2C123456', '广州市规划和自然资源局', '440100', 'city', NULL)`,
    `INSERT INTO client VALUES ('hall', '大厅', '11440100MB2C123456', 'hash', '["orders:read"]', '["https://a.cn"]')`,
    `INSERT INTO service VALUES ('s1', '11440100MB2C123456', 'P1', 1, 'completed', '1144', '许可证核发', NULL, '17', NULL,
      '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.000Z')`,
    `INSERT INTO service VALUES ('s2', '11440100MB2C123456', 'P1', 2, 'completed', '1144', '许可证核发', NULL, NULL, NULL,
      '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.000Z')`,
    `INSERT INTO invitation VALUES ('i1', 't1', 's1', '2026-01-02T04:00:00.000Z', '2026-02-02T04:00:00.000Z')`,
    `INSERT INTO invitation VALUES ('i2', 't2', 's2', '2026-01-02T04:00:00.000Z', '2026-02-02T04:00:00.000Z')`,
    `INSERT INTO rating VALUES ('r1', 'w1', 's1', 'i1', '11440100MB2C123456', '440100', '2026-01-03', 'dissatisfied', 'active',
      '["209"]', '慢 😡', 'web', NULL, 'v2', 'key', 'content', 'R1', '2026-01-03T04:00:00.000Z')`,
    `INSERT INTO work_order VALUES ('O1', 'r1', '11440100MB2C123456', '440100', '2026-01-03', '2026-01-03T04:00:00.000Z')`,
    `INSERT INTO rating_count VALUES ('11440100MB2C123456', '2026-01-03', 'dissatisfied', 'active', '440100', 0, 1)`,
    `INSERT INTO order_count VALUES ('11440100MB2C123456', '2026-01-03', '440100', 0, 1)`,
  ],
  [
    `INSERT INTO institution VALUES ('11440100MB2C123456', '广州市规划和自然资源局', '440100', 'city', NULL)`,
    `INSERT INTO client VALUES ('hall', '大厅', '11440100MB2C123456', 'hash', '["orders:read"]', '["https://a.cn"]')`,
    `INSERT INTO service VALUES ('s1', '11440100MB2C123456', 'P1', 1, 'completed', '1144', '许可证核发', NULL, '17', NULL,
      '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.000Z')`,
    `INSERT INTO service VALUES ('s2', '11440100MB2C123456', 'P1', 2, 'completed', '1144', '许可证核发', NULL, NULL, NULL,
      '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.000Z')`,
    `INSERT INTO default_candidate VALUES ('s1', '2026-01-02T03:04:05.678Z')`,
    `INSERT INTO default_candidate VALUES ('s2', '2026-01-02T03:04:05.678Z')`,
    `INSERT INTO invitation VALUES ('i1', 't1', 's1', '2026-01-02T04:00:00.000Z', '2026-02-02T04:00:00.000Z')`,
    `INSERT INTO invitation VALUES ('i2', 't2', 's2', '2026-01-02T04:00:00.000Z', '2026-02-02T04:00:00.000Z')`,
    `INSERT INTO rating VALUES ('r1', 'w1', 's1', 'i1', '11440100MB2C123456', '440100', '2026-01-03', 'dissatisfied', 'active',
      '["209"]', '慢 😡', 'web', NULL, 'v2', 'key', 'content', 'R1', '2026-01-03T04:00:00.000Z', NULL, 'salt')`,
    `INSERT INTO work_order VALUES ('O1', 'r1', '11440100MB2C123456', '440100', '2026-01-03', '2026-01-03T04:00:00.000Z',
      'signed', 2, '2026-01-08T16:00:00.000Z', NULL, 0, NULL, NULL, NULL, NULL, NULL)`,
    `INSERT INTO order_holder VALUES ('O1', '11440100MB2C123456')`,
    `INSERT INTO act VALUES ('a1', 'r1', 1, 'O1', NULL, 'sign', 'person', 'institution_staff', '11440100MB2C123456', 'ref',
      '2026-01-03T05:00:00.000Z', 'created', 'signed', '{}', '{}', 'salt', NULL, NULL, NULL)`,
    `INSERT INTO evidence_entry VALUES ('r1', 'rating', '2026-01-03T04:00:00.000Z', NULL, NULL, NULL)`,
    `INSERT INTO evidence_entry VALUES ('a1', 'act', '2026-01-03T05:00:00.000Z', NULL, NULL, NULL)`,
    `INSERT INTO rating_count VALUES ('11440100MB2C123456', '2026-01-03', 'dissatisfied', 'active', '440100', 0, 1)`,
    `INSERT INTO order_count VALUES ('11440100MB2C123456', '2026-01-03', '440100', 0, 1)`,
  ],
  [...persons, ...counts],
  [...persons, ...counts, ...webhooks],
  [...persons, ...counts, ...webhooks, ...evidence],
  [...persons, ...webhooks, ...evidence, ...results],
  [...persons, ...webhooks, ...evidence, ...results, ...suspicion],
  [...persons, ...webhooks, ...evidence, ...results, ...suspicion, ...notices],
  [...persons, ...webhooks, ...evidence, ...publicationLooks, ...suspicion, ...notices],
  [...persons, ...webhooks, ...evidence, ...erasures, ...publicationLooks, ...suspicion, ...notices],
];
