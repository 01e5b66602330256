import { Module } from '@nestjs/common';
import { CONFIG } from '@motcua/service-kit';
import { AddClientKeyController } from './add-client-key/add-client-key.controller.js';
import { AddClientKey } from './add-client-key/add-client-key.js';
import { AddClientController } from './add-client/add-client.controller.js';
import { AddClient } from './add-client/add-client.js';
import { ChangeClientController } from './change-client/change-client.controller.js';
import { ChangeClient } from './change-client/change-client.js';
import type { IdentityConfiguration } from './configuration.js';
import { ListClientsController } from './list-clients/list-clients.controller.js';
import { ListClients } from './list-clients/list-clients.js';
import { People } from './people/people.js';
import { ActRepository } from './persistence/act.repository.js';
import { ClientRepository } from './persistence/client.repository.js';
import { OidcRecordRepository } from './persistence/oidc-record.repository.js';
import { SigningKeyRepository } from './persistence/signing-key.repository.js';
import { OidcRoutes } from './provider/oidc-routes.js';
import { OidcServer } from './provider/oidc-server.js';
import { RemoveClientKeyController } from './remove-client-key/remove-client-key.controller.js';
import { RemoveClientKey } from './remove-client-key/remove-client-key.js';
import { RotateSigningKeysController } from './rotate-signing-keys/rotate-signing-keys.controller.js';
import { RotateSigningKeys } from './rotate-signing-keys/rotate-signing-keys.js';
import { SigningKeys } from './rotate-signing-keys/signing-keys.js';
import { KeyRing } from './secrets/key-ring.js';
import { ShowClientController } from './show-client/show-client.controller.js';
import { ShowClient } from './show-client/show-client.js';
import { ShowSigningKeysController } from './show-signing-keys/show-signing-keys.controller.js';
import { ShowSigningKeys } from './show-signing-keys/show-signing-keys.js';

@Module({
  controllers: [
    AddClientController,
    ChangeClientController,
    ShowClientController,
    ListClientsController,
    AddClientKeyController,
    RemoveClientKeyController,
    ShowSigningKeysController,
    RotateSigningKeysController,
  ],
  providers: [
    {
      provide: KeyRing,
      useFactory: (config: IdentityConfiguration) =>
        new KeyRing(config.IDENTITY_ENCRYPTION_KEYS, config.IDENTITY_HASH_KEY),
      inject: [CONFIG],
    },
    ActRepository,
    ClientRepository,
    OidcRecordRepository,
    SigningKeyRepository,
    SigningKeys,
    People,
    OidcServer,
    OidcRoutes,
    AddClient,
    ChangeClient,
    ShowClient,
    ListClients,
    AddClientKey,
    RemoveClientKey,
    ShowSigningKeys,
    RotateSigningKeys,
  ],
})
export class IdentityModule {}
