import { AbsenceView } from '@/features/absence';
import { useMe } from '@/lib/me';

export function AbsencePage() {
  const me = useMe().data;
  return me ? <AbsenceView me={me} /> : null;
}
