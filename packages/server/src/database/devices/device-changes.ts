import type {Statement, Value} from '../engine/operation.ts';
import {written, type AnyColumn, type ColumnsOf, type PartOf} from '../engine/table.ts';
import {device} from '../schema/device.ts';

/** A change that the stream of the device reports: its number grows, and `as` remembers with which number it came. */
export function changed(
  as: 'settingsChange' | 'staffChange' | 'promptChange' | 'identifyChange' | 'callChange' | undefined,
  values: PartOf<ColumnsOf<typeof device>>,
  condition: string,
  ...params: readonly Value[]
): Statement {
  const {assignments, params: set} = written(device, values);
  const next = `${device.change.name} + 1`;
  const numbers: AnyColumn[] = [device.change, ...(as === undefined ? [] : [device[as]])];
  const grown = numbers.map(({name}) => `${name} = ${next}`).join(', ');
  return {
    sql: `UPDATE ${device} SET ${assignments === '' ? '' : `${assignments}, `}${grown} WHERE ${condition}`,
    params: [...set, ...params],
  };
}

/** Ends the call of devices, as a change of its own. Where none is called, nothing changes. */
export const callEnded = (condition: string, ...params: readonly Value[]): Statement =>
  changed('callChange', {calledNumber: null}, `${condition} AND ${device.calledNumber} IS NOT NULL`, ...params);
