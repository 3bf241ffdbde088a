import { Alert, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { useMe, type Grant } from '@/lib/me';
import { words } from '@/lib/words';
import { addSavedView, changeSavedView, type SavedView } from './api';
import styles from './ListTools.module.css';

interface Props {
  view: string;
  known: SavedView | null;
  parameters: Record<string, string[]>;
  onClose: () => void;
  onSaved: (one: SavedView) => void;
}

/** Names a list and says who else has it. */
export function SaveDialog({ view, known, parameters, onClose, onSaved }: Props) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const me = useMe().data;
  const [name, setName] = useState(known?.name ?? '');
  const [share, setShare] = useState(
    known?.sharedOrganisation ? 'organisation' : known?.sharedRole ? `role:${known.sharedRole}` : 'nobody',
  );
  const [refusal, setRefusal] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const save = async () => {
    setRunning(true);
    const saving = {
      name: name.trim(),
      parameters,
      sharedRole: share.startsWith('role:') ? share.slice(5) : null,
      sharedOrganisation:
        share === 'organisation' ? (known?.sharedOrganisation ?? me?.organisation.code ?? null) : null,
    };
    try {
      onSaved(known ? await changeSavedView(view, known, saving) : await addSavedView(view, saving));
    } catch (failure) {
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  const label = useLabel();
  const named = (one: Grant) => (typeof one.label === 'string' ? one.label : label(one.label));
  const roles = new Map(me?.roles.map((one) => [one.role, named(one)]));
  if (known?.sharedRole && !roles.has(known.sharedRole)) roles.set(known.sharedRole, known.sharedRole);
  return (
    <Modal
      open
      title={known ? t('saved.change', { name: known.name }) : t('saved.add')}
      okText={common('save')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: running }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t('saved.what')}</p>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        <label>
          {t('saved.name')}
          <Input
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => name.trim() !== '' && void save()}
          />
        </label>
        <label>
          {t('saved.share')}
          <Select
            value={share}
            onChange={setShare}
            options={[
              { value: 'nobody', label: t('saved.nobody') },
              { value: 'organisation', label: t('saved.organisation') },
              ...[...roles].map(([role, text]) => ({
                value: `role:${role}`,
                label: t('saved.role', { role: text }),
              })),
            ]}
          />
        </label>
      </div>
    </Modal>
  );
}
