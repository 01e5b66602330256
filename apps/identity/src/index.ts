import { topics } from '@motcua/contracts';
import { defineService } from '@motcua/service-kit';
import { identityVariables } from './configuration.js';
import { identityErrors } from './domain/identity-errors.js';
import { IdentityModule } from './identity.module.js';

/** OpenID provider: signing keys, clients, sign-in. */
export const identityService = defineService({
  name: 'identity',
  title: 'Định danh và đăng nhập',
  roots: ['/oidc', '/v1/accounts', '/v1/clients', '/v1/signing-keys'],
  variables: identityVariables,
  module: IdentityModule,
  migrations: new URL('../migrations/', import.meta.url),
  errors: identityErrors.table,
  consumes: [topics.position],
  appendOnly: ['act', 'subject'],
});
