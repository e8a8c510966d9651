import type {createServiceClient} from '@gov-rating/sdk/service';

/** Waits until the server has heard of a screen: nothing can be shown on one that is not connected yet. */
export async function screenIsHeard(department: ReturnType<typeof createServiceClient>): Promise<void> {
  const isOnline = async () => (await department.listDevices({})).items.some(({online}) => online);
  while (!(await isOnline())) await new Promise(resolve => setTimeout(resolve, 20));
}
