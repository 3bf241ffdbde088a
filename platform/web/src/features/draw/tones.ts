export const tones = { committed: 'waiting', drawn: 'done', abandoned: 'overdue' } as const;
