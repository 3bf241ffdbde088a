import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Design, publish } from './api';
import { differences } from './differences';
import { useUseText } from './FormList';
import type { Work } from './useDesign';
import styles from './FormDesign.module.css';

interface Props {
  loaded: Design;
  work: Work;
  onClose: () => void;
  onDone: () => void;
  onRefused: (failure: unknown) => void;
}

/** Says what publishing will do, and does it. */
export function PublishForm({ loaded, work, onClose, onDone, onRefused }: Props) {
  const { t } = useTranslation('formDesign');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const textOf = useUseText();
  const [sending, setSending] = useState(false);
  const [version, setVersion] = useState<number>();
  const send = async () => {
    setSending(true);
    try {
      const draft = await work.save();
      setVersion((await publish(loaded.id, draft, loaded.version ?? 0)).version);
      void client.invalidateQueries({ queryKey: ['form-definitions'], exact: true });
    } catch (failure) {
      onRefused(failure);
    }
  };
  return (
    <Modal
      open
      title={t('publish.title')}
      onCancel={version === undefined ? onClose : onDone}
      footer={
        version === undefined ? (
          <>
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button type="primary" loading={sending} onClick={() => void send()}>
              {t('publish.now')}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={onDone}>
            {t('publish.close')}
          </Button>
        )
      }
    >
      {version !== undefined ? (
        <Alert type="success" showIcon title={t('publish.done', { no: version })} />
      ) : (
        <ul className={styles.told}>
          <li>
            {loaded.schema
              ? t('publish.next', {
                  no: (loaded.version ?? 0) + 1,
                  count: differences(loaded.schema, work.schema).length,
                })
              : t('publish.first')}
          </li>
          <li>{t('publish.tasks')}</li>
          <li>
            {loaded.uses.length > 0
              ? t('publish.uses', { uses: loaded.uses.map(textOf).join('、') })
              : t('publish.unused', { id: loaded.id })}
          </li>
          {work.warnings.length > 0 && <li>{t('advice', { count: work.warnings.length })}</li>}
        </ul>
      )}
    </Modal>
  );
}
