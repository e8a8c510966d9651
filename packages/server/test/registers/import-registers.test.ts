import assert from 'node:assert/strict';
import {problemDocument, registerFileLimits, type RegisterName, type RouteOutput} from '@gov-rating/contract';
import {aScene, bureau, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {gbk} from '../fixtures/institution-files.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const hall = [
  '机构编码,评价点类型,名称,编号,所属大厅',
  `${district.code},窗口,5 号窗口,5,市民中心`,
  `${bureau.code},政务大厅,市民中心,,`,
].join('\r\n');

type Counts = RouteOutput<'importRegister'>;

/** Sends a file as the system of the city, or as somebody else. */
async function sent(
  scene: Scene,
  register: RegisterName,
  file: string | Uint8Array<ArrayBuffer>,
  {type = 'text/csv', what = 'import', token}: {type?: string; what?: 'import' | 'check'; token?: string} = {},
): Promise<Response> {
  const headers = {Authorization: `Bearer ${token ?? (await scene.accessToken())}`, 'Content-Type': type};
  return scene.app.fetch(
    new Request(`http://localhost/v1/registers/${register}/${what}`, {method: 'POST', headers, body: file}),
  );
}

const counts = async (response: Response): Promise<Counts> => {
  const answer: unknown = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  return answer as Counts;
};

const pointsOf = async ({storage}: Scene) => storage.listPoints({within: bureau.code, closed: true, limit: 99});

testOnEveryStorage(
  'a department sends a file as Excel saves it, in UTF-8 or GBK, and again without a change',
  async open => {
    const scene = await aScene({storage: await open()});
    const added = {added: 2, changed: 0, closed: 0, unchanged: 0};
    assert.deepEqual(await counts(await sent(scene, 'points', gbk(hall) as Uint8Array<ArrayBuffer>)), added);
    const same = {added: 0, changed: 0, closed: 0, unchanged: 2};
    assert.deepEqual(
      await counts(await sent(scene, 'points', `\uFEFF${hall}`, {type: 'text/csv; charset=UTF-8'})),
      same,
    );
    const stated = {type: 'text/csv; charset=gb2312'};
    assert.deepEqual(await counts(await sent(scene, 'points', gbk(hall) as Uint8Array<ArrayBuffer>, stated)), same);
    const json = {type: 'application/json'};
    assert.deepEqual(await counts(await sent(scene, 'points', JSON.stringify({csv: hall}), json)), same);
  },
);

testOnEveryStorage('a file is checked without saving anything, whether it is right or wrong', async open => {
  const scene = await aScene({storage: await open()});
  const check = {what: 'check'} as const;
  assert.deepEqual(await counts(await sent(scene, 'points', hall, check)), {
    ...{added: 2, changed: 0, closed: 0, unchanged: 0},
  });
  assert.deepEqual(await pointsOf(scene), []);
  assert.equal((await sent(scene, 'points', hall.replace('窗口,5', '柜台,5'), check)).status, 422);
  assert.deepEqual(await pointsOf(scene), []);
});

testOnEveryStorage('every mistake has line, column, code and sentences, and nothing is saved', async open => {
  const scene = await aScene({storage: await open()});
  const wrong = [
    'institutionCode,kind,name,number,parent,validFrom',
    `${bureau.code},hall,市民中心,,,`,
    `${bureau.code},desk?,,1,市民中心,`,
    `${elsewhere.code},hall,别处的大厅,,,`,
    `${bureau.code},window,2 号窗口,2,没有的大厅,2026-02-30`,
  ].join('\n');
  const response = await sent(scene, 'points', wrong);
  const problem = problemDocument.parse(await response.json());
  assert.equal(problem.code, 'file_refused');
  assert.match(problem.detail, /文件有误，没有保存任何内容。共 3 处。/);
  assert.deepEqual(
    problem.errors?.map(({line, column, code, field}) => [line, column, code, field]),
    [
      [3, 2, 'invalid_input', 'kind'],
      [3, 3, 'missing_field', 'name'],
      [5, 6, 'invalid_input', 'validFrom'],
    ],
  );
  assert.equal(problem.errors?.[1]?.messages['zh-CN'], '第 3 行第 3 列（名称）：不能为空。');
  assert.equal(problem.errors[1].messages.en, 'Line 3, column 3 (name): it must not be empty.');
  assert.deepEqual(await pointsOf(scene), []);
});

