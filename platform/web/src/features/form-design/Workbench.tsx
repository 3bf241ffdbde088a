import { App, Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { DesignState, DraftBy } from '@/components/design/DesignState';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import type { FormSchema } from '@/lib/form-view';
import { isCode, words } from '@/lib/words';
import { type Design, discardDraft } from './api';
import { Judged } from './Judged';
import { Preview } from './Preview';
import { PublishForm } from './PublishForm';
import { useDesign } from './useDesign';
import { Versions } from './Versions';
import styles from './FormDesign.module.css';

/** form-js' editor is large: only those who design forms ever load it. */
const Board = lazy(async () => ({ default: (await import('./editor/Board')).Board }));

const tabs = ['design', 'preview', 'versions'] as const;

function download(id: string, schema: FormSchema) {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(schema, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${id}.form`;
  link.click();
  URL.revokeObjectURL(address);
}

/** One form in the making: its drawing board, a preview, what was published. */
export function Workbench({ loaded, reload }: { loaded: Design; reload: () => void }) {
  const { t } = useTranslation('formDesign');
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const { parameters } = useAddress();
  const work = useDesign(loaded);
  const [chosen, setChosen] = useState<{ name: string }>();
  const [publishing, setPublishing] = useState(false);
  const current = tabs.find((tab) => tab === parameters.get('tab')) ?? 'design';
  const refused = (failure: unknown) => {
    if (!isCode(failure, 'form.draft-stale', 'form.published-since')) {
      message.error(words(failure));
      return;
    }
    modal.confirm({
      title: t('stale'),
      content: t('staleText', { reason: words(failure) }),
      okText: t('reopen'),
      cancelText: t('download'),
      onOk: reload,
      onCancel: () => download(loaded.id, work.schema),
    });
  };
  const save = () => work.save().then(() => void message.success(t('saved')), refused);
  const discard = () =>
    modal.confirm({
      title: t('discardSure'),
      content: t('discardText'),
      okText: t('discard'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          if (work.draftVersion > 0) await discardDraft(loaded.id, work.draftVersion);
          if (loaded.version === null) void navigate('/admin/forms');
          else reload();
        } catch (failure) {
          refused(failure);
        }
      },
    });
  const items = [
    { key: 'download', label: t('download'), onClick: () => download(loaded.id, work.schema) },
    ...(work.hasDraft ? [{ key: 'discard', label: t('discard'), danger: true, onClick: discard }] : []),
  ];
  const label = (work.schema as { label?: string }).label;
  return (
    <div className={styles.page}>
      <PageHead
        above={<Link to="/admin/forms">{t('toList')}</Link>}
        title={label ? `${label}（${loaded.id}）` : loaded.id}
        beside={<DesignState version={loaded.version} draft={work.hasDraft} />}
        below={loaded.draft && <DraftBy savedAt={loaded.draft.savedAt} savedBy={loaded.draft.savedBy} />}
        actions={
          <>
            <Dropdown menu={{ items }}>
              <Button>{t('moreActs')}</Button>
            </Dropdown>
            <Button disabled={!work.dirty} onClick={() => void save()}>
              {t('save')}
            </Button>
            <Button
              type="primary"
              disabled={!work.hasDraft || !work.right}
              onClick={() => setPublishing(true)}
            >
              {t('publish.open')}
            </Button>
          </>
        }
      />
      <TabLinks
        name={t('parts')}
        parameter="tab"
        current={current}
        items={tabs.map((tab) => ({ key: tab, label: t(`tabs.${tab}`) }))}
      />
      <Judged
        work={work}
        onChoose={(name) => {
          setChosen({ name });
          if (current !== 'design') void navigate('?');
        }}
      />
      {/* The board keeps its undo while other tabs are looked at. */}
      <div className={styles.board} hidden={current !== 'design'}>
        <Suspense fallback={<Waiting lines={10} />}>
          <Board
            schema={work.schema}
            names={loaded.names}
            faults={[...work.errors, ...work.warnings]}
            chosen={chosen}
            onChange={work.set}
          />
        </Suspense>
      </div>
      {current === 'preview' && <Preview id={loaded.id} work={work} />}
      {current === 'versions' && <Versions loaded={loaded} schema={work.schema} />}
      {publishing && (
        <PublishForm
          loaded={loaded}
          work={work}
          onClose={() => setPublishing(false)}
          onDone={reload}
          onRefused={(failure) => {
            setPublishing(false);
            refused(failure);
          }}
        />
      )}
    </div>
  );
}
