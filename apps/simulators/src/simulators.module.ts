import { Module } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG, StartError } from '@motcua/service-kit';
import type { SimulatorConfiguration } from './configuration.js';
import { ControlController } from './control/control.controller.js';
import { LocalOnly } from './control/local-only.guard.js';
import { LoginControlController } from './control/login-control.controller.js';
import { LoginControl } from './control/login-control.js';
import { PortalControl } from './control/portal-control.js';
import { Journal } from './journal/journal.js';
import { Login } from './login/login.js';
import { LoginRoutes } from './login/login-routes.js';
import { DossierStore } from './portal/dossier-store.js';
import { Portal } from './portal/portal.js';
import { keptIdentity } from './tsa/identity-files.js';
import { TimeStampAuthority } from './tsa/time-stamp-authority.js';
import { TsaControl } from './tsa/tsa-control.js';
import { TsaControlController } from './tsa/tsa-control.controller.js';
import { TsaRoutes } from './tsa/tsa-routes.js';
import { PortalRoutes } from './wire/portal-routes.js';

function openJournal({ SIMULATOR_DATA }: SimulatorConfiguration, store: DossierStore): Journal | null {
  if (SIMULATOR_DATA === undefined) return null;
  try {
    return Journal.open(SIMULATOR_DATA, store);
  } catch (cause) {
    throw new StartError(`SIMULATOR_DATA cannot be used: ${(cause as Error).message}`, { cause });
  }
}

function createPortal(
  config: SimulatorConfiguration,
  clock: Clock,
  store: DossierStore,
  journal: Journal | null,
): Portal {
  const { SIMULATOR_DVCQG_USERNAME: username, SIMULATOR_DVCQG_PASSWORD: password } = config;
  return new Portal({
    clock,
    store,
    journal: journal ?? undefined,
    seed: config.SIMULATOR_SEED,
    readBack: config.SIMULATOR_DVCQG_READ_BACK,
    progressField: config.SIMULATOR_DVCQG_PROGRESS_FIELD,
    sessionSeconds: config.SIMULATOR_DVCQG_SESSION_SECONDS,
    account: username === undefined ? undefined : { username, password: password ?? '' },
  });
}

function createLogin(config: SimulatorConfiguration, clock: Clock): Login {
  const redirectUris = config.SIMULATOR_DVCQG_SSO_REDIRECT_URIS.split(',').flatMap((uri) => uri.trim() || []);
  const { SIMULATOR_DVCQG_SSO_CLIENT_ID: clientId, SIMULATOR_DVCQG_SSO_CLIENT_SECRET: clientSecret } = config;
  const clients = redirectUris.length === 0 ? [] : [{ clientId, clientSecret, redirectUris }];
  return new Login({ clock, seed: config.SIMULATOR_SEED, clients });
}

async function createAuthority({ SIMULATOR_DATA }: SimulatorConfiguration, clock: Clock): Promise<TimeStampAuthority> {
  try {
    return new TimeStampAuthority(await keptIdentity(SIMULATOR_DATA, clock.now()), clock);
  } catch (cause) {
    throw new StartError(`SIMULATOR_DATA cannot be used: ${(cause as Error).message}`, { cause });
  }
}

@Module({
  controllers: [ControlController, LoginControlController, TsaControlController],
  providers: [
    DossierStore,
    { provide: Journal, useFactory: openJournal, inject: [CONFIG, DossierStore] },
    { provide: Portal, useFactory: createPortal, inject: [CONFIG, CLOCK, DossierStore, Journal] },
    PortalRoutes,
    PortalControl,
    { provide: Login, useFactory: createLogin, inject: [CONFIG, CLOCK] },
    LoginRoutes,
    LoginControl,
    LocalOnly,
    { provide: TimeStampAuthority, useFactory: createAuthority, inject: [CONFIG, CLOCK] },
    TsaControl,
    TsaRoutes,
  ],
})
export class SimulatorsModule {}
