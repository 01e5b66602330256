import { Injectable } from '@nestjs/common';
import type { TsaFault } from './tsa-fault.js';

/** What tests and operators have told the authority to do. */
@Injectable()
export class TsaControl {
  private fault: TsaFault | undefined;
  private left = 0;
  private asked = 0;

  /** @param count so many queries; absent: until it is cleared. */
  declare(fault: TsaFault, count = Number.POSITIVE_INFINITY): void {
    this.fault = fault;
    this.left = count;
  }

  clear(): void {
    this.fault = undefined;
  }

  /** Counts a query and says what strikes it. */
  strike(): TsaFault | undefined {
    this.asked += 1;
    if (this.fault !== undefined && this.left-- <= 0) this.clear();
    return this.fault;
  }

  get state(): { fault: TsaFault | null; queries: number } {
    return { fault: this.left > 0 ? (this.fault ?? null) : null, queries: this.asked };
  }
}
