import { Alert, Button, Dropdown, App } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { DesignState, DraftBy } from '@/components/design/DesignState';
import { PageHead } from '@/components/PageHead';
import { TabLinks, type TabItem } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { words } from '@/lib/words';
import { discardDraft, type Definition } from './api';
import { EditingContext } from './editing';
import { PublishDialog } from './PublishDialog';
import { labelAt, nameAt, valueAt, type Kind } from './source';
import { useDraft } from './useDraft';
import styles from './Definition.module.css';

export interface Tab extends TabItem {
  content: (draft: ReturnType<typeof useDraft>) => ReactNode;
}

interface Props {
  kind: Kind;
  loaded: Definition;
  tabs: Tab[];
  /** Loads the definition again, as it is now. */
  reload: () => void;
}

/** A definition in the making: its parts as tabs, what is wrong with it, saving and publishing. */
export function EditorFrame({ kind, loaded, tabs, reload }: Props) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { parameters } = useAddress();
  const draft = useDraft(kind, loaded);
  const [publishing, setPublishing] = useState(loaded.publication !== null);
  const { source, errors } = draft.editing;
  const current = tabs.find((tab) => tab.key === parameters.get('tab')) ?? tabs[0];
  const save = async () => {
    try {
      await draft.save();
      message.success(t('saved'));
    } catch (failure) {
      message.error(words(failure));
    }
  };
  const discard = async () => {
    await discardDraft(kind, loaded.name);
    if (loaded.version === null) void navigate(`/admin/definitions?tab=${kind}`);
    else reload();
  };
  return (
    <div className={styles.page}>
      <PageHead
        above={<Link to={`/admin/definitions${kind === 'views' ? '?tab=views' : ''}`}>{t('toList')}</Link>}
        title={label(labelAt(source)) || loaded.name}
        beside={<DesignState version={loaded.version} draft={draft.hasDraft} />}
        below={loaded.draft && <DraftBy savedAt={loaded.draft.savedAt} savedBy={loaded.draft.savedBy} />}
        actions={
          <>
            {draft.hasDraft && (
              <Dropdown
                menu={{
                  items: [
                    { key: 'discard', label: t('discard'), danger: true, onClick: () => void discard() },
                  ],
                }}
              >
                <Button>{t('moreActs')}</Button>
              </Dropdown>
            )}
            <Button disabled={!draft.dirty} onClick={() => void save()}>
              {t('save')}
            </Button>
            <Button
              type="primary"
              disabled={!draft.hasDraft || !draft.right}
              onClick={() => setPublishing(true)}
            >
              {t('publish.open')}
            </Button>
          </>
        }
      />
      <TabLinks name={t('parts')} parameter="tab" items={tabs} current={current?.key ?? ''} />
      <div className={styles.body}>
        {errors.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('problems', { count: errors.length })}
            description={
              <ul className={styles.faults}>
                {errors.slice(0, 5).map((error) => (
                  <li key={error.field + error.code}>
                    {place(source, error.field, label)}
                    {error.message}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        <EditingContext value={draft.editing}>{current?.content(draft)}</EditingContext>
      </div>
      {publishing && (
        <PublishDialog
          kind={kind}
          name={loaded.name}
          source={source}
          running={loaded.publication?.id}
          save={draft.save}
          onClose={() => setPublishing(false)}
          onDone={reload}
        />
      )}
    </div>
  );
}

/** Which entry of a list a fault is in, as people know it. */
function place(source: unknown, path: string, label: ReturnType<typeof useLabel>): string {
  const entry = /^\w+\[\d+\]/.exec(path)?.[0];
  if (!entry) return '';
  const node = valueAt(source, entry);
  return `${label(labelAt(node)) || nameAt(node) || entry} · `;
}
