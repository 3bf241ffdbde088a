import { claimAndComplete, openTask, type RecordView } from './inspection.ts';
import { Person, type TaskSummary } from './person.ts';

/** A matter that li.officer has put forward to be reviewed. */
export async function underReview(li: Person, title: string, reviewer = 'zhao.officer'): Promise<RecordView> {
  const values = {
    matter_title: title,
    matter_content: '请予批准。',
    reviewer,
    legal_reviewer: 'li.officer',
    countersigners: ['wang.leader'],
  };
  const matter = await li.post<RecordView>('/api/registries/matter/records', { values });
  await li.post('/api/processes/matter-approval/instances', { registry: 'matter', recordId: matter.id });
  await claimAndComplete(li, await openTask(li, 'apply', of(matter)), values);
  return matter;
}

/** Whether a task is about a matter. */
export const of = (matter: RecordView) => (task: TaskSummary) =>
  task.record.registry === 'matter' && task.record.id === matter.id;
