import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import type { CalendarVersion } from '../domain/calendar.js';
import type { DraftKey } from '../persistence/calendar-draft.repository.js';
import { DraftPreview } from './draft-preview.js';

@Injectable()
export class ShowDraftResolved {
  constructor(private readonly preview: DraftPreview) {}

  async execute(_: Context, key: DraftKey, calendarId: string | undefined): Promise<CalendarVersion> {
    const { statement: _statement, ...version } = (await this.preview.of(key, calendarId)).next;
    return version;
  }
}
