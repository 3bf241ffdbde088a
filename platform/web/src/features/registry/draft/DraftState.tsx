import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DraftConflict, DraftRestored, FormUpgrade, type DraftControl } from '@/components/draft';
import type { FormSchema } from '@/lib/form-view';
import { loadDraft, previewRecordDraft, upgradeRecordDraft, type DraftOf, type RecordDraft } from './api';
import { useDiscard } from './useDiscard';

interface Props {
  of: DraftOf;
  /** As it was opened; null: there was none. */
  opened: RecordDraft | null;
  form: { version: number; schema: FormSchema };
  draft: DraftControl;
  /** Begins again with what the server holds. */
  onReload: () => void;
  /** Begins without it. */
  onDiscarded: () => void;
}

/** What is to be known of a record's draft above its form. */
export function DraftState({ of, opened, form, draft, onReload, onDiscarded }: Props) {
  const { t } = useTranslation('recordDraft');
  const { t: drafted } = useTranslation('draft');
  const discard = useDiscard();
  const other = async () => {
    const found = await loadDraft(of);
    return found && { data: found.values, savedAt: found.savedAt };
  };
  const lost = Object.entries(opened?.lost ?? {}).filter(([, value]) => value !== null && value !== '');
  return (
    <>
      {draft.state.kind === 'conflict' && (
        <DraftConflict
          schema={form.schema}
          mine={draft.latest()}
          load={other}
          onKeepMine={() => void draft.keepMine()}
          onUseOther={onReload}
        />
      )}
      {opened?.newer && (
        <FormUpgrade
          form={form}
          newer={opened.newer}
          load={() => previewRecordDraft(of)}
          upgrade={(to) => upgradeRecordDraft(of, to)}
          onOpen={draft.flush}
          onUpgraded={onReload}
        />
      )}
      {opened && (
        <DraftRestored at={opened.savedAt}>
          <Button
            type="link"
            size="small"
            onClick={() =>
              discard(of, () => {
                draft.stop();
                onDiscarded();
              })
            }
          >
            {drafted('draft.remove')}
          </Button>
        </DraftRestored>
      )}
      {lost.length > 0 && !opened?.newer && (
        <Alert
          type="warning"
          showIcon
          title={t('lost')}
          description={lost.map(([key, value]) => (
            <div key={key}>
              {key}：{typeof value === 'string' ? value : JSON.stringify(value)}
            </div>
          ))}
        />
      )}
    </>
  );
}
