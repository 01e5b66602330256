import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsJSON, MaxLength } from 'class-validator';
import { readBackLevels, type ReadBackLevel } from '../portal/look-up.js';
import { outcomes, type Outcome } from '../portal/verdict.js';

export class PortalDossierView {
  @ApiProperty({ type: String, example: 'H52.01-240315-0001' })
  code!: string;

  @ApiProperty({ type: Object, description: 'The record as it was sent last (dvcqg.md section 3)' })
  record!: object;

  @ApiProperty({ type: [Object], description: 'Progress entries in order of arrival (dvcqg.md section 4)' })
  progress!: object[];

  @ApiProperty({
    type: Number,
    description: 'Inserts that took effect: 1, unless the portal lost the dossier in between',
  })
  inserts!: number;

  @ApiProperty({ type: Number, description: 'Updates that took effect' })
  updates!: number;

  @ApiProperty({ type: Number, description: 'Progress entries that an equal one precedes' })
  duplicates!: number;
}

export class PortalDossierPage {
  @ApiProperty({ type: [PortalDossierView], description: 'In order of arrival' })
  items!: PortalDossierView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class CallCountView {
  @ApiProperty({ type: String, example: 'DongBoHoSoMC.insert' })
  service!: string;

  @ApiProperty({ enum: outcomes, description: 'What the portal made of it, whatever was answered' })
  outcome!: Outcome;

  @ApiProperty({ type: Number })
  count!: number;
}

export class StatisticsView {
  @ApiProperty({ type: [CallCountView], description: 'Calls since the start or the last reset' })
  calls!: CallCountView[];

  @ApiProperty({ type: Number, description: 'Logins that succeeded' })
  logins!: number;

  @ApiProperty({ type: Number, description: 'Calls whose true answer the client never got' })
  answersLost!: number;

  @ApiProperty({ type: Number, description: 'Dossiers held' })
  dossiers!: number;

  @ApiProperty({ type: Number, description: 'Progress entries held' })
  progressEntries!: number;

  @ApiProperty({ type: Number, description: 'Of these, entries that an equal one of the same dossier precedes' })
  duplicates!: number;
}

export class PortalProcedureDto {
  @ApiProperty({
    type: String,
    example: '{"TENTTHC":"Thủ tục mẫu","TRANGTHAI":"1"}',
    description: 'Văn bản JSON của thủ tục như LayThuTuc trả về: khóa viết hoa, kiểu giá trị nào cũng được (M18)',
  })
  @IsJSON()
  @MaxLength(500_000)
  json!: string;
}

export class ReadBackDto {
  @ApiProperty({ enum: readBackLevels, description: 'What TraCuuHoSo gives back of a dossier' })
  @IsIn(readBackLevels)
  level!: ReadBackLevel;
}
