import {institution, type Institution} from '@gov-rating/contract';
import {csvRows} from './csv.ts';
import {OperatorError} from './operator.ts';

const columns = ['code', 'name', 'areaCode', 'administrativeLevel', 'parentCode'] as const;

/**
 * The institutions in a CSV (with a header line) or JSON (an array) text. Throws an OperatorError that lists every
 * error and its line.
 */
export function institutionsIn(text: string, format: 'csv' | 'json'): Institution[] {
  const entries = format === 'csv' ? fromCsv(text) : fromJson(text);
  const results = entries.map(entry => institution.safeParse(entry));
  const errors = results.flatMap((result, i) =>
    result.success ? [] : result.error.issues.map(issue => `entry ${i + 1}: ${issue.path.join('.')} ${issue.message}`),
  );
  if (errors.length > 0) throw new OperatorError(errors.slice(0, 50).join('\n'));
  const institutions = results.flatMap(result => (result.success ? [result.data] : []));
  const codes = institutions.map(({code}) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new OperatorError(`The institution ${twice} stands twice in the file.`);
  return institutions;
}

function fromCsv(text: string): unknown[] {
  const [header = [], ...rows] = rowsOf(text);
  const names = header.map(name => name.trim());
  const missing = columns.filter(column => !names.includes(column));
  if (missing.length > 0) {
    throw new OperatorError(
      `The first line must name the columns ${columns.join(', ')}; missing: ${missing.join(', ')}.`,
    );
  }
  return rows.map(row => {
    const entry = Object.fromEntries(names.map((name, i) => [name, (row[i] ?? '').trim()]));
    return {...entry, parentCode: entry.parentCode === '' ? null : entry.parentCode};
  });
}

function rowsOf(text: string): string[][] {
  try {
    return csvRows(text);
  } catch (error) {
    throw new OperatorError((error as Error).message);
  }
}

function fromJson(text: string): unknown[] {
  const value = parsed(text);
  if (!Array.isArray(value)) throw new OperatorError('The file must hold a JSON array of institutions.');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OperatorError(`The file is not valid JSON: ${(error as Error).message}`);
  }
}
