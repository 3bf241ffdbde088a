// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isAccepted, sizeText, takesPictures, typeNames } from './limits';

describe('limits of files', () => {
  it('should accept by kind, type and ending', () => {
    const photo = { name: 'a.JPG', type: 'image/jpeg' };
    expect(isAccepted(photo, [])).toBe(true);
    expect(isAccepted(photo, ['image/*'])).toBe(true);
    expect(isAccepted(photo, ['.jpg'])).toBe(true);
    expect(isAccepted(photo, ['application/pdf'])).toBe(false);
  });

  it('should know where a camera helps and name the types', () => {
    expect(takesPictures(['.pdf'])).toBe(false);
    expect(takesPictures(['.pdf', 'image/*'])).toBe(true);
    expect(typeNames(['image/png', 'image/*', '.pdf', 'application/pdf'], '图片')).toEqual(['图片', 'PDF']);
  });

  it('should say sizes as people do', () => {
    expect(sizeText(300)).toBe('1 KB');
    expect(sizeText(5 * 1024 * 1024)).toBe('5 MB');
  });
});
