import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import type { Service } from '../service.js';
import { StrictValidationPipe } from '../validation/strict-validation.pipe.js';

@Global()
@Module({})
class KitModule {}

@Module({})
class ServiceModule {}

/** The Nest root of a service: its own module, and what the kit gives every module. */
export function rootModule(
  service: Service,
  provided: readonly Provider[],
  controllers: NonNullable<DynamicModule['controllers']>,
): DynamicModule {
  const kit: DynamicModule = {
    module: KitModule,
    imports: [DiscoveryModule],
    controllers,
    providers: [
      ...provided,
      { provide: APP_PIPE, useClass: StrictValidationPipe },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
    exports: provided.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
  };
  return { module: ServiceModule, imports: [kit, service.module] };
}
