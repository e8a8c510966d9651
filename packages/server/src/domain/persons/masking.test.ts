import assert from 'node:assert/strict';
import test from 'node:test';
import {maskCertificate, maskName, maskPerson, maskPhone} from './masking.ts';

const names: [string, string][] = [
  ['张三', '张*'],
  ['张小明', '张**'],
  ['欧阳娜娜', '欧***'],
  ['王', '*'],
  ['𠮷田', '𠮷*'],
  ['买买提·艾力', '买*****'],
  ['John Smith', 'J*********'],
  [' 张三 ', '张*'],
  ['', ''],
  ['广州市某某科技有限公司', '广州***科技有限公司'],
  ['深圳天成集团', '深圳***团'],
  ['张三面馆', '张***'],
  ['广州市第一人民医院', '广州***人民医院'],
];
for (const [name, masked] of names) {
  test(`the name "${name}" is shown as "${masked}"`, () => assert.equal(maskName(name), masked));
}

const phones: [string, string][] = [
  ['13812341234', '138****1234'],
  ['138-1234-1234', '138-****-1234'],
  ['+86 13812341234', '+86 1******1234'],
  ['0755-83123456', '075*-****3456'],
  ['83123456', '******56'],
  ['12345', '*****'],
  ['', ''],
];
for (const [phone, masked] of phones) {
  test(`the number "${phone}" is shown as "${masked}"`, () => assert.equal(maskPhone(phone), masked));
}

const certificates: [string, string][] = [
  ['44010619900307123X', '44**************3X'],
  ['440106900307123', '44***********23'],
  ['91440101MA5XXXXX13', '91**************13'],
  ['E12345678', 'E*******8'],
  ['12345', '*****'],
];
for (const [number, masked] of certificates) {
  test(`the certificate ${number} is shown as ${masked}`, () => assert.equal(maskCertificate(number), masked));
}

test('a masked person has only fields that the person has', () => {
  assert.deepEqual(maskPerson({name: '张三', phone: '13812341234'}), {name: '张*', phone: '138****1234'});
  const certificate = {certificateType: '111', certificateNumber: '44010619900307123X'};
  assert.deepEqual(maskPerson({name: '张三', phone: '13812341234', ...certificate}), {
    name: '张*',
    phone: '138****1234',
    certificateType: '111',
    certificateNumber: '44**************3X',
  });
});

test('who acted for a person is masked by the same rules', () => {
  const agent = {name: '李经办', phone: '13900005678'};
  assert.deepEqual(maskPerson({name: '深圳天成集团', phone: '0755-83123456', agent}), {
    name: '深圳***团',
    phone: '075*-****3456',
    agent: {name: '李**', phone: '139****5678'},
  });
});

test('no masked name or number shows more than half of its characters', () => {
  for (const [name] of names.filter(([name]) => name.length > 1 && !/公司|集团|医院/.test(name)))
    assert.ok(
      [...maskName(name)].filter(character => character !== '*').length <= Math.ceil([...name.trim()].length / 2),
    );
  for (const [phone] of phones) assert.ok((maskPhone(phone).match(/\d/g) ?? []).length <= 7);
});
