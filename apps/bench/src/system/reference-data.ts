import type { Run } from '../benchmark.js';
import type { Province } from './province.js';
import { waitUntil } from './wait-until.js';

const owners = ['directory', 'catalog'];

/** Units, calendars and procedures of the seed, on the bus for whoever comes to consume them. */
export async function publishReferenceData({ say }: Run, province: Province): Promise<void> {
  await province.prepare(...owners);
  say('publishing units, calendars and procedures');
  const services = await Promise.all(owners.map((app) => province.start(app)));
  for (const app of owners) {
    await waitUntil(`${app} has published its seed`, 60_000, async () => (await province.waiting(app)) === 0);
  }
  await Promise.all(services.map((service) => service.stop()));
}
