import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ClockPanel } from '@/features/deadline';
import { DrawList, DrawPublication, useDraws } from '@/features/draw';
import { OfficialDocuments, useHasDocuments } from '@/features/official';
import { RecordCourse, useInstancesOf } from '@/features/process';
import {
  BinPage,
  CreateRecord,
  DeletedPage,
  DraftList,
  EditRecord,
  MergePage,
  RecordView,
  ReverseLists,
  WithForm,
  WithRecord,
  useRegistry,
  type ExtraTab,
  type FullRecord,
} from '@/features/registry';
import { ApiError } from '@/lib/api';
import { RecordTasks } from '@/features/task';
import { PageFailure } from '../Trouble';

const failure = (error: unknown) => <PageFailure error={error} />;

export function RecordPage() {
  const { registry = '', id = '' } = useParams();
  // What is not there any more may lie in the bin, or have gone into another record.
  const gone = (error: unknown) =>
    error instanceof ApiError && error.status === 404 ? (
      <DeletedPage registry={registry} id={id} failure={() => failure(error)} />
    ) : (
      failure(error)
    );
  return (
    <WithRecord key={`${registry}/${id}`} registry={registry} id={id} failure={gone}>
      {(record) => <Shown record={record} />}
    </WithRecord>
  );
}

function Shown({ record }: { record: FullRecord }) {
  const { t } = useTranslation('registry');
  const instances = useInstancesOf(record.registry, record.id).data;
  const draws = useDraws(record.registry, record.id).data;
  const documents = useHasDocuments({ registry: record.registry, recordId: record.id });
  const reverse = useRegistry(record.registry).data?.reverse ?? [];
  const tabs: ExtraTab[] = [];
  if (reverse.length > 0) {
    tabs.push({
      key: 'related',
      label: t('tabs.related'),
      content: <ReverseLists registry={record.registry} id={record.id} />,
    });
  }
  if (instances?.length) {
    tabs.push({
      key: 'course',
      label: t('tabs.course'),
      content: <RecordCourse registry={record.registry} id={record.id} />,
    });
  }
  if (instances?.length || documents) {
    tabs.push({
      key: 'official',
      label: t('tabs.official'),
      content: <OfficialDocuments registry={record.registry} recordId={record.id} />,
    });
  }
  if (draws?.length) {
    tabs.push({
      key: 'draws',
      label: t('tabs.draws'),
      content: (
        <DrawList draws={draws}>
          <DrawPublication registry={record.registry} recordId={record.id} />
        </DrawList>
      ),
    });
  }
  return (
    <RecordView
      record={record}
      tabs={tabs}
      notice={<RecordTasks record={record} />}
      before={<ClockPanel on={{ registry: record.registry, record: record.id }} />}
    />
  );
}

export function RegistryMergePage() {
  const { registry = '' } = useParams();
  return <MergePage key={registry} registry={registry} />;
}

export function RegistryBinPage() {
  const { registry = '' } = useParams();
  return <BinPage key={registry} registry={registry} />;
}

export function DeletedRecordPage() {
  const { registry = '', id = '' } = useParams();
  return <DeletedPage key={`${registry}/${id}`} registry={registry} id={id} failure={failure} />;
}

export const DraftsPage = () => <DraftList />;

export function CreatePage() {
  const { registry = '' } = useParams();
  return (
    <WithForm key={registry} registry={registry} failure={failure}>
      {(screen, form) => <CreateRecord screen={screen} form={form} failure={failure} />}
    </WithForm>
  );
}

export function EditPage() {
  const { registry = '', id = '' } = useParams();
  return (
    <WithRecord key={`${registry}/${id}`} registry={registry} id={id} failure={failure}>
      {(record) => (
        <WithForm registry={registry} failure={failure}>
          {(screen, form) => <EditRecord screen={screen} form={form} record={record} failure={failure} />}
        </WithForm>
      )}
    </WithRecord>
  );
}
