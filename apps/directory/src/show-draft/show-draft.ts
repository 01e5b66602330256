import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { CalendarDraftRepository, type DraftKey } from '../persistence/calendar-draft.repository.js';
import { draftView, type CalendarDraftView } from './draft.view.js';

@Injectable()
export class ShowDraft {
  constructor(private readonly drafts: CalendarDraftRepository) {}

  async execute(_: Context, key: DraftKey): Promise<CalendarDraftView> {
    return draftView((await this.drafts.find(key)).record);
  }
}
