import { CalendarView, Cockpit, RequestsPage, RulesPage, Supervisions } from '@/features/deadline';
import { holds, useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

export function DeadlinesPage() {
  const me = useMe().data;
  if (me?.leads) return <Cockpit />;
  const officer = me?.roles.some((grant) => grant.role !== 'enterprise-contact');
  return officer ? <RequestsPage /> : <Forbidden />;
}

function useKeeps() {
  const me = useMe().data;
  return holds(me, 'business-admin') || holds(me, 'system-admin');
}

export function CalendarPage() {
  return useKeeps() ? <CalendarView /> : <Forbidden />;
}

export function DeadlineRulesPage() {
  return useKeeps() ? <RulesPage /> : <Forbidden />;
}

export function SupervisionsPage() {
  return <Supervisions leads={useMe().data?.leads ?? false} />;
}
