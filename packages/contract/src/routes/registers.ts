import {z} from 'zod';
import {isStorableText} from '../draft-rules.ts';
import {defineRoutes} from './route.ts';

/** The registers that a file can hold: points (评价点), staff (工作人员), other codes of institutions (机构别名编码). */
export const registerNames = ['points', 'staff', 'aliases'] as const;

/** One of {@link registerNames}. */
export type RegisterName = (typeof registerNames)[number];

/** How large a file of a register may be. */
export const registerFileLimits = {bytes: 512 * 1024, rows: 1000} as const;

/** A file of a register. */
export const registerFile = z.object({
  register: z.enum(registerNames).meta({description: 'which register the file holds'}),
  csv: z
    .string()
    .max(registerFileLimits.bytes)
    .refine(isStorableText, {error: 'text_not_well_formed'})
    .meta({
      description: `the text of the file, at most ${registerFileLimits.rows} rows; its first line names the columns, in Chinese or English`,
    }),
});

const rows = z.number().int().min(0);

/** What an import did. */
export const importCounts = z
  .object({
    added: rows.meta({description: 'how many rows are new'}),
    changed: rows.meta({description: 'how many rows say something else than before'}),
    closed: rows.meta({description: 'how many points were closed, with those that lie in them'}),
    unchanged: rows.meta({description: 'how many rows say what was known'}),
  })
  .meta({id: 'ImportCounts', description: 'What an import of a register did, in rows'});

const route = {
  method: 'POST',
  caller: 'office',
  scope: 'registers:write',
  roles: ['institution_head', 'bureau'],
  csv: true,
  mostBytes: registerFileLimits.bytes,
  responseCheck: ['unchanged', 'number'],
  input: registerFile,
  output: importCounts,
  status: 200,
  refusals: ['file_refused', 'imports_not_available', 'text_not_well_formed'],
} as const;

/** Whole files of registers. */
export const registerRoutes = defineRoutes('registers', {
  importRegister: {
    ...route,
    path: '/v1/registers/{register}/import',
    summary:
      "Import the CSV file of a register, all rows or none, for the caller's institution and those below it; the same file again changes nothing",
  },
  checkRegister: {
    ...route,
    path: '/v1/registers/{register}/check',
    summary: 'Check the CSV file of a register without saving anything: what an import would do, or every mistake',
  },
});
