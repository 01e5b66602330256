import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import { shownParts, type ShownPart, type StoredReading } from '../persistence/reading.repository.js';
import { InstantProperty } from '../show-dossier/view-properties.js';

const kinds = ['officer', 'citizen', 'system'] as const;

export class ReaderView {
  @InstantProperty('Thời điểm xem', false)
  at!: string;

  @ApiProperty({
    enum: shownParts,
    description: 'Phần đã xem: hồ sơ, dòng trong danh sách, các bước, dữ liệu cho Cổng',
  })
  shown!: ShownPart;

  @ApiProperty({ type: String, example: 'cb-0004', description: 'Người xem' })
  readerId!: string;

  @ApiProperty({ enum: kinds })
  readerKind!: (typeof kinds)[number];

  @ApiProperty({ type: String, nullable: true, description: 'Chức danh của người xem' })
  positionTitle!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'H52.31', description: 'Đơn vị của người xem' })
  unitCode!: string | null;
}

export class ReaderPage {
  @ApiProperty({ type: [ReaderView], description: 'Mới nhất trước' })
  items!: ReaderView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function readerView({ at, shown, readerId, readerKind, positionTitle, unitCode }: StoredReading): ReaderView {
  return { at: formatInstant(at), shown, readerId, readerKind, positionTitle, unitCode };
}
