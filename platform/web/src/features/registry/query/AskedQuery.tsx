import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { askJudgement } from '../api';
import styles from './Query.module.css';

interface Props {
  view: string;
  query: string;
  onChange: () => void;
  onClear: () => void;
}

/** The query that a list answers, in words. */
export function AskedQuery({ view, query, onChange, onClear }: Props) {
  const { t } = useTranslation('list');
  const judged = useQuery({
    queryKey: ['judgement', view, query],
    queryFn: ({ signal }) => askJudgement(view, query, signal),
    retry: false,
    staleTime: 60_000,
  });
  return (
    <div className={styles.asked}>
      <span>
        {judged.isError ? words(judged.error) : t('query.says', { sentence: judged.data?.sentence ?? '…' })}
      </span>
      {judged.data && !judged.data.served && <span className={styles.slow}>{t('query.slow')}</span>}
      <Button type="link" size="small" onClick={onChange}>
        {t('query.change')}
      </Button>
      <Button type="link" size="small" onClick={onClear}>
        {t('query.clear')}
      </Button>
    </div>
  );
}
