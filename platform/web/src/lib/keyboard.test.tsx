import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { matches, useShortcuts, type Shortcut } from './keyboard';

function Page({ shortcuts }: { shortcuts: Shortcut[] }) {
  useShortcuts(shortcuts);
  return (
    <>
      <input aria-label="text" />
      <button type="button">press</button>
      <div role="dialog">
        <p tabIndex={-1}>inside</p>
      </div>
    </>
  );
}

describe('shortcuts', () => {
  it('should know Ctrl and Command, and nothing else, as the modifier', () => {
    expect(matches('mod+k', new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))).toBe(true);
    expect(matches('mod+k', new KeyboardEvent('keydown', { key: 'K', metaKey: true }))).toBe(true);
    expect(matches('k', new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))).toBe(false);
    expect(matches('k', new KeyboardEvent('keydown', { key: 'k', altKey: true }))).toBe(false);
  });

  it('should leave typing, dialogs and buttons alone', () => {
    const move = vi.fn();
    const open = vi.fn();
    render(
      <Page
        shortcuts={[
          { keys: 'j', run: move },
          { keys: 'Enter', run: open },
        ]}
      />,
    );
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'j' });
    fireEvent.keyDown(screen.getByText('inside'), { key: 'j' });
    fireEvent.keyDown(screen.getByText('press'), { key: 'Enter' });
    expect(move).not.toHaveBeenCalled();
    expect(open).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'j' });
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(move).toHaveBeenCalledOnce();
    expect(open).toHaveBeenCalledOnce();
  });

  it('should reach the palette even while somebody types', () => {
    const palette = vi.fn();
    render(<Page shortcuts={[{ keys: 'mod+k', run: palette, whileTyping: true }]} />);
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'k', ctrlKey: true });
    expect(palette).toHaveBeenCalledOnce();
  });
});
