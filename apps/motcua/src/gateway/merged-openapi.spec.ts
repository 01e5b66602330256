import type { OpenApi } from './backend.js';
import { mergeOpenApi } from './merged-openapi.js';

const document = (path: string, schemas: Record<string, object>) =>
  ({
    openapi: '3.0.0',
    info: { title: path, version: '1' },
    paths: { [path]: { get: { responses: { 200: { $ref: '#/components/schemas/Page' } } } } },
    components: { schemas },
  }) as unknown as OpenApi;

describe('merged documents', () => {
  it('keep one schema that several services have in common', () => {
    const page = { Page: { type: 'object' } };
    const merged = mergeOpenApi([
      { service: 'directory', document: document('/v1/units', page) },
      { service: 'catalog', document: document('/v1/procedures', page) },
    ]);
    expect(Object.keys(merged.paths)).toEqual(['/v1/procedures', '/v1/units']);
    expect(Object.keys(merged.components!.schemas!)).toEqual(['Page']);
  });

  it('give schemas that differ the name of their service, wherever they are named', () => {
    const merged = mergeOpenApi([
      { service: 'directory', document: document('/v1/units', { Page: { title: 'units' } }) },
      { service: 'adapter-dvcqg', document: document('/v1/portal', { Page: { title: 'portal' } }) },
    ]);
    expect(merged.components!.schemas).toEqual({ Page: { title: 'units' }, AdapterDvcqgPage: { title: 'portal' } });
    expect(JSON.stringify(merged.paths['/v1/portal'])).toContain('#/components/schemas/AdapterDvcqgPage');
    expect(JSON.stringify(merged.paths['/v1/units'])).toContain('#/components/schemas/Page');
  });
});
