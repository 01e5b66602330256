import { judge, readAnswer, type AnswerOutcome, type PortalCall } from './answer.js';
import { answerRulesAt, readAnswerRules } from './answer-rules.js';

const rules = answerRulesAt(readAnswerRules(), new Date('2024-03-15T02:00:00Z'));

function outcomeOf(call: PortalCall, http: number, body: unknown): AnswerOutcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return judge(rules, call, readAnswer({ http, body: text })).outcome;
}

const done = 'Đồng bộ thành công';

describe('the meaning of the portal’s answers', () => {
  it.each<[string, PortalCall, number, unknown, AnswerOutcome]>([
    ['M1 code 0 as a number', 'insert', 200, { error_code: 0, message: done }, 'accepted'],
    ['M1 code "0"', 'update', 200, { error_code: '0', message: done }, 'accepted'],
    ['M1 code "00"', 'insert', 200, { error_code: '00', message: done }, 'accepted'],
    ['M1 code "3" says no', 'update', 200, { error_code: '3', message: 'Sai định dạng' }, 'rejected'],
    ['M1 code -3 says no', 'insert', 200, { error_code: -3, message: 'Sai định dạng' }, 'rejected'],
    ['M2 code missing, though the text sounds well', 'insert', 200, { message: done }, 'unknown'],
    ['M2 code null', 'update', 200, { error_code: null, message: done }, 'unknown'],
    ['M2 code empty', 'insert', 200, { error_code: '', message: done }, 'unknown'],
    ['M2 an error inside HTTP 200, without a code', 'insert', 200, { message: 'Lỗi dữ liệu' }, 'unknown'],
    ['M2 an error inside HTTP 200', 'insert', 200, { error_code: '-1', message: 'Lỗi dữ liệu' }, 'rejected'],
    ['M3 exists with 0', 'insert', 200, { error_code: '0', message: 'Hồ sơ đã tồn tại' }, 'exists'],
    ['M3 exists with 3', 'insert', 200, { error_code: 3, message: 'Mã hồ sơ ĐÃ TỒN TẠI trên hệ thống' }, 'exists'],
    ['M3 exists with -3', 'insert', 200, { error_code: '-3', message: 'Hồ sơ H52 đã tồn tại.' }, 'exists'],
    [
      'M3 decomposed Unicode',
      'insert',
      200,
      { error_code: '3', message: 'Hồ sơ đã tồn tại'.normalize('NFD') },
      'exists',
    ],
    ['M3 only an insert can meet one', 'update', 200, { error_code: '3', message: 'Hồ sơ đã tồn tại' }, 'rejected'],
    ['M4 code 0, text says nothing', 'insert', 200, { error_code: '0', message: 'Đã tiếp nhận yêu cầu' }, 'unknown'],
    ['M4 code 0, no text', 'progress', 200, { error_code: 0 }, 'unknown'],
    [
      'M4 code 0, text says failure',
      'update',
      200,
      { error_code: '0', message: 'Đồng bộ không thành công' },
      'rejected',
    ],
    [
      'M5 other words around, capitals',
      'insert',
      200,
      { error_code: '0', message: 'Hồ sơ: ĐỒNG BỘ THÀNH CÔNG lúc 10:00' },
      'accepted',
    ],
    ['M5 progress', 'progress', 200, { error_code: '0', message: 'cập nhật Thành Công 3 bản ghi' }, 'accepted'],
    ['M6 plain text', 'progress', 200, 'Cập nhật tiến độ thành công', 'accepted'],
    ['M6 plain text in quotes', 'progress', 200, '"Cập nhật thành công"', 'accepted'],
    ['M6 plain text that says no', 'progress', 200, 'Cập nhật KHÔNG thành công', 'rejected'],
    ['M6 plain text that says nothing', 'progress', 200, 'ok', 'unknown'],
    ['M6 is for progress only', 'insert', 200, 'Đồng bộ thành công', 'unknown'],
    ['M9 expired session', 'update', 200, { error_code: '-1', message: 'Phiên làm việc đã hết hạn' }, 'sessionExpired'],
    ['M9 invalid session', 'progress', 200, { error_code: 1, message: 'Session không hợp lệ' }, 'sessionExpired'],
    [
      'M9 unknown token is not an unknown dossier',
      'lookUp',
      200,
      { error_code: 1, message: 'Token không tồn tại' },
      'sessionExpired',
    ],
    ['M9 HTTP 401', 'insert', 401, '', 'sessionExpired'],
    [
      'M11 unknown dossier as an error',
      'lookUp',
      200,
      { error_code: '1', message: 'Không tìm thấy hồ sơ' },
      'unknownDossier',
    ],
    [
      'M11 nothing found, in other words',
      'lookUp',
      200,
      { error_code: '-1', message: 'Không tìm thấy dữ liệu' },
      'unknownDossier',
    ],
    [
      'D5 a look-up that fails is no unknown dossier',
      'lookUp',
      200,
      { error_code: '-1', message: 'Đơn vị không có thông tin kết nối' },
      'rejected',
    ],
    ['M9 unauthorised in English', 'lookUp', 200, { error_code: 1, message: 'Unauthorized' }, 'sessionExpired'],
    ['M20 404 of a gateway', 'insert', 404, '404 page not found', 'unknown'],
    ['M20 403 with JSON that is no envelope', 'insert', 403, { error: 'Forbidden' }, 'unknown'],
    ['M11 empty result', 'lookUp', 200, { error_code: '0', message: '', result: [] }, 'accepted'],
    [
      'M13 update of an unknown dossier',
      'update',
      200,
      { error_code: '-1', message: 'Hồ sơ không tồn tại' },
      'unknownDossier',
    ],
    [
      'M13 progress of an unknown dossier',
      'progress',
      200,
      { error_code: 2, message: 'Mã hồ sơ H52.01-240315-0001 chưa được đồng bộ' },
      'unknownDossier',
    ],
    [
      'M16 unknown procedure is no unknown dossier',
      'update',
      200,
      { error_code: '5', message: 'Thủ tục của hồ sơ không tồn tại' },
      'rejected',
    ],
    ['M20 HTML page', 'insert', 200, '<html><body>thành công</body></html>', 'unknown'],
    ['M20 502', 'progress', 502, { error_code: '0', message: done }, 'unknown'],
    ['M20 503 text', 'progress', 503, 'thành công', 'unknown'],
    ['M20 504', 'lookUp', 504, '', 'unknown'],
    ['M20 redirect', 'update', 302, '', 'unknown'],
    ['M20 half an answer', 'progress', 200, '{"error_code":"0","message":"Cập nhật thành công', 'unknown'],
    ['M20 nothing', 'insert', 200, '', 'unknown'],
    [
      'M25 maintenance is not the dossier’s fault',
      'insert',
      200,
      { error_code: '-99', message: 'Hệ thống đang bảo trì' },
      'unknown',
    ],
    ['a list where an envelope belongs', 'insert', 200, [], 'unknown'],
  ])('%s', (_, call, http, body, outcome) => {
    expect(outcomeOf(call, http, body)).toBe(outcome);
  });

  it('tells a portal that fails as a whole from an answer nobody understands', () => {
    const failing = (http: number, body: string) => judge(rules, 'insert', readAnswer({ http, body })).failing;
    expect(failing(503, 'x')).toBe(true);
    expect(failing(404, 'no route')).toBe(true);
    expect(failing(200, '<html>')).toBe(true);
    expect(failing(200, '{"error_code":"1","message":"Hệ thống quá tải"}')).toBe(true);
    expect(failing(200, '{"error_code":"0","message":"?"}')).toBe(false);
    expect(failing(200, '{"error_code":"7","message":"sai"}')).toBe(false);
  });
});

describe('dated answer rules', () => {
  const entry = (validFrom: string) => ({ validFrom, citation: 'x', rules: [] });

  it('takes the entry in force on the day in Vietnam', () => {
    const entries = [
      entry('2024-01-01'),
      { ...entry('2024-06-01'), rules: [{ name: 'r', when: {}, outcome: 'rejected' as const }] },
    ];
    expect(answerRulesAt(entries, new Date('2024-05-31T16:59:59Z'))).toHaveLength(0);
    expect(answerRulesAt(entries, new Date('2024-05-31T17:00:00Z'))).toHaveLength(1);
  });

  it('guesses nothing before the first entry', () => {
    expect(() => answerRulesAt([entry('2024-01-01')], new Date('2023-12-31T00:00:00Z'))).toThrow('2023-12-31');
  });
});
