import { describe, expect, it } from 'vitest';
import { decoded, rowsOf } from '@/lib/csv';
import { codesOf } from './csv';

describe('codes from csv', () => {
  it('reads quotes, line ends and empty lines', () => {
    expect(rowsOf('a,"b, ""c""\nd"\r\n\r\n1,2')).toEqual([
      ['a', 'b, "c"\nd'],
      ['1', '2'],
    ]);
  });

  it('finds columns by name, in any order', () => {
    expect(codesOf('\uFEFFlabel_zh,code,valid_until\n甲,a,2026-01-01\n')).toEqual({
      codes: [
        {
          code: 'a',
          parentCode: null,
          labelZh: '甲',
          labelEn: '甲',
          sort: 0,
          validFrom: null,
          validUntil: '2026-01-01',
        },
      ],
      revision: null,
    });
    expect(codesOf('a,b\n1,2')).toBeNull();
  });

  it('takes back what was downloaded', () => {
    const file = codesOf("code,label_zh,label_en,revision\na,'=甲,\"'-A, B\",7\nb,'乙,B,7\n");
    expect(file?.revision).toBe(7);
    expect(file?.codes.map((code) => [code.labelZh, code.labelEn])).toEqual([
      ['=甲', '-A, B'],
      ["'乙", 'B'],
    ]);
  });

  it('knows text that is not UTF-8', () => {
    expect(decoded(new Uint8Array([0xbc, 0xd7]).buffer)).toBe('甲');
    expect(decoded(new TextEncoder().encode('甲').buffer as ArrayBuffer)).toBe('甲');
  });
});
