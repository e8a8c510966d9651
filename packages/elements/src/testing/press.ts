import {sendKeys} from '@web/test-runner-commands';

/** Presses a key, with Shift where the name begins with `Shift+`; not every driver knows such names itself. */
export async function press(key: string): Promise<void> {
  const shifted = key.startsWith('Shift+');
  if (shifted) await sendKeys({down: 'Shift'});
  await sendKeys({press: key.replace('Shift+', '')});
  if (shifted) await sendKeys({up: 'Shift'});
}
