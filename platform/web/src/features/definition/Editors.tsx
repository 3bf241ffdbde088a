import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useDefinition, type Definition } from './api';
import { EditorFrame, type Tab } from './EditorFrame';
import { Actions } from './parts/Actions';
import { Basics } from './parts/Basics';
import { FieldTable } from './parts/FieldTable';
import { FormPreview } from './parts/FormPreview';
import { PanoramaPart } from './parts/PanoramaPart';
import { Rights } from './parts/Rights';
import { RowsPreview } from './parts/RowsPreview';
import { Rules } from './parts/Rules';
import { Statuses } from './parts/Statuses';
import { Versions } from './parts/Versions';
import { ViewBasics } from './parts/ViewBasics';
import type { Kind } from './source';

/** Loads a definition to be edited; after publishing it is loaded anew. */
function Loaded({
  kind,
  name,
  children,
}: {
  kind: Kind;
  name: string;
  children: (loaded: Definition, reload: () => void) => ReactNode;
}) {
  const found = useDefinition(kind, name);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={10} />;
  return (
    <div key={found.dataUpdatedAt} style={{ height: '100%' }}>
      {children(found.data, () => void found.refetch())}
    </div>
  );
}

export function RegistryEditor({ name }: { name: string }) {
  const { t } = useTranslation('definition');
  return (
    <Loaded key={name} kind="registries" name={name}>
      {(loaded, reload) => {
        const tabs: Tab[] = [
          {
            key: 'fields',
            label: t('tabs.fields'),
            content: () => <FieldTable title={t('tabs.fields')} addText={t('field.add')} />,
          },
          { key: 'basics', label: t('tabs.basics'), content: () => <Basics /> },
          { key: 'statuses', label: t('tabs.statuses'), content: () => <Statuses /> },
          { key: 'actions', label: t('tabs.actions'), content: () => <Actions /> },
          { key: 'rights', label: t('tabs.rights'), content: () => <Rights /> },
          { key: 'rules', label: t('tabs.rules'), content: () => <Rules /> },
          { key: 'panorama', label: t('tabs.panorama'), content: () => <PanoramaPart /> },
          {
            key: 'preview',
            label: t('tabs.preview'),
            content: (draft) => <FormPreview source={draft.settled} right={draft.right} />,
          },
          {
            key: 'versions',
            label: t('tabs.versions'),
            content: () => <Versions kind="registries" loaded={loaded} />,
          },
        ];
        return <EditorFrame kind="registries" loaded={loaded} tabs={tabs} reload={reload} />;
      }}
    </Loaded>
  );
}

export function ViewEditor({ name }: { name: string }) {
  const { t } = useTranslation('definition');
  return (
    <Loaded key={name} kind="views" name={name}>
      {(loaded, reload) => {
        const tabs: Tab[] = [
          {
            key: 'list',
            label: t('tabs.list'),
            content: (draft) => (
              <>
                <ViewBasics />
                <RowsPreview source={draft.settled} right={draft.right} />
              </>
            ),
          },
          { key: 'rights', label: t('tabs.rights'), content: () => <Rights ofView /> },
          {
            key: 'versions',
            label: t('tabs.versions'),
            content: () => <Versions kind="views" loaded={loaded} />,
          },
        ];
        return <EditorFrame kind="views" loaded={loaded} tabs={tabs} reload={reload} />;
      }}
    </Loaded>
  );
}
