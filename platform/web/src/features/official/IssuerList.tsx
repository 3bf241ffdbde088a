import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, InputNumber, Modal, Select, Upload } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { words } from '@/lib/words';
import { sealAddress, useIssuers, useOrganisations, useSaveIssuer, type Issuer } from './api';
import styles from './Official.module.css';

const fresh: Issuer = { organisation: '', mark: '', sealed: false, sealWidth: 42, revision: 0 };

/** Marks and pictures of seals, by organisation. */
export function IssuerList() {
  const { t } = useTranslation('official');
  const found = useIssuers();
  const organisations = useOrganisations().data ?? [];
  const [open, setOpen] = useState<Issuer>();
  const nameOf = (code: string) => organisations.find((one) => one.code === code)?.name ?? code;
  return (
    <div className={styles.page}>
      <PageHead
        title={t('issuers')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(fresh)}>
            {t('newIssuer')}
          </Button>
        }
      />
      <div className={styles.body}>
        <Alert type="info" showIcon title={t('sealNotice')} />
        {found.isPending && <Waiting />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data?.length === 0 && <Empty title={t('noIssuers')}>{t('noIssuersText')}</Empty>}
        {found.data && found.data.length > 0 && (
          <div className={styles.sheet}>
            <table className={styles.table} aria-label={t('issuers')}>
              <thead>
                <tr>
                  <th>{t('organisation')}</th>
                  <th>{t('mark')}</th>
                  <th>{t('seal')}</th>
                  <th aria-label={t('edit')} />
                </tr>
              </thead>
              <tbody>
                {found.data.map((one) => (
                  <tr key={one.organisation}>
                    <td>{nameOf(one.organisation)}</td>
                    <td>{one.mark}</td>
                    <td>
                      {one.sealed ? (
                        <img
                          className={styles.seal}
                          src={sealAddress(one.organisation, one.revision)}
                          alt={t('seal')}
                        />
                      ) : (
                        <span className={styles.muted}>{t('unsealed')}</span>
                      )}
                    </td>
                    <td>
                      <Button size="small" onClick={() => setOpen(one)}>
                        {t('edit')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {open && <IssuerDialog start={open} organisations={organisations} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

interface DialogProps {
  start: Issuer;
  organisations: { code: string; name: string }[];
  onClose: () => void;
}

function IssuerDialog({ start, organisations, onClose }: DialogProps) {
  const { t } = useTranslation('official');
  const [issuer, setIssuer] = useState(start);
  const [file, setFile] = useState<File | null>(null);
  const [remove, setRemove] = useState(false);
  const save = useSaveIssuer();
  return (
    <Modal
      open
      title={t(start.revision > 0 ? 'editIssuer' : 'newIssuer')}
      okText={t('store')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: save.isPending, disabled: !issuer.organisation || !issuer.mark.trim() }}
      onOk={() =>
        save.mutate(
          {
            issuer,
            file,
            remove,
            onMarked: () => setIssuer((before) => ({ ...before, revision: before.revision + 1 })),
          },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <div className={styles.field}>
        <span className={styles.muted}>{t('organisation')}</span>
        <Select
          aria-label={t('organisation')}
          disabled={issuer.revision > 0}
          showSearch={{ optionFilterProp: 'label' }}
          value={issuer.organisation || undefined}
          options={organisations.map((one) => ({ value: one.code, label: one.name }))}
          onChange={(organisation: string) => setIssuer({ ...issuer, organisation })}
        />
        <span className={styles.muted}>{t('mark')}</span>
        <Input
          aria-label={t('mark')}
          maxLength={20}
          value={issuer.mark}
          onChange={(event) => setIssuer({ ...issuer, mark: event.target.value })}
        />
        <span className={styles.muted}>{t('sealWidth')}</span>
        <InputNumber
          aria-label={t('sealWidth')}
          min={20}
          max={60}
          value={issuer.sealWidth}
          onChange={(sealWidth) => setIssuer({ ...issuer, sealWidth: sealWidth ?? 42 })}
        />
        <span className={styles.muted}>{t('seal')}</span>
        <SealPicture issuer={start} file={file} removed={remove} />
        <span className={styles.line}>
          <Upload
            accept="image/png,image/jpeg"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(chosen) => {
              setFile(chosen);
              setRemove(false);
              return false;
            }}
          >
            <Button>{t('choosePicture')}</Button>
          </Upload>
          {(file !== null || (start.sealed && !remove)) && (
            <Button
              type="text"
              danger
              onClick={() => {
                setFile(null);
                setRemove(start.sealed);
              }}
            >
              {t('removeSeal')}
            </Button>
          )}
        </span>
        <span className={styles.muted}>{t('sealHint')}</span>
      </div>
      {save.isError && <Alert role="alert" type="error" showIcon title={words(save.error)} />}
    </Modal>
  );
}

/** What will be printed once this is saved. */
function SealPicture({ issuer, file, removed }: { issuer: Issuer; file: File | null; removed: boolean }) {
  const { t } = useTranslation('official');
  const chosen = useMemo(() => (file ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => (chosen ? URL.revokeObjectURL(chosen) : undefined), [chosen]);
  const source =
    chosen ?? (issuer.sealed && !removed ? sealAddress(issuer.organisation, issuer.revision) : null);
  return source ? (
    <img className={styles.seal} src={source} alt={t('seal')} />
  ) : (
    <span className={styles.muted}>{t('unsealed')}</span>
  );
}
