import './messages';

export { Deliveries } from './Deliveries';
export { Notices } from './Notices';
export { NoticeSettings } from './NoticeSettings';
