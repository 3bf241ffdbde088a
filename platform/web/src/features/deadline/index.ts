import './messages';

export { ClockPanel } from './ClockPanel';
export { Cockpit } from './Cockpit';
export { Supervisions } from './Supervisions';
