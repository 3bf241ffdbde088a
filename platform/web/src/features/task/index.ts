import './messages';

export { HomeView } from './HomeView';
export { Inbox } from './Inbox';
export { RecordTasks } from './RecordTasks';
export { TaskPane } from './TaskPane';
export type { TaskDetail } from './api';
