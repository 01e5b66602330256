import { ApiProperty } from '@nestjs/swagger';
import { ownerTypes, type OwnerType } from '@motcua/contracts';
import { masked, maskedEmail } from '@motcua/service-kit';
import type { Person, PersonOrErased } from './person.js';

/** Masked everywhere but where it is needed in full. */
export type Shown = 'masked' | 'inFull';

export class PersonView {
  @ApiProperty({
    type: String,
    required: false,
    example: '********0001',
    description: 'Số định danh hoặc mã số; che bớt trừ khi xem một hồ sơ với quyền "dossier:read-personal-data"',
  })
  idNumber?: string | undefined;

  @ApiProperty({ type: String, required: false, example: 'Lò Thị Mẫu' })
  name?: string | undefined;

  @ApiProperty({ type: String, required: false, example: '*******001', description: 'Che bớt như số định danh' })
  phone?: string | undefined;

  @ApiProperty({ type: String, required: false, example: '***@example.vn', description: 'Che bớt như số định danh' })
  email?: string | undefined;

  @ApiProperty({ type: Boolean, required: false, description: 'true: dữ liệu cá nhân đã xóa, không thể đọc lại' })
  erased?: boolean;
}

export class OwnerView extends PersonView {
  @ApiProperty({ enum: ownerTypes, example: 'citizen' })
  type!: OwnerType;
}

export function ownerView(type: OwnerType, owner: PersonOrErased, shown: Shown): OwnerView {
  return { type, ...personView(owner, shown) };
}

export function personView(person: PersonOrErased, shown: Shown): PersonView {
  if (person === null) return { erased: true };
  return shown === 'inFull' ? person : withoutDetails(person);
}

function withoutDetails({ idNumber, name, phone, email }: Person): PersonView {
  return {
    ...(idNumber !== undefined && { idNumber: masked(idNumber) }),
    name,
    ...(phone !== undefined && { phone: masked(phone) }),
    ...(email !== undefined && { email: maskedEmail(email) }),
  };
}
