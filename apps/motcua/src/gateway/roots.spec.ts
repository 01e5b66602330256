import { services } from '../services.js';
import { knownServices } from './addresses.js';
import { Roots } from './roots.js';

const roots = new Roots([
  { roots: ['/v1/units', '/v1/calendars'], owner: 'directory' },
  { roots: ['/v1/dossiers', '/v1/operations/dossier'], owner: 'dossier' },
  { roots: ['/v1/operations/dossier/special'], owner: 'special' },
]);

describe('the owner of a path', () => {
  it.each([
    ['/v1/units', 'directory'],
    ['/v1/units/H52', 'directory'],
    ['/v1/operations/dossier/parked', 'dossier'],
    ['/v1/operations/dossier/special/one', 'special'],
    ['/v1/units-old', undefined],
    ['/v1/unit', undefined],
    ['/v1', undefined],
    ['/', undefined],
  ])('of %s is %s', (path, owner) => expect(roots.ownerOf(path)).toBe(owner));
});

describe('what the gateway knows of the services', () => {
  it('is what they say of themselves', () => {
    const said = services.map((service) => ({
      name: service.name,
      roots: [...service.roots, ...(service.consumes ? [`/v1/operations/${service.name}`] : [])],
    }));
    expect(knownServices.map(({ name, roots: known }) => ({ name, roots: known }))).toEqual(said);
  });
});
