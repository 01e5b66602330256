import { Injectable } from '@nestjs/common';
import { localDate, type Channel, type Limit, type ProcedurePublishedData } from '@motcua/contracts';
import type { WorkingTime } from '../domain/dossier-clock.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import type { Pins, ProcessRef } from '../domain/registration.js';
import { termsOf } from '../domain/terms.js';
import { CalendarRepository } from './calendar.repository.js';
import { ProcedureRepository } from './procedure.repository.js';
import { ProcessRepository } from './process.repository.js';
import { UnitRepository } from './unit.repository.js';

export interface WhatIsAskedFor {
  readonly procedureCode: string;
  readonly caseCode?: string | undefined;
  readonly channel: Channel;
  readonly unitCode: string;
}

type PinnedProcedure = Pick<DossierRecord, 'procedureCode' | 'procedureVersion' | 'caseCode' | 'channel'>;

/** The versions a dossier is judged by (dossier-lifecycle.md section 7). */
@Injectable()
export class PinRepository {
  constructor(
    private readonly procedures: ProcedureRepository,
    private readonly units: UnitRepository,
    private readonly calendars: CalendarRepository,
    private readonly processes: ProcessRepository,
  ) {}

  /**
   * What is in force at an instant: for a registration, and again for the receipt.
   *
   * @throws UNKNOWN_PROCEDURE, PROCEDURE_NOT_IN_FORCE, CASE_REQUIRED, UNKNOWN_CASE, SERVICE_LEVEL, CHANNEL_NOT_OFFERED,
   *   UNKNOWN_UNIT, UNIT_NOT_IN_FORCE
   */
  async inForce({ procedureCode, caseCode, channel, unitCode }: WhatIsAskedFor, at: Date): Promise<Pins> {
    const date = localDate(at);
    const procedure = await this.procedures.inForce(procedureCode, date);
    const terms = termsOf(procedure, caseCode, channel);
    const { code, version, name } = await this.units.inForce(unitCode, date);
    const calendar = await this.calendars.of(code, date);
    const working = calendar ? [calendar] : [];
    const process = await this.processes.of(procedure, date);
    return { terms, unit: { code, version, name }, process, working, asPinned: working };
  }

  /** What a dossier has pinned; the calendar published since stands behind the pinned one. */
  async of(record: DossierRecord, at: Date): Promise<Pins> {
    const procedure = await this.procedures.version(record.procedureCode, record.procedureVersion);
    const unit = { code: record.unitCode, version: record.unitVersion, name: record.unitName };
    return {
      terms: termsOf(procedure, record.caseCode, record.channel),
      unit,
      process: processOf(record),
      ...(await this.workingTimes(record, localDate(at))),
    };
  }

  /** What a dossier was promised that has a due time. */
  async limitOf(pinned: PinnedProcedure): Promise<Limit> {
    const procedure = await this.procedures.version(pinned.procedureCode, pinned.procedureVersion);
    return termsOf(procedure, pinned.caseCode, pinned.channel).rule.limit!;
  }

  procedure(code: string, version: number): Promise<ProcedurePublishedData> {
    return this.procedures.version(code, version);
  }

  private async workingTimes(
    { calendarId, calendarVersion, unitCode }: DossierRecord,
    date: string,
  ): Promise<Pick<Pins, 'working' | 'asPinned'>> {
    const current = await this.calendars.of(unitCode, date);
    const inForce = current ? [current] : [];
    if (calendarId === null || calendarVersion === null) return { working: inForce, asPinned: inForce };
    const key = { id: calendarId, version: calendarVersion };
    const [pinned, standing] = await Promise.all([this.calendars.version(key), this.calendars.standing(key)]);
    return { working: eachOnce(standing, ...inForce), asPinned: eachOnce(pinned, standing, ...inForce) };
  }
}

function processOf({ processCode, processVersion }: DossierRecord): ProcessRef | null {
  return processCode === null || processVersion === null ? null : { code: processCode, version: processVersion };
}

function eachOnce(...candidates: readonly WorkingTime[]): WorkingTime[] {
  return [...new Set(candidates)];
}
