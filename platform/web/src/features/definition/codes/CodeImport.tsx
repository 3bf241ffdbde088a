import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api';
import { decoded } from '@/lib/csv';
import { words } from '@/lib/words';
import { loadSince, saveCodes, type Code, type CodeChange } from './api';
import { CodeChanges } from './CodeChanges';
import { codesOf } from './csv';
import { isStale } from './stale';
import styles from '../Definition.module.css';

interface Props {
  table: string;
  /** Of the table as it is shown; undefined until it is. */
  revision: number | undefined;
  onSaved: (changed: number) => Promise<void>;
}

interface Overtaken {
  codes: Code[];
  revision: number;
  changes: CodeChange[];
  text: string;
}

/** Takes codes from a csv file; where somebody changed the table since, it shows what before it goes on. */
export function CodeImport({ table, revision, onSaved }: Props) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const refused = (failure: unknown) => {
    const errors = failure instanceof ApiError ? failure.errors : [];
    modal.error({
      title: words(failure),
      content: (
        <ul className={styles.faults}>
          {errors.slice(0, 20).map((error) => (
            <li key={error.field + error.code}>{error.message}</li>
          ))}
        </ul>
      ),
    });
  };
  const send = async (codes: Code[], seen: number) => {
    setOvertaken(undefined);
    try {
      await onSaved((await saveCodes(table, codes, seen)).changed);
    } catch (failure) {
      if (isStale(failure)) setOvertaken({ codes, text: words(failure), ...(await loadSince(table, seen)) });
      else refused(failure);
    }
  };
  const bring = async (file: File) => {
    const read = codesOf(decoded(await file.arrayBuffer()));
    if (read) await send(read.codes, read.revision ?? revision ?? 0);
    else message.error(t('codes.noCode'));
  };
  return (
    <>
      <Upload
        accept=".csv"
        showUploadList={false}
        beforeUpload={(file) => {
          void bring(file).catch(refused);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>{t('codes.import')}</Button>
      </Upload>
      {overtaken && (
        <Modal
          open
          width={720}
          title={overtaken.text}
          okText={t('codes.importStill')}
          onOk={() => void send(overtaken.codes, overtaken.revision)}
          cancelText={common('cancel')}
          onCancel={() => setOvertaken(undefined)}
        >
          <p className={styles.help}>{t('codes.importOver')}</p>
          <div style={{ maxHeight: '50vh', overflow: 'auto' }}>
            <CodeChanges changes={overtaken.changes} />
          </div>
        </Modal>
      )}
    </>
  );
}
