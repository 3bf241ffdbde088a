import { describe, expect, it } from 'vitest';
import { fileOf, valueIn } from './seal';

describe('a sealed number that was saved @G4.1', () => {
  const text = fileOf('draw-1', 'li.officer', 'ab');

  it('comes back for its own draw and person', () => {
    expect(valueIn(text, 'draw-1', 'li.officer')).toBe('ab');
  });

  it('is refused for another draw or person, and where it is no such file', () => {
    expect(valueIn(text, 'draw-2', 'li.officer')).toBeNull();
    expect(valueIn(text, 'draw-1', 'zhao.officer')).toBeNull();
    expect(valueIn('null', 'draw-1', 'li.officer')).toBeNull();
    expect(valueIn('not json', 'draw-1', 'li.officer')).toBeNull();
  });
});
