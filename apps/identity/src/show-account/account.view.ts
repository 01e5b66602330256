import { ApiProperty } from '@nestjs/swagger';
import type { Account } from '../domain/account.js';

export class HeldPositionView {
  @ApiProperty({ type: String, example: 'commune' })
  id!: string;

  @ApiProperty({ type: String, example: 'Công chức Tư pháp – Hộ tịch' })
  title!: string;
}

export class AccountView {
  @ApiProperty({ type: String, example: 'cb-0005' })
  id!: string;

  @ApiProperty({ type: Number })
  version!: number;

  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: Boolean })
  disabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Đã đặt mật khẩu và mã xác thực' })
  active!: boolean;

  @ApiProperty({ type: [HeldPositionView], description: 'Chức danh đầu tiên còn hiệu lực được dùng' })
  positions!: readonly HeldPositionView[];
}

export class AccountPage {
  @ApiProperty({ type: [AccountView] })
  items!: AccountView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function accountView({ id, version, username, name, disabled, active, positions }: Account): AccountView {
  return { id, version, username, name, disabled, active, positions };
}
