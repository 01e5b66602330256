import { Module } from '@nestjs/common';
import { CONFIG } from '@motcua/service-kit';
import { ActivateAccount } from './activate-account/activate-account.js';
import { ActivationPages } from './activate-account/activation.js';
import { AddAccountController } from './add-account/add-account.controller.js';
import { AddAccount } from './add-account/add-account.js';
import { AddClientKeyController } from './add-client-key/add-client-key.controller.js';
import { AddClientKey } from './add-client-key/add-client-key.js';
import { AddClientController } from './add-client/add-client.controller.js';
import { AddClient } from './add-client/add-client.js';
import { ChangeAccountController } from './change-account/change-account.controller.js';
import { ChangeAccount } from './change-account/change-account.js';
import { ChangeClientController } from './change-client/change-client.controller.js';
import { ChangeClient } from './change-client/change-client.js';
import type { IdentityConfiguration } from './configuration.js';
import { FirstAdministrator } from './first-administrator/first-administrator.js';
import { Housekeeping } from './housekeeping/housekeeping.js';
import { ActivationIssuer } from './issue-activation/activation-issuer.js';
import { IssueActivationController } from './issue-activation/issue-activation.controller.js';
import { IssueActivation } from './issue-activation/issue-activation.js';
import { ListAccountsController } from './list-accounts/list-accounts.controller.js';
import { ListAccounts } from './list-accounts/list-accounts.js';
import { ListClientsController } from './list-clients/list-clients.controller.js';
import { ListClients } from './list-clients/list-clients.js';
import { OnPositionPublished } from './on-position-published/on-position-published.controller.js';
import { People } from './people/people.js';
import { AccountRepository } from './persistence/account.repository.js';
import { ActRepository } from './persistence/act.repository.js';
import { AttemptRepository } from './persistence/attempt.repository.js';
import { CitizenRepository } from './persistence/citizen.repository.js';
import { ClientRepository } from './persistence/client.repository.js';
import { CredentialRepository } from './persistence/credential.repository.js';
import { OidcRecordRepository } from './persistence/oidc-record.repository.js';
import { PortalAttemptRepository } from './persistence/portal-attempt.repository.js';
import { PositionRepository } from './persistence/position.repository.js';
import { SigningKeyRepository } from './persistence/signing-key.repository.js';
import { AnswerPendingLink } from './portal-sign-in/answer-pending-link.js';
import { LinkCitizen } from './portal-sign-in/link-citizen.js';
import { NationalLogin } from './portal-sign-in/national-login.js';
import { PortalPages } from './portal-sign-in/portal-pages.js';
import { PortalSignIn } from './portal-sign-in/portal-sign-in.js';
import { OidcRoutes } from './provider/oidc-routes.js';
import { OidcServer } from './provider/oidc-server.js';
import { RemoveClientKeyController } from './remove-client-key/remove-client-key.controller.js';
import { RemoveClientKey } from './remove-client-key/remove-client-key.js';
import { RotateSigningKeysController } from './rotate-signing-keys/rotate-signing-keys.controller.js';
import { RotateSigningKeys } from './rotate-signing-keys/rotate-signing-keys.js';
import { SigningKeys } from './rotate-signing-keys/signing-keys.js';
import { KeyRing } from './secrets/key-ring.js';
import { ShowAccountController } from './show-account/show-account.controller.js';
import { ShowAccount } from './show-account/show-account.js';
import { ShowClientController } from './show-client/show-client.controller.js';
import { ShowClient } from './show-client/show-client.js';
import { ShowSigningKeysController } from './show-signing-keys/show-signing-keys.controller.js';
import { ShowSigningKeys } from './show-signing-keys/show-signing-keys.js';
import { SignInPages } from './sign-in/sign-in-pages.js';
import { SignIn } from './sign-in/sign-in.js';

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
    AddAccountController,
    ChangeAccountController,
    ShowAccountController,
    ListAccountsController,
    IssueActivationController,
    OnPositionPublished,
  ],
  providers: [
    {
      provide: KeyRing,
      useFactory: (config: IdentityConfiguration) =>
        new KeyRing(config.IDENTITY_ENCRYPTION_KEYS, config.IDENTITY_HASH_KEY),
      inject: [CONFIG],
    },
    AccountRepository,
    ActRepository,
    AttemptRepository,
    CredentialRepository,
    PositionRepository,
    CitizenRepository,
    ClientRepository,
    PortalAttemptRepository,
    OidcRecordRepository,
    SigningKeyRepository,
    SigningKeys,
    People,
    OidcServer,
    OidcRoutes,
    SignIn,
    SignInPages,
    NationalLogin,
    PortalSignIn,
    PortalPages,
    LinkCitizen,
    AnswerPendingLink,
    Housekeeping,
    FirstAdministrator,
    ActivateAccount,
    ActivationPages,
    AddClient,
    ChangeClient,
    ShowClient,
    ListClients,
    AddClientKey,
    RemoveClientKey,
    AddAccount,
    ChangeAccount,
    ShowAccount,
    ListAccounts,
    ActivationIssuer,
    IssueActivation,
    ShowSigningKeys,
    RotateSigningKeys,
  ],
})
export class IdentityModule {}
