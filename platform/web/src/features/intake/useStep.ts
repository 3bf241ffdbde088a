import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { words } from '@/lib/words';
import type { ImportScreen } from './api';

/** Takes a step and shows what came of it; a step at a time. */
export function useStep(id: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (step: () => Promise<ImportScreen>): Promise<boolean> => {
    setBusy(true);
    try {
      client.setQueryData(['import', id], await step());
      client.removeQueries({ queryKey: ['import', id, 'faults'] });
      void client.invalidateQueries({ queryKey: ['imports'] });
      return true;
    } catch (failure) {
      void message.error(words(failure));
      void client.invalidateQueries({ queryKey: ['import', id] });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, take };
}
