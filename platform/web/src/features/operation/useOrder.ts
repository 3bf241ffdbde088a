import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { randomKey } from '@/lib/key';
import { order, type Order } from './api';

/** Orders something; of many instances the progress is shown on a page of its own. */
export function useOrder(count: number, onDone: () => void) {
  const { t } = useTranslation('operation');
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(randomKey);
  return async (what: Order) => {
    const batch = await order(what, key);
    onDone();
    if (count > 1) void navigate(`/operator/batches/${batch.id}`);
    else message.success(t('action.ordered'));
    await client.invalidateQueries({ queryKey: ['operator'] });
  };
}
