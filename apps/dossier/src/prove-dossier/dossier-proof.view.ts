import { ApiProperty } from '@nestjs/swagger';
import type { ProvenEvent, SubjectProof } from '@motcua/messaging';

/** What the file is; another shape gets another number. */
const FORMAT = 'motcua-inclusion-proof/1';
const HEX = { type: String, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' };
const UTC = { type: String, format: 'date-time', example: '2024-03-15T02:10:00.000Z' };

export class SealedPlaceView {
  @ApiProperty({ type: Number, description: 'Số của gốc (roots[].number)' })
  root!: number;

  @ApiProperty({ type: Number, description: 'Vị trí của lá trong cây băm (RFC 6962), từ 0' })
  index!: number;

  @ApiProperty({ type: [String], description: 'Các giá trị băm từ lá lên gốc, dạng hex' })
  path!: string[];
}

export class ProvenEventView {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: Number })
  sequence!: number;

  @ApiProperty({ type: String, example: 'motcua.dossier.received.v1' })
  type!: string;

  @ApiProperty({ ...UTC, description: 'Như đã băm: giờ UTC, đến mili giây' })
  occurredAt!: string;

  @ApiProperty({ type: String, description: 'Người thực hiện' })
  actor!: string;

  @ApiProperty({ type: String })
  correlationId!: string;

  @ApiProperty({ type: String, description: 'Văn bản JSON, giữ nguyên từng ký tự như đã băm' })
  data!: string;

  @ApiProperty({ ...HEX, description: 'SHA-256 của giá trị băm sự kiện trước và nội dung sự kiện này' })
  digest!: string;

  @ApiProperty({ type: SealedPlaceView, nullable: true, description: 'null: giờ này chưa được niêm phong' })
  sealed!: SealedPlaceView | null;
}

export class ProofRootView {
  @ApiProperty({ type: Number })
  number!: number;

  @ApiProperty({ type: String, example: 'dossier' })
  service!: string;

  @ApiProperty({ ...UTC })
  beganAt!: string;

  @ApiProperty({ ...UTC })
  endedAt!: string;

  @ApiProperty({ type: Number })
  firstPosition!: number;

  @ApiProperty({ type: Number })
  lastPosition!: number;

  @ApiProperty({ type: Number, description: 'Số sự kiện trong cây' })
  events!: number;

  @ApiProperty({ ...HEX, description: 'Gốc của cây băm' })
  root!: string;

  @ApiProperty({ ...HEX, nullable: true, description: 'Giá trị băm của gốc trước' })
  previous!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Dấu thời gian RFC 3161, DER dạng base64; null: đang chờ' })
  token!: string | null;
}

export class DossierProofView {
  @ApiProperty({ enum: [FORMAT] })
  format!: string;

  @ApiProperty({ type: String, example: 'dossier' })
  service!: string;

  @ApiProperty({ type: String, example: 'H52.01-240315-0001', description: 'Mã hồ sơ' })
  subject!: string;

  @ApiProperty({ type: Number, description: 'Số sự kiện của hồ sơ khi lập tệp này' })
  eventCount!: number;

  @ApiProperty({ type: [ProvenEventView] })
  events!: ProvenEventView[];

  @ApiProperty({ type: [ProofRootView] })
  roots!: ProofRootView[];
}

export function proofView(service: string, subject: string, { events, roots }: SubjectProof): DossierProofView {
  return {
    format: FORMAT,
    service,
    subject,
    eventCount: events.length,
    events: events.map(eventView),
    roots: roots.map(({ digest: _, ...root }) => ({
      ...root,
      beganAt: root.beganAt.toISOString(),
      endedAt: root.endedAt.toISOString(),
      root: root.root.toString('hex'),
      previous: root.previous && root.previous.toString('hex'),
      token: root.token && root.token.toString('base64'),
    })),
  };
}

function eventView({ sealed, occurredAt, digest, ...event }: ProvenEvent): ProvenEventView {
  return {
    ...event,
    occurredAt: occurredAt.toISOString(),
    digest: digest.toString('hex'),
    sealed: sealed ? { ...sealed, path: sealed.path.map((hash) => hash.toString('hex')) } : null,
  };
}
