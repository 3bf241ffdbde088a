import './messages';

export { HomeView } from './HomeView';
export { Inbox } from './Inbox';
export { RecordTasks } from './RecordTasks';
export { TaskPane } from './TaskPane';
export { myTaskOf, type TaskDetail } from './api';
export type { OnCompleted } from './useSubmit';
