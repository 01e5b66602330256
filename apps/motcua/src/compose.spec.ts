import { readFileSync } from 'node:fs';
import { serviceVariables } from '@motcua/service-kit';
import { parse } from 'yaml';
import { knownServices } from './gateway/addresses.js';
import { services } from './services.js';

interface Container {
  readonly image?: string;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

const file = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');
const { services: containers } = parse(file, { merge: true }) as { services: Record<string, Container> };

/** Read by the image and by the processes themselves, not by a service's configuration. */
const ofTheImage = ['SERVICE'];

describe('docker-compose.yml', () => {
  it.each(services.map((service) => [service.name, service] as const))(
    'sets for %s only what it reads, and all it must have',
    (name, service) => {
      const set = Object.keys(containers[name]!.environment!).filter((variable) => !ofTheImage.includes(variable));
      const variables = serviceVariables(service);
      expect(set.filter((variable) => !(variable in variables))).toEqual([]);
      const required = Object.keys(variables).filter((variable) => !('default' in variables[variable]!));
      expect(required.filter((variable) => !set.includes(variable))).toEqual([]);
    },
  );

  it.each(services.filter(({ migrations }) => migrations).map((service) => [service.name, service] as const))(
    'prepares %s before it starts, with the role that may',
    (name, service) => {
      const preparing = containers[`${name}-prepare`]!.environment!;
      const read = ['migrate', 'topics', 'seed'].flatMap((step) =>
        Object.keys(serviceVariables(service, step as 'migrate' | 'topics' | 'seed')),
      );
      const set = Object.keys(preparing).filter((variable) => !ofTheImage.includes(variable));
      expect(set.filter((variable) => !read.includes(variable))).toEqual([]);
      expect(preparing['DATABASE_URL']).toBe(containers[name]!.environment!['DATABASE_URL']);
      expect(containers[name]!.depends_on).toHaveProperty([`${name}-prepare`]);
    },
  );

  it('names every service to the gateway, which waits until they are ready', () => {
    const { environment, depends_on: waitsFor } = containers['gateway']!;
    for (const { name, variable } of knownServices) {
      expect(environment![variable]).toBe(`http://${name}:3000`);
      expect(waitsFor).toHaveProperty([name]);
      expect(containers[name]!.healthcheck!.test.join(' ')).toContain('/readyz');
    }
  });
});
