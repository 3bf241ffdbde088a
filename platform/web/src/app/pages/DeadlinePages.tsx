import { Cockpit, Supervisions } from '@/features/deadline';
import { holds, useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

export function DeadlinesPage() {
  return holds(useMe().data, 'department-leader') ? <Cockpit /> : <Forbidden />;
}

export function SupervisionsPage() {
  return <Supervisions leads={holds(useMe().data, 'department-leader')} />;
}
