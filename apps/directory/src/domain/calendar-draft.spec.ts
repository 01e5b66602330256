import type { CalendarInForce } from './calendar.js';
import { CalendarDraft, type DraftContent } from './calendar-draft.js';

const at = new Date('2024-03-15T02:10:00Z');
const author = { id: 'author', at };
const other = { id: 'other', at };
const subject = { calendarId: 'office', unitCode: 'H52', creates: false, inherits: null };
const content: DraftContent = {
  year: 2027,
  exceptions: [],
  weekly: null,
  ruleSet: null,
  reason: 'x',
  citation: 'x',
  effect: 'recompute',
};
const inForce = (version: number) => ({ version }) as CalendarInForce;

const draft = CalendarDraft.start('1', author, subject, content);
const approved = draft.approve(other, inForce(3));
const ended = { published: approved.published(other, 4), discarded: draft.discard(author) };

const acts: Record<string, (of: CalendarDraft) => unknown> = {
  change: (of) => of.change(author, content),
  approve: (of) => of.approve(other, inForce(3)),
  publish: (of) => of.mustBePublishable(inForce(3)),
  discard: (of) => of.discard(author),
  preview: (of) => of.mustBeOpen('preview'),
};

describe.each(Object.entries(ended))('a draft that was %s', (state, of) => {
  it.each(Object.entries(acts))('refuses to %s', (act, doIt) => {
    expect(() => doIt(of)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_DRAFT_ENDED', parameters: { id: '1', state, act } }) as Error,
    );
  });
});

it('is published when it is approved, against the version that is still in force', () => {
  expect(() => approved.mustBePublishable(inForce(3))).not.toThrow();
  const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;
  expect(() => draft.mustBePublishable(inForce(3))).toThrow(code('CALENDAR_DRAFT_NOT_APPROVED'));
  expect(() => approved.mustBePublishable(inForce(4))).toThrow(code('CALENDAR_CHANGED_SINCE_APPROVAL'));
  expect(() => approved.approve(other, inForce(4)).mustBePublishable(inForce(4))).not.toThrow();
});

it('counts its versions, and remembers first and last author', () => {
  const { version, draftedBy, changedBy, approvedBy } = approved.change({ id: 'third', at }, content).record;
  expect({ version, draftedBy, changedBy, approvedBy }).toEqual({
    version: 3,
    draftedBy: 'author',
    changedBy: 'third',
    approvedBy: null,
  });
});

it('leaves what it does not state: other years, the week, the parent', () => {
  const now = { id: 'office', unitCode: 'H52', inherits: 'parent', years: { 2026: { exceptions: [] } } };
  expect(draft.statement(now)).toEqual({ ...now, years: { 2026: { exceptions: [] }, 2027: { exceptions: [] } } });
  expect(
    draft.statement({ ...now, years: { 2027: { exceptions: [{ date: '2027-01-01', kind: 'dayOff' }] } } }),
  ).toEqual({
    ...now,
    years: { 2027: { exceptions: [] } },
  });
});

it('states no year for a new calendar, so that each is closed until it is published', () => {
  const created = CalendarDraft.start('1', author, { ...subject, creates: true }, { ...content, year: null });
  expect(created.statement(undefined)).toEqual({ id: 'office', unitCode: 'H52', years: {} });
});
