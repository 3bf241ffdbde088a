import { Cockpit, Supervisions } from '@/features/deadline';
import { useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

export function DeadlinesPage() {
  return useMe().data?.leads ? <Cockpit /> : <Forbidden />;
}

export function SupervisionsPage() {
  return <Supervisions leads={useMe().data?.leads ?? false} />;
}
