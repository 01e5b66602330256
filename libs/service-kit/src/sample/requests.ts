import type { InjectOptions } from 'fastify';
import type { SampleWorld } from './sample-service.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

export const sampleBody = (code: string): Record<string, unknown> => ({
  code,
  count: 3,
  owner: { idNumber: '012345678901', name: 'Lò Thị B' },
  components: [{ name: 'Đơn đề nghị' }],
});

/** Sends requests to a sample service; with a token that permits, unless `token` says otherwise. */
export function requester(world: () => SampleWorld) {
  return async (
    method: NonNullable<InjectOptions['method']>,
    url: string,
    options: { body?: unknown; headers?: Record<string, string>; token?: string | null } = {},
  ): Promise<Answer> => {
    const token = options.token === undefined ? await world().issuer.token() : options.token;
    const answer = await world().running.app.inject({
      method,
      url,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...options.headers },
      ...(options.body !== undefined && { payload: options.body as object }),
    });
    const json = answer.payload !== '' && /json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: json ? (JSON.parse(answer.payload) as Record<string, unknown>) : {},
    };
  };
}
