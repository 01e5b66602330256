import type { PortalProcedure } from '@motcua/contracts';

export interface ListedProcedure {
  readonly code: string;
  readonly name: string;
  readonly public: boolean;
}

export interface ProcedureList {
  readonly items: readonly ListedProcedure[];
  readonly unreadable: number;
}

export interface ReadProcedure {
  readonly procedure: PortalProcedure;
  /** Word for word. */
  readonly raw: object;
  readonly digest: string;
}

export class PortalUnavailable extends Error {}

const timeoutMs = 90_000;

/** The procedures of the national portal, through its adapter, with the rights of who asks. */
export class PortalProcedures {
  constructor(
    private readonly url: string,
    private readonly authorization: string,
  ) {}

  list(): Promise<ProcedureList> {
    return this.ask<ProcedureList>('');
  }

  one(code: string): Promise<ReadProcedure> {
    return this.ask<ReadProcedure>(`/${encodeURIComponent(code)}`);
  }

  /** @throws PortalUnavailable with what was answered */
  private async ask<Answer>(path: string): Promise<Answer> {
    try {
      const response = await fetch(`${this.url.replace(/\/+$/, '')}/v1/portal/procedures${path}`, {
        headers: { authorization: this.authorization, accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = (await response.json()) as Answer & { readonly detail?: string };
      if (!response.ok) throw new Error(body.detail ?? `HTTP ${response.status}`);
      return body;
    } catch (cause) {
      throw new PortalUnavailable((cause as Error).message, { cause });
    }
  }
}
