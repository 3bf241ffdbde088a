import { App, Button, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { usePublication, usePublish, type Publication } from './publicApi';
import './publicMessages';
import styles from './DrawPublication.module.css';

interface On {
  registry: string;
  recordId: string;
}

/** Whether anybody may see the draws of a record, where, and the deed that makes it so; nothing where there is nothing to tell. */
export function DrawPublication({ registry, recordId }: On) {
  const { t } = useTranslation('drawPublic');
  const { data } = usePublication(registry, recordId);
  const [asking, setAsking] = useState(false);
  if (!data || (!data.address && !(data.may && data.ready))) return null;
  return (
    <Section
      title={t('title')}
      extra={
        <>
          {data.address && <StatusTag tone="done">{t('published')}</StatusTag>}
          {data.may && (
            <Button className={styles.deed} onClick={() => setAsking(true)}>
              {t(data.address ? 'withdraw' : 'publish')}
            </Button>
          )}
        </>
      }
    >
      {data.address ? <Shown publication={data} address={data.address} /> : <p>{t('unpublished')}</p>}
      {asking && (
        <Deed
          registry={registry}
          recordId={recordId}
          shown={data.address !== null}
          close={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function Shown({ publication, address }: { publication: Publication; address: string }) {
  const { t } = useTranslation('drawPublic');
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => message.success(t('copied')),
      () => message.warning(t('uncopied')),
    );
  return (
    <div className={styles.shown}>
      <figure className={styles.qr} role="img" aria-label={t('qr')}>
        <span aria-hidden>
          <QRCode type="svg" value={address} size={128} bordered={false} color="#000" bgColor="#fff" />
        </span>
      </figure>
      <div className={styles.where}>
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
        <span className={styles.by}>{t('by', { name: publication.by, at: dateTime(publication.at) })}</span>
        <div>{window.isSecureContext && <Button onClick={() => void copy()}>{t('copy')}</Button>}</div>
      </div>
    </div>
  );
}

function Deed({ registry, recordId, shown, close }: On & { shown: boolean; close: () => void }) {
  const { t } = useTranslation('drawPublic');
  const publish = usePublish(registry, recordId);
  return (
    <Modal
      open
      title={t(shown ? 'withdrawing' : 'publishing')}
      okText={t(shown ? 'withdraw' : 'publish')}
      okButtonProps={{ danger: shown }}
      confirmLoading={publish.isPending}
      onOk={() => publish.mutate(!shown, { onSuccess: close })}
      onCancel={close}
    >
      {shown ? (
        <p>{t('withdrawText')}</p>
      ) : (
        <ul>
          <li>{t('what')}</li>
          <li>{t('without')}</li>
          <li>{t('accounts')}</li>
        </ul>
      )}
      {publish.error && (
        <p role="alert" className={styles.alert}>
          {words(publish.error)}
        </p>
      )}
    </Modal>
  );
}
