import {withReadStorage} from './operator-notes.ts';
import type {Operator} from './operator.ts';

/** An operator says that it is really as late as the clock of this machine shows. Servers that run hear of it within seconds. */
export async function confirmClock(operator: Operator): Promise<void> {
  await withReadStorage(operator, 'confirm-clock', async storage => {
    const at = new Date().toISOString();
    const reading = await storage.clockReading();
    await storage.confirmClock(at);
    operator.print(`It is ${at}. The newest moment known was ${reading?.knownAt ?? 'none'}.`);
    operator.print(
      'What waited for the right time goes on within a minute: erasing, default ratings, reminders and notices.',
    );
  });
}