testOnEveryStorage(
  "a row of another's institution is a mistake of its line, also one that would close a point",
  async open => {
    const scene = await aScene({storage: await open()});
    const token = await scene.accessToken('shenzhen');
    await scene.ask('putPoint', '/v1/points', {
      token,
      body: {institutionCode: elsewhere.code, kind: 'hall', name: '深圳市民中心'},
    });
    for (const [name, state] of [
      ['深圳市民中心', 'closed'],
      ['没有的大厅', 'closed'],
      ['深圳市民中心', 'open'],
    ]) {
      const rows = [
        'institutionCode,kind,name,state',
        `${bureau.code},hall,市民中心,`,
        `${elsewhere.code},hall,${name},${state}`,
      ];
      const problem = problemDocument.parse(await (await sent(scene, 'points', rows.join('\n'))).json());
      assert.deepEqual(
        problem.errors?.map(({line, column, code}) => [line, column, code]),
        [[3, 1, 'institution_not_allowed']],
      );
    }
    for (const [register, rows] of [
      ['staff', `institutionCode,staffNumber,name\n${elsewhere.code},0017,陈示例`],
      ['aliases', `kind,code,institutionCode\nhall_code,H1,${elsewhere.code}`],
    ] as const) {
      const problem = problemDocument.parse(await (await sent(scene, register, rows)).json());
      assert.equal(problem.errors?.[0]?.code, 'institution_not_allowed');
    }
    assert.deepEqual(await pointsOf(scene), []);
    assert.equal((await scene.storage.listPoints({within: elsewhere.code, closed: false, limit: 9})).length, 1);
  },
);

testOnEveryStorage('what is no table, or too long, is refused with what to do', async open => {
  const scene = await aScene({storage: await open()});
  const refused = async (file: string | Uint8Array<ArrayBuffer>) =>
    problemDocument.parse(await (await sent(scene, 'staff', file)).json());
  assert.match((await refused('')).errors?.[0]?.detail ?? '', /文件是空的/);
  assert.match((await refused('机构编码,工号')).errors?.[0]?.detail ?? '', /缺少：姓名/);
  assert.equal((await refused('机构编码,工号,姓名\n"')).errors?.[0]?.line, 2);
  assert.equal((await refused(Uint8Array.of(0x61, 0xff, 0xff))).code, 'text_not_well_formed');
  const many = Array.from({length: registerFileLimits.rows + 1}, (_, row) => `${district.code},${row},陈示例`);
  const {errors} = await refused(['机构编码,工号,姓名', ...many].join('\n'));
  assert.match(errors?.[0]?.detail ?? '', /文件多于 1000 行/);
  const allWrong = ['机构编码,工号,姓名', ...many.slice(0, 80).map(row => row.replace(district.code, '1'))];
  const listed = await refused(allWrong.join('\n'));
  assert.equal(listed.errors?.length, 50);
  assert.match(listed.detail, /共 80 处，列出前 50 处。/);
});

testOnEveryStorage('the most rows that a file may have are saved in one call', async open => {
  const scene = await aScene({storage: await open()});
  const rows = Array.from({length: registerFileLimits.rows}, (_, row) => `${district.code},${row},陈示例`);
  const response = await sent(scene, 'staff', ['机构编码,工号,姓名', ...rows].join('\n'));
  assert.equal((await counts(response)).added, registerFileLimits.rows);
});

testOnEveryStorage("the operator's log says who imported which register, and nothing of a check", async open => {
  const scene = await aScene({storage: await open()});
  await sent(scene, 'points', hall, {what: 'check'});
  await sent(scene, 'points', hall, {token: await scene.personToken('bureau')});
  await sent(scene, 'points', hall);
  await aHall(scene);
  const entries = await scene.storage.operatorLog.entries({limit: 9});
  assert.deepEqual(
    entries
      .filter(({what}) => what === 'register.imported')
      .map(({whoKind, facts}) => [whoKind, facts])
      .toSorted(),
    [
      ['client', {register: 'points'}],
      ['person', {register: 'points', added: 2, changed: 0, closed: 0, unchanged: 0}],
    ],
  );
});
