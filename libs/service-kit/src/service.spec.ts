import { pino } from 'pino';
import { Shutdown } from './boot/shutdown.js';
import { configurationReference } from './configuration/configuration-reference.js';
import { sampleService } from './sample/sample-service.js';
import { consumes, defineService, publishes, usesEvents } from './service.js';

class Empty {}
const plain = { name: 'plain', title: 'Trơn', roots: ['/v1/plain'], module: Empty };

describe('a service descriptor', () => {
  it('needs no database and no events', () => {
    const service = defineService(plain);
    expect([publishes(service), consumes(service), usesEvents(service)]).toEqual([false, false, false]);
    expect(configurationReference([service])).not.toContain('DATABASE_URL');
  });

  it.each<[string, object, string]>([
    ['a name that is no word', { name: 'Plain Service' }, 'kebab-case'],
    ['a root that is none', { roots: ['v1/plain'] }, '"v1/plain" is no resource root'],
    ['events without a database', { publishes: ['motcua.unit.v1'] }, 'need a database'],
    ['entities without a database', { entities: [] }, 'need a database'],
  ])('is refused with %s', (_, change, reason) => {
    expect(() => defineService({ ...plain, ...change })).toThrow(reason);
  });

  it('cannot be changed', () => expect(Object.isFrozen(sampleService)).toBe(true));
});

describe('shutdown', () => {
  it('closes in the opposite order, each once, and goes on after a failure', async () => {
    const closed: string[] = [];
    const shutdown = new Shutdown(pino({ level: 'silent' }));
    shutdown.last('first', () => closed.push('first'));
    shutdown.last('broken', () => Promise.reject(new Error('broken')));
    shutdown.last('last', async () => closed.push('last'));
    await Promise.all([shutdown.run(), shutdown.run()]);
    await shutdown.run();
    expect(closed).toEqual(['last', 'first']);
  });
});
