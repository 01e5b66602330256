import { Module, type Type } from '@nestjs/common';
import { defineErrors } from '@motcua/contracts';
import { secret, str } from '../configuration/variable.js';
import { migrate } from '../database/migrate.js';
import { boot, type BootOptions } from '../boot/boot.js';
import type { RunningService } from '../boot/running-service.js';
import { defineService, type Service } from '../service.js';
import { dropDatabase, newDatabaseName, superuserUrl } from './database.js';
import { Gate } from './gate.js';
import { AUDIENCE, ISSUER, testIssuer, type TestIssuer } from './issuer.js';
import { LogCapture } from './log-capture.js';
import { SampleController } from './sample.controller.js';

const sampleErrors = defineErrors({
  NO_SUCH_SAMPLE: { status: 404, vi: 'Không có mẫu {code}.', en: 'No sample {code}.' },
});

@Module({ controllers: [SampleController], providers: [Gate] })
class SampleModule {}

export const sampleService = sampleWith(SampleModule);

/** The sample service around another module. */
export function sampleWith(module: Type<unknown>, more: Partial<Service> = {}): Service {
  return defineService({
    name: 'sample',
    title: 'Mẫu',
    roots: ['/v1/samples'],
    variables: {
      SAMPLE_GREETING: str({ desc: 'What it says', default: 'Xin chào' }),
      SAMPLE_PASSWORD: secret(str({ desc: 'Password of nothing', default: 'unknown' })),
    },
    module,
    migrations: new URL('./migrations/', import.meta.url),
    errors: sampleErrors.table,
    appendOnly: ['step'],
    ...more,
  });
}

export interface SampleWorld {
  readonly running: RunningService;
  readonly issuer: TestIssuer;
  readonly log: LogCapture;
  readonly databaseUrl: string;
  end(): Promise<void>;
}

export function sampleEnvironment(issuer: TestIssuer, databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '4',
    OIDC_ISSUER: ISSUER,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_JWKS_FILE: issuer.jwksFile,
    PORT: '0',
    HOST: '127.0.0.1',
  };
}

/** The sample service on a database of its own. */
export async function sampleWorld(
  service: Service = sampleService,
  options: BootOptions = {},
  more: Record<string, string> = {},
): Promise<SampleWorld> {
  const issuer = await testIssuer();
  const database = newDatabaseName();
  const databaseUrl = superuserUrl(database);
  const env = { ...sampleEnvironment(issuer, databaseUrl), ...more };
  const log = new LogCapture();
  await migrate(service, env);
  const running = await boot(service, env, { listen: false, log, ...options });
  return {
    running,
    issuer,
    log,
    databaseUrl,
    end: async () => {
      await running.close();
      await dropDatabase(database);
      await issuer.remove();
    },
  };
}
