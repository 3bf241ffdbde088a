import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, type FieldError } from '@/lib/api';
import { decoded } from '@/lib/csv';
import { words } from '@/lib/words';
import { previewCalendar } from './api';
import type { Changes } from './days';
import { changesOfRows, dayRows } from './rows';
import styles from './Calendar.module.css';

interface Props {
  organisation: string;
  onRows: (changes: Changes) => void;
  onClose: () => void;
}

/** Many days at once, pasted or from a file; the server says of each row what is wrong with it. */
export function RowsDialog({ organisation, onRows, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ text: string; errors: FieldError[] }>();
  const rows = dayRows(text);
  const kindNamed = (kind: string) => (kind === 'holiday' || kind === 'workday' ? t(`kind.${kind}`) : kind);
  const read = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await previewCalendar({ organisation, days: rows, hours: null });
      onRows(changesOfRows(rows));
      onClose();
    } catch (failure) {
      setRefusal({ text: words(failure), errors: failure instanceof ApiError ? failure.errors : [] });
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('import.title')}
      okText={t('import.ok', { count: rows.length })}
      okButtonProps={{ disabled: rows.length === 0 }}
      confirmLoading={busy}
      width={640}
      onOk={() => void read()}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <p className={styles.muted}>{t('import.help')}</p>
        <Upload
          accept=".csv,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.arrayBuffer().then((bytes) => setText(decoded(bytes)));
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />}>{t('import.file')}</Button>
        </Upload>
        <Input.TextArea
          aria-label={t('import.text')}
          rows={10}
          value={text}
          placeholder={t('import.example')}
          onChange={(event) => setText(event.target.value)}
        />
        {refusal && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={refusal.text}
            description={
              <ul>
                {refusal.errors.map((error) => {
                  const at = Number(/\d+/.exec(error.field)?.[0] ?? -1);
                  const row = rows[at];
                  return (
                    <li key={error.field + error.code}>
                      {row
                        ? t('import.fault', {
                            row: at + 1,
                            text: [row.day, kindNamed(row.kind), row.name].join(' '),
                            message: error.message,
                          })
                        : error.message}
                    </li>
                  );
                })}
              </ul>
            }
          />
        )}
      </div>
    </Modal>
  );
}
