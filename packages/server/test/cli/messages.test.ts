import assert from 'node:assert/strict';
import test from 'node:test';
import {serveCommand} from '../../src/cli/serve-command.ts';
import {ConfigError} from '../../src/config/config.ts';

test('a server over a shared database does not start with codes in its log, before it asks for the database', async () => {
  const env = {MESSAGES: 'log', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', TOKEN_SECRET: 'x'.repeat(32)};
  const printed: string[] = [];
  const say = (line: string) => void printed.push(line);
  const operator = {env, print: say, printError: say, stop: new AbortController().signal};
  await assert.rejects(serveCommand(operator), (error: unknown) => {
    assert.ok(error instanceof ConfigError);
    assert.match(error.message, /^MESSAGES must not be log over a shared database: DATABASE_URL is set\./);
    return true;
  });
  assert.deepEqual(printed, []);
});
