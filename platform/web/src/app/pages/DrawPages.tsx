export { Cheating as CheatingPage } from '@/features/draw';
