import type { Place } from '@motcua/service-kit';

export const indexKeyPlace: Place = { table: 'identity_index_key', column: 'wrapped', row: '1' };

export const keyPlace = (id: string): Place => ({ table: 'subject_key', column: 'wrapped', row: id });
