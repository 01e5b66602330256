import { formatInstant, type Limit } from '@motcua/contracts';
import type { ExplainedDay, ExplainedEvent, Explanation } from './explain.js';

export type ExplanationLanguage = 'vi' | 'en';

interface Words {
  readonly units: Readonly<Record<Limit['unit'], string>>;
  readonly causes: Readonly<Record<string, string>>;
  readonly none: string;
  readonly begins: (received: string, start: string) => string;
  readonly limit: (limit: string, due: string) => string;
  readonly rest: (dates: string) => string;
  readonly stated: Readonly<Record<'dayOff' | 'makeUp' | 'special', (date: string, why: string) => string>>;
  readonly openPause: (cause: string, from: string) => string;
  readonly pause: (cause: string, from: string, to: string, due: string) => string;
  readonly idlePause: (cause: string, from: string, to: string) => string;
  readonly latePause: (cause: string, from: string, due: string) => string;
  readonly extension: (at: string, due: string) => string;
  readonly due: (due: string) => string;
  readonly suspended: (since: string, remaining: string) => string;
}

const words: Readonly<Record<ExplanationLanguage, Words>> = {
  vi: {
    units: { workingHour: 'giờ làm việc', workingDay: 'ngày làm việc', calendarDay: 'ngày' },
    causes: {
      supplement: 'chờ công dân bổ sung giấy tờ',
      payment: 'chờ thực hiện nghĩa vụ tài chính',
      stop: 'dừng xử lý',
      unspecified: 'không nêu lý do',
    },
    none: 'Thủ tục không quy định thời hạn giải quyết.',
    begins: (received, start) => `Tiếp nhận lúc ${received}; thời hạn tính từ ${start}.`,
    limit: (limit, due) => `Thời hạn ${limit}: hẹn trả ban đầu ${due}.`,
    rest: (dates) => `Không làm việc theo lịch tuần: ${dates}.`,
    stated: {
      dayOff: (date, why) => `${date} là ngày nghỉ${why}.`,
      makeUp: (date, why) => `${date} là ngày làm bù${why}.`,
      special: (date, why) => `${date} làm việc theo giờ riêng${why}.`,
    },
    openPause: (cause, from) => `Tạm dừng tính thời gian từ ${from} (${cause}).`,
    pause: (cause, from, to, due) => `Tạm dừng từ ${from} đến ${to} (${cause}): hẹn trả chuyển thành ${due}.`,
    idlePause: (cause, from, to) =>
      `Tạm dừng từ ${from} đến ${to} (${cause}) không có giờ làm việc: hẹn trả không đổi.`,
    latePause: (cause, from, due) => `Khoảng chờ từ ${from} (${cause}) không được tính vì hồ sơ đã đến hạn lúc ${due}.`,
    extension: (at, due) => `Xin lỗi và hẹn lại lúc ${at}: hẹn trả mới ${due}.`,
    due: (due) => `Hẹn trả: ${due}.`,
    suspended: (since, remaining) => `Đang tạm dừng từ ${since}; còn lại ${remaining}.`,
  },
  en: {
    units: { workingHour: 'working hours', workingDay: 'working days', calendarDay: 'days' },
    causes: {
      supplement: 'waiting for papers',
      payment: 'waiting for a payment',
      stop: 'processing stopped',
      unspecified: 'no reason given',
    },
    none: 'The procedure promises no time.',
    begins: (received, start) => `Received at ${received}; the time runs from ${start}.`,
    limit: (limit, due) => `Limit of ${limit}: first due at ${due}.`,
    rest: (dates) => `No work by the weekly hours: ${dates}.`,
    stated: {
      dayOff: (date, why) => `${date} is a day off${why}.`,
      makeUp: (date, why) => `${date} is a make-up working day${why}.`,
      special: (date, why) => `${date} has hours of its own${why}.`,
    },
    openPause: (cause, from) => `The clock stands still from ${from} (${cause}).`,
    pause: (cause, from, to, due) =>
      `The clock stood still from ${from} to ${to} (${cause}): due at ${due} from then on.`,
    idlePause: (cause, from, to) =>
      `The clock stood still from ${from} to ${to} (${cause}), outside working time: the due time stays.`,
    latePause: (cause, from, due) =>
      `The waiting from ${from} (${cause}) does not count: the dossier was due at ${due} already.`,
    extension: (at, due) => `Apology and new appointment at ${at}: due at ${due} from then on.`,
    due: (due) => `Due: ${due}.`,
    suspended: (since, remaining) => `The clock stands still since ${since}; ${remaining} are left.`,
  },
};

