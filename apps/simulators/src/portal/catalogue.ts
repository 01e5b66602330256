import { readFileSync } from 'node:fs';
import type { Behaviour } from './behaviour.js';
import { asText, type Call, type Row } from './call.js';
import { restyled } from './look-up.js';
import { refusal, type Verdict } from './verdict.js';

const delivered = new URL('../../seed/procedures.json', import.meta.url);

/** The procedures the portal knows of the province, as `LayThuTuc` gives them (catalogue.md section 1), by `MATTHC`. */
export class Catalogue {
  private readonly procedures = new Map<string, Row>();

  constructor() {
    this.restore();
  }

  get all(): readonly Row[] {
    return [...this.procedures.values()];
  }

  find(code: string): Row | undefined {
    return this.procedures.get(code);
  }

  put(code: string, procedure: Row): void {
    this.procedures.set(code, { ...procedure, MATTHC: code });
  }

  remove(code: string): boolean {
    return this.procedures.delete(code);
  }

  /** As it was delivered. */
  restore(): void {
    this.procedures.clear();
    const rows = JSON.parse(readFileSync(delivered, 'utf8')) as Row[];
    for (const row of rows) this.procedures.set(asText(row['MATTHC']), row);
  }
}

/** `LayDanhSachTTHC` */
export function listProcedures({ all }: Catalogue, { listShare }: Behaviour): Verdict {
  const rows = all
    .slice(0, Math.floor(all.length * listShare))
    .map(({ ID, MATTHC, TENTTHC, TRANGTHAI }) => ({ ID, MATTHC, TENTTHC, TRANGTHAI }));
  return found(rows);
}

/** `LayThuTuc` `{maTTHC}`; an unknown one has an empty `result`. */
export function showProcedure({ body }: Call, catalogue: Catalogue, { readBackStyle }: Behaviour): Verdict {
  const code = asText(body['maTTHC'] ?? body['MaTTHC'] ?? body['matthc']);
  if (code === '') return refusal('refused', 'Tham số maTTHC không được để trống');
  const procedure = catalogue.find(code);
  return found(procedure === undefined ? [] : [restyled(procedure, readBackStyle)]);
}

function found(rows: readonly unknown[]): Verdict {
  return { outcome: 'accepted', code: '0', message: 'Thành công', result: JSON.stringify(rows), changes: [] };
}
