import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import type { Replacement, ResolvedCode } from '../domain/resolve-code.js';
import type { StoredMapping } from '../persistence/code-mapping.repository.js';

export class MappingView {
  @ApiProperty({ type: String, example: '12' })
  id!: string;

  @ApiProperty({ type: String })
  nationalCode!: string;

  @ApiProperty({ type: String })
  localCode!: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: string | null;

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({ type: String })
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class MappingPage {
  @ApiProperty({ type: [MappingView] })
  items!: MappingView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ReplacementView implements Replacement {
  @ApiProperty({ type: String, example: '2.002622' })
  oldCode!: string;

  @ApiProperty({ type: String, example: '2.002913' })
  newCode!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  since!: string | null;
}

export class ResolvedCodeView implements ResolvedCode {
  @ApiProperty({ type: String, example: '2.002913', description: 'Mã quốc gia có hiệu lực' })
  nationalCode!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Mã của tỉnh; null khi chưa ai ghi' })
  localCode!: string | null;

  @ApiProperty({ type: [ReplacementView], description: 'Các lần thay thế dẫn đến mã đó' })
  chain!: readonly ReplacementView[];
}

export function mappingView({ recordedAt, ...mapping }: StoredMapping): MappingView {
  return { ...mapping, recordedAt: formatInstant(recordedAt) };
}
