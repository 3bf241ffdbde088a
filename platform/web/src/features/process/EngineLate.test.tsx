import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { EngineLate } from './EngineLate';

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

function shown(answer: () => Response) {
  const asked = vi.fn(() => Promise.resolve(answer()));
  vi.stubGlobal('fetch', asked);
  const { container } = render(
    <QueryClientProvider client={client()}>
      <EngineLate />
    </QueryClientProvider>,
  );
  return { asked, container };
}

describe('what people see while the engine is away @F1', () => {
  it('should say that everything is kept and goes on by itself', async () => {
    shown(() => Response.json({ late: true }));
    expect((await screen.findByRole('status')).textContent).toContain('不用重复提交');
  });

  it.each([() => Response.json({ late: false }), () => new Response(null, { status: 503 })])(
    'should say nothing where all is well or nobody knows',
    async (answer) => {
      const { asked, container } = shown(answer);
      await vi.waitFor(() => expect(asked).toHaveBeenCalled());
      expect(container.textContent).toBe('');
    },
  );
});
