import { HomeView } from '@/features/task';
import { useMe } from '@/lib/me';

export function HomePage() {
  const me = useMe().data;
  return me ? <HomeView me={me} /> : null;
}
