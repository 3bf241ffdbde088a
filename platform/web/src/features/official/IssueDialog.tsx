import { App, Alert, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { words } from '@/lib/words';
import { newKey, useIssue, usePaperPreview, type Offer, type Subject } from './api';
import { Pages } from './Pages';
import styles from './Official.module.css';

interface Props {
  subject: Subject;
  offers: Offer[];
  onClose: () => void;
}

/** Choose, look at it, issue it. */
export function IssueDialog({ subject, offers, onClose }: Props) {
  const { t } = useTranslation('official');
  const label = useLabel();
  const only = offers.length === 1 ? offers[0] : undefined;
  const [chosen, setChosen] = useState<Offer | undefined>(only);
  if (chosen) {
    return <Look subject={subject} offer={chosen} onClose={onClose} />;
  }
  return (
    <Modal open title={t('choose')} footer={null} onCancel={onClose}>
      <Radio.Group
        style={{ display: 'grid', gap: 8 }}
        onChange={(event) => setChosen(offers.find((one) => one.template === event.target.value))}
      >
        {offers.map((one) => (
          <Radio key={one.template} value={one.template}>
            {label(one.label)}
          </Radio>
        ))}
      </Radio.Group>
    </Modal>
  );
}

function Look({ subject, offer, onClose }: { subject: Subject; offer: Offer; onClose: () => void }) {
  const { t } = useTranslation('official');
  const { message } = App.useApp();
  const label = useLabel();
  const [key] = useState(newKey);
  const preview = usePaperPreview(subject, offer.template);
  const issue = useIssue(subject, key);
  const ready = preview.data !== undefined && preview.data.missing.length === 0;
  return (
    <Modal
      open
      width={900}
      title={t('previewTitle', { name: label(offer.label) })}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="issue"
          type="primary"
          disabled={!ready}
          loading={issue.isPending}
          onClick={() =>
            issue.mutate(offer.template, {
              onSuccess: (paper) => {
                void message.success(t('issued', { number: paper.number }));
                onClose();
              },
            })
          }
        >
          {t('issue')}
        </Button>,
      ]}
    >
      <div className={styles.stack}>
        <p className={styles.muted}>{t('issueHint')}</p>
        {preview.isPending && <Waiting lines={10} />}
        {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
        {preview.data && <Pages preview={preview.data} />}
        {issue.isError && <Alert role="alert" type="error" showIcon title={words(issue.error)} />}
      </div>
    </Modal>
  );
}
