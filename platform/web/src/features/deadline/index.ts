import './messages';
import './calendar/messages';

export { CalendarView } from './calendar/CalendarView';
export { ClockPanel } from './ClockPanel';
export { Cockpit } from './Cockpit';
export { RequestsPage } from './Requests';
export { RulesPage } from './RuleList';
export { Supervisions } from './Supervisions';
