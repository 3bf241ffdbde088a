import { Person, eventually, type TaskSummary, type Values } from './person.ts';

/** The two bakeries that a draw can be aimed at (seed-data/district/README.md). */
export const AIMED_AT_BAKERIES: Values = {
  subject_regions: ['990101101'],
  subject_industries: ['C1411'],
  officer_libraries: ['professional'],
  officer_regions: ['990101101'],
};

export interface Instance {
  id: string;
  state: string;
  process: { id: string };
  timeline: { kind: string; elementId: string | null; person: { username: string } | null }[];
}
export interface RecordView {
  id: string;
  version: number;
  status: string;
  title: string;
  values: Values;
}

export async function supervisionItems(leader: Person, count = 2): Promise<string[]> {
  const options = await leader.get<{ id: string }[]>('/api/registries/supervision_item/options?limit=20');
  return options.slice(0, count).map((option) => option.id);
}

/** A new inspection task, saved as a draft. */
export async function draft(leader: Person, name: string, range: Values, count = 1): Promise<RecordView> {
  return leader.post<RecordView>('/api/registries/inspection_task/records', {
    values: {
      task_name: name,
      task_type_code: 'single',
      task_source_code: 'daily',
      check_date: '2026-12-31',
      items: await supervisionItems(leader),
      draw_count: count,
      officer_gender: 'any',
      officers_per_subject: 2,
      subject_rule_code: 'uniform',
      officer_rule_code: 'balanced',
      ...range,
    },
  });
}

export async function start(leader: Person, task: RecordView): Promise<void> {
  await leader.post('/api/processes/inspection-plan/instances', {
    registry: 'inspection_task',
    recordId: task.id,
  });
}

/** The open task of a step on a record, once it is there for this person. */
export async function openTask(
  person: Person,
  step: string,
  matches: (task: TaskSummary) => boolean,
): Promise<TaskSummary> {
  return eventually(`${person.username} meets ${step}`, async () =>
    [...(await person.tasks('mine')), ...(await person.tasks('candidate'))].find(
      (task) => task.elementId === step && matches(task),
    ),
  );
}

export async function claimAndComplete(
  person: Person,
  task: TaskSummary,
  data: Values,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<void> {
  if (task.claimable) await person.post(`/api/tasks/${task.id}/claim`, {});
  await person.post(`/api/tasks/${task.id}/complete`, { data }, { 'Idempotency-Key': idempotencyKey });
}

/** What the form of a task is filled with. */
export async function formData(person: Person, task: TaskSummary): Promise<Values> {
  return (await person.get<{ form: { data: Values } }>(`/api/tasks/${task.id}`)).form.data;
}

/** The checklist with every row answered; the first row fails. */
export async function answeredChecklist(person: Person, task: TaskSummary): Promise<Values[]> {
  const rows = (await formData(person, task)).checklist as Values[];
  return rows.map((row, index) =>
    index === 0 ? { ...row, answer: 'fail', note: '消防通道堆放杂物' } : { ...row, answer: 'pass' },
  );
}

/** The inspections that a task began; a list shows its own columns only, so each is read. */
export async function inspections(person: Person, taskId: string): Promise<RecordView[]> {
  const views = ['pending', 'active', 'completed', 'rectifying'];
  const pages = await Promise.all(
    views.map((view) => person.get<{ rows: RecordView[] }>(`/api/views/inspections_${view}/rows?limit=200`)),
  );
  const ids = new Set(pages.flatMap((page) => page.rows).map((row) => row.id));
  const records = await Promise.all(
    [...ids].map((id) => person.get<RecordView>(`/api/registries/inspection/records/${id}`)),
  );
  return records.filter((record) => String(record.values.task) === taskId);
}
