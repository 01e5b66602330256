import { httpUrl, integer, type ConfigOf } from '@motcua/service-kit';

export const catalogVariables = {
  PORTAL_ADAPTER_URL: httpUrl({
    default: undefined,
    desc: 'Address of the adapter of the national portal, for imports of procedures; absent: nothing is imported',
    example: 'http://adapter-dvcqg:3000',
  }),
  PORTAL_IMPORT_MOST_MISSING: integer({ min: 0, max: 100 })({
    default: 5,
    desc: 'Per cent of our procedures that may be missing in the list of the portal before an import has to be confirmed',
  }),
};

export type CatalogConfiguration = ConfigOf<typeof catalogVariables>;
