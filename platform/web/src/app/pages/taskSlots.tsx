import { ClockPanel } from '@/features/deadline';
import { OfficialDocuments } from '@/features/official';
import { Course } from '@/features/process';
import { RecordFields, RelatedRecords } from '@/features/registry';
import type { TaskDetail } from '@/features/task';

/** What other parts of the product show beside a task. */
export const taskSlots = {
  known: (task: TaskDetail) => (
    <>
      {task.clock !== 'none' && <ClockPanel on={{ task: task.id }} />}
      <OfficialDocuments registry={task.record.registry} recordId={task.record.id} quiet />
      <RecordFields record={task.record} narrow />
      <RelatedRecords record={task.record} />
    </>
  ),
  course: (instanceId: string) => <Course instanceId={instanceId} />,
};
