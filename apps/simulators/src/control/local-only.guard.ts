import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { CONFIG } from '@motcua/service-kit';
import type { SimulatorConfiguration } from '../configuration.js';
import { simulatorErrors } from '../simulator-errors.js';
import { isLocal, type Caller } from './caller.js';

/**
 * The control endpoints need no token: the simulators never run in production. Who is not on this machine is refused unless
 * the operator opens them.
 */
@Injectable()
export class LocalOnly implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: SimulatorConfiguration) {}

  canActivate(execution: ExecutionContext): boolean {
    if (this.config.SIMULATOR_CONTROL === 'anyone' || isLocal(execution.switchToHttp().getRequest<Caller>()))
      return true;
    throw simulatorErrors.CONTROL_IS_LOCAL();
  }
}
