import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {programPath, startProgram} from './programs.ts';

/** The file that ships beside the page for operators. */
export const exclusionsFile = fileURLToPath(new URL('../../../../docs/crs-exclusions.conf', import.meta.url));

/** How strict the core rules are, and what is told to them beside that. */
export interface Strictness {
  readonly paranoia: 1 | 2;
  readonly exclusions: boolean;
  /** Further settings of ModSecurity, after those that Debian recommends. */
  readonly settings?: string;
}

/** Apache with ModSecurity before a server. */
export interface Firewall {
  readonly url: string;
  /** What it has blocked so far: the lines of its error log. */
  readonly blocked: () => readonly string[];
  readonly auditLog: () => string;
  readonly errorLog: () => string;
  readonly stop: () => Promise<void>;
}

const modules = 'mpm_event authz_core unique_id setenvif headers proxy proxy_http security2'.split(' ');

/** Starts Apache with the core rules of Debian before a server of this machine. */
export async function startFirewall(
  ending: Lifetime,
  serverPort: number,
  {paranoia, exclusions, settings = ''}: Strictness,
): Promise<Firewall> {
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-firewall-'));
  chmodSync(folder, 0o777);
  ending.after(() => rmSync(folder, {recursive: true, force: true}));
  const port = await freePort();
  const auditFile = join(folder, 'audit.log');
  const errorFile = join(folder, 'error.log');
  const errorLog = () => readFileSync(errorFile, 'utf8');
  writeFileSync(auditFile, '', {mode: 0o666});
  const file = join(folder, 'apache.conf');
  writeFileSync(
    file,
    `ServerRoot ${folder}
ServerName rating.example.gov.cn
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
Listen 127.0.0.1:${port}
${modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
KeepAliveTimeout 300
MaxKeepAliveRequests 0
ErrorLog ${errorFile}
LogLevel notice
Include /etc/modsecurity/modsecurity.conf-recommended
SecDataDir ${folder}
SecTmpDir ${folder}
SecRuleEngine On
${settings}
SecAuditLog ${auditFile}
Include /etc/modsecurity/crs/crs-setup.conf
SecAction "id:900000,phase:1,nolog,pass,t:none,setvar:tx.paranoia_level=${paranoia}"
${exclusions ? `Include ${exclusionsFile}` : ''}
Include /usr/share/modsecurity-crs/rules/*.conf
ProxyPass / http://127.0.0.1:${serverPort}/ nocanon
`,
  );
  const program = programPath('apache2') ?? 'apache2';
  const running = await startProgram(ending, program, {
    args: ['-f', file, '-DFOREGROUND'],
    ready: port,
    cwd: folder,
  });
  return {
    url: `http://localhost:${port}`,
    blocked: () =>
      errorLog()
        .split('\n')
        .filter(line => /ModSecurity: (Access denied|Request body no files|.*Failed to parse)/.test(line)),
    errorLog,
    auditLog: () => readFileSync(auditFile, 'utf8'),
    stop: running.stop,
  };
}