/** The explanation in sentences, in order of time, for a person to read. */
export function explanationText(explanation: Explanation, language: ExplanationLanguage): string[] {
  const say = words[language];
  const { limit, start, firstDue, received, due, suspended, events, days } = explanation;
  if (limit === null || start === null || firstDue === null) return [say.none];
  const amount = String(limit.amount).replace('.', language === 'vi' ? ',' : '.');
  return [
    say.begins(time(received), time(start)),
    say.limit(`${amount} ${say.units[limit.unit]}`, time(firstDue)),
    ...daySentences(days, say),
    ...events.map((event) => eventSentence(event, say)),
    ...(due === null ? [] : [say.due(time(due))]),
    ...(suspended === null ? [] : [say.suspended(time(suspended.since), left(suspended.remaining, limit, language))]),
  ];
}

function daySentences(days: readonly ExplainedDay[], say: Words): string[] {
  const rest = days.filter(({ kind }) => kind === 'rest').map(({ date: at }) => date(at));
  const stated = days.flatMap((day) => {
    if (day.kind !== 'dayOff' && day.kind !== 'makeUp' && day.kind !== 'special') return [];
    const reasons = [day.name, day.citation].filter((reason) => reason !== undefined);
    return [say.stated[day.kind](date(day.date), reasons.length > 0 ? ` (${reasons.join('; ')})` : '')];
  });
  return [...(rest.length > 0 ? [say.rest(rest.join(', '))] : []), ...stated];
}

function eventSentence(event: ExplainedEvent, say: Words): string {
  if (event.kind === 'extension') return say.extension(time(event.at), time(event.dueAfter));
  const { from, to, dueBefore, dueAfter } = event;
  const cause = event.causes.map((name) => say.causes[name] ?? name).join(', ');
  if (event.effect === 'afterDue') return say.latePause(cause, time(from), time(dueBefore));
  if (to === null || dueAfter === null) return say.openPause(cause, time(from));
  return dueAfter.getTime() === dueBefore.getTime()
    ? say.idlePause(cause, time(from), time(to))
    : say.pause(cause, time(from), time(to), time(dueAfter));
}

/** `40 giờ 30 phút` of working time, or `2 ngày 3 giờ` of all time. */
function left(seconds: number, { unit }: Limit, language: ExplanationLanguage): string {
  const [days, hours, minutes] = language === 'vi' ? ['ngày', 'giờ', 'phút'] : ['d', 'h', 'min'];
  const whole = unit === 'calendarDay' ? Math.floor(seconds / 86_400) : 0;
  const rest = Math.floor((seconds - whole * 86_400) / 60);
  const parts = [
    [whole, days],
    [Math.floor(rest / 60), hours],
    [rest % 60, minutes],
  ].filter(([count]) => count !== 0);
  return parts.length > 0 ? parts.map(([count, name]) => `${count} ${name}`).join(' ') : `0 ${minutes}`;
}

/** `09:10 ngày 15/03/2024` without the word: `09:10 15/03/2024`. */
function time(at: Date): string {
  const iso = formatInstant(at);
  const seconds = iso.slice(16, 19) === ':00' ? '' : iso.slice(16, 19);
  return `${iso.slice(11, 16)}${seconds} ${date(iso.slice(0, 10))}`;
}

function date(iso: string): string {
  return iso.split('-').reverse().join('/');
}
