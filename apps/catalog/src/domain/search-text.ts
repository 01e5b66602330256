/**
 * A text as it is searched: small letters without diacritics, everything else than letters, digits and dots one blank.
 * `Đăng ký khai sinh` and `dang ky khai sinh` find each other.
 */
export function searchText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim();
}
