import { useParams } from 'react-router';
import { PublicDraw } from '@/features/draw';

export { Cheating as CheatingPage } from '@/features/draw';

export function PublicDrawPage() {
  const { number = '' } = useParams();
  return <PublicDraw key={number} number={number} />;
}
