import { useParams } from 'react-router';
import { Verification } from '@/features/official';

export function VerifyPage() {
  const { token = '' } = useParams();
  return <Verification key={token} token={token} />;
}
