import './messages';

export { BatchList } from './BatchList';
export { BatchView } from './BatchView';
export { InstanceList } from './InstanceList';
export { InstanceView } from './InstanceView';
export { StateView } from './StateView';
