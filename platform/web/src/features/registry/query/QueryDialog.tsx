import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { askJudgement, type ViewScreen } from '../api';
import { isComplete, read, written, type Group } from './query';
import { QueryGroup } from './QueryGroup';
import styles from './Query.module.css';

interface Props {
  screen: ViewScreen;
  /** As it stands in the address. */
  query: string | null;
  onAsk: (query: string | null) => void;
  onClose: () => void;
}

/** Puts a query together; what it asks is told in words before it is asked. */
export function QueryDialog({ screen, query, onAsk, onClose }: Props) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const [group, setGroup] = useState<Group>(() => {
    const asked = read(query);
    return asked.parts.length > 0 ? asked : { ...asked, parts: [{ field: '', is: '', values: [] }] };
  });
  const complete = isComplete(group);
  const text = complete ? written(group) : null;
  const judged = useQuery({
    queryKey: ['judgement', screen.view, text],
    queryFn: ({ signal }) => askJudgement(screen.view, text ?? '', signal),
    enabled: text !== null,
    retry: false,
    staleTime: 60_000,
  });
  return (
    <Modal
      open
      width={760}
      title={t('query.title')}
      onCancel={onClose}
      footer={[
        <Button key="clear" onClick={() => onAsk(null)} disabled={query === null}>
          {t('query.clear')}
        </Button>,
        <Button key="cancel" onClick={onClose}>
          {common('cancel')}
        </Button>,
        <Button key="ask" type="primary" disabled={!complete || judged.isError} onClick={() => onAsk(text)}>
          {t('query.ask')}
        </Button>,
      ]}
    >
      <QueryGroup group={group} choices={screen.choices} statuses={screen.statuses} onChange={setGroup} />
      <p className={styles.sentence} role="status">
        {judged.data && complete
          ? t('query.says', { sentence: judged.data.sentence })
          : t('query.incomplete')}
      </p>
      {judged.isError && <Alert type="error" showIcon title={words(judged.error)} />}
      {judged.data && !judged.data.served && <SlowAlert quicker={judged.data.quicker} />}
    </Modal>
  );
}

function SlowAlert({ quicker }: { quicker: string[] }) {
  const { t } = useTranslation('list');
  return (
    <Alert
      type="warning"
      showIcon
      title={t('query.slow')}
      description={quicker.length > 0 && t('query.quicker', { fields: quicker.slice(0, 6).join(t('comma')) })}
    />
  );
}
