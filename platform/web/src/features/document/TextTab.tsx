import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { type About, useText } from './api';
import styles from './Document.module.css';

/** The words of a document, as they are searched. */
export function TextTab({ about }: { about: About }) {
  const { t } = useTranslation('document');
  if (about.state === 'waiting') return <Empty title={t('waiting')}>{t('waitingText')}</Empty>;
  if (about.state === 'unreadable') return <Empty title={t('unreadable')}>{about.reason}</Empty>;
  return <Words about={about} />;
}

function Words({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const { message } = App.useApp();
  const text = useText(about.id, about.version);
  if (text.error) return <Failure error={text.error} retry={() => void text.refetch()} />;
  if (!text.data) return <Waiting lines={8} />;
  const words = text.data.text ?? '';
  if (!words) return <Empty title={t('noText')}>{t('noTextText')}</Empty>;
  const copy = () => void navigator.clipboard.writeText(words).then(() => message.success(t('copied')));
  return (
    <>
      {text.data.cut && <Alert type="info" showIcon title={t('cut')} className={styles.cut} />}
      {/* only pages that came safely may write to the clipboard */}
      {isSecureContext && (
        <Button icon={<CopyOutlined />} onClick={copy} className={styles.cut}>
          {t('copy')}
        </Button>
      )}
      <pre className={styles.words}>{words}</pre>
    </>
  );
}
