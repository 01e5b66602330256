import { breakingChanges, type ComparedApi } from './breaking-changes.js';

const api = (required: string[], more: object = {}): ComparedApi => ({
  paths: {
    '/v1/dossiers': {
      get: { parameters: [{ name: 'unit', in: 'query' }] },
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Dossier' } } },
        },
      },
    },
    ...more,
  },
  components: {
    schemas: {
      Dossier: { required: ['owner'], properties: { owner: { $ref: '#/components/schemas/Owner' } } },
      Owner: { required, properties: { parent: { $ref: '#/components/schemas/Owner' } } },
    },
  },
});

describe('a breaking change', () => {
  it('is not an addition', () => {
    const more = { '/v1/units': { get: {} } };
    expect(breakingChanges(api(['name']), api(['name'], more))).toEqual([]);
    expect(breakingChanges(api(['name', 'phone']), api(['name']))).toEqual([]);
  });

  it('is a path that is gone', () => {
    expect(breakingChanges(api([], { '/v1/units': { get: {} } }), api([]))).toEqual(['GET /v1/units is gone']);
  });

  it('is an operation that is gone', () => {
    const { paths, ...rest } = api([]);
    const { get } = paths['/v1/dossiers']!;
    const without = { ...rest, paths: { '/v1/dossiers': { get } } };
    expect(breakingChanges(api([]), without)).toEqual(['POST /v1/dossiers is gone']);
  });

  it('is a field that is newly required, at any depth', () => {
    expect(breakingChanges(api(['name']), api(['name', 'idNumber']))).toEqual([
      'POST /v1/dossiers now requires field "owner.idNumber"',
    ]);
  });

  it('is a parameter that is newly required', () => {
    const of = (required: boolean) =>
      api([], { '/v1/units': { get: { parameters: [{ name: 'at', in: 'query', required }] } } });
    expect(breakingChanges(of(false), of(true))).toEqual(['GET /v1/units now requires query parameter "at"']);
    expect(breakingChanges(of(true), of(false))).toEqual([]);
  });
});
