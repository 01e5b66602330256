import { searchText } from './search-text.js';

describe('searchText', () => {
  it.each([
    ['Đăng ký khai sinh', 'dang ky khai sinh'],
    ['đăng  ký, KHAI sinh (minh họa)', 'dang ky khai sinh minh hoa'],
    ['Liên thông khai tử – xóa thường trú', 'lien thong khai tu xoa thuong tru'],
    ['1.001193 Khai sinh', '1.001193 khai sinh'],
    ['Ưu đãi ở Mường Ảng', 'uu dai o muong ang'],
    ['100%_\\', '100'],
    ['\u0000 …', ''],
  ])('%j is searched as %j', (text, expected) => {
    expect(searchText(text)).toBe(expected);
  });

  it('does not care how the diacritics are encoded', () => {
    expect(searchText('Xóa thường trú'.normalize('NFD'))).toBe(searchText('Xóa thường trú'.normalize('NFC')));
  });
});
