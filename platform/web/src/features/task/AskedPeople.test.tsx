import '@/lib/i18n';
import './messages';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TaskDetail } from './api';
import { AskedPeople } from './AskedPeople';

const voter = (name: string, outcome: string | null) => ({
  person: { username: name, name },
  votes: 1,
  by: null,
  reason: null,
  state: outcome ? 'done' : 'open',
  outcome,
  opinion: null,
  at: null,
});
const answers = { approve: '同意', reject: '不同意' };
const task = {
  form: {
    schema: {
      components: [
        {
          type: 'radio',
          key: 'outcome',
          values: Object.entries(answers).map(([value, label]) => ({ value, label })),
        },
      ],
    },
  },
  asked: {
    phase: 'node',
    mode: 'vote',
    ratio: 0.66,
    veto: false,
    agree: 'approve',
    state: 'open',
    people: [voter('王', 'reject'), voter('韩', 'approve'), voter('武', null)],
  },
  copies: [],
} as unknown as TaskDetail;

describe('the votes of a task', () => {
  it('should count them and show only a yes in green @W4', () => {
    render(<AskedPeople task={task} />);
    expect(screen.getByText('共 3 票，同意须达到 66%；已同意 1 票，不同意 1 票。')).toBeTruthy();
    const tone = (said: string) => screen.getByText(said).closest('[data-tone]')?.getAttribute('data-tone');
    expect([tone('不同意'), tone('同意'), tone('办理中')]).toEqual(['waiting', 'done', 'running']);
  });
});
