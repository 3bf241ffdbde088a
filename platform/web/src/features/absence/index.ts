import './messages';

export { AbsenceView } from './AbsenceView';
