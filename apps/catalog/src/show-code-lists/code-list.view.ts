import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import type { CodeListEntry } from '../domain/code-list.js';
import type { CodeListVersion } from '../persistence/code-list.repository.js';
import { CodeListEntryDto } from '../publish-code-list/publish-code-list.dto.js';

export class CodeListView {
  @ApiProperty({ type: String, example: 'field' })
  id!: string;

  @ApiProperty({ type: String, example: 'Lĩnh vực thủ tục hành chính' })
  title!: string;
}

export class CodeListsView {
  @ApiProperty({ type: [CodeListView] })
  items!: CodeListView[];
}

export class CodeListVersionView {
  @ApiProperty({ type: Number, example: 1 })
  version!: number;

  @ApiProperty({ type: String, format: 'date', example: '2019-01-01' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: string | null;

  @ApiProperty({ type: String })
  source!: string;

  @ApiProperty({ type: String, description: 'SHA-256 của nội dung' })
  digest!: string;

  @ApiProperty({ type: Number, example: 20, description: 'Số mã' })
  size!: number;

  @ApiProperty({ type: String, example: 'cb-0002' })
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class CodeListVersionsView {
  @ApiProperty({ type: [CodeListVersionView], description: 'Mới nhất trước' })
  items!: CodeListVersionView[];
}

export class CodeListPage extends CodeListVersionView {
  @ApiProperty({ type: [CodeListEntryDto], description: 'Theo thứ tự mã' })
  items!: readonly CodeListEntry[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function versionView({ listId: _, recordedAt, ...version }: CodeListVersion): CodeListVersionView {
  return { ...version, recordedAt: formatInstant(recordedAt) };
}
