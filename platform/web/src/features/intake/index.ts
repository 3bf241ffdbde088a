import './messages';

export { ImportList } from './ImportList';
export { ImportStart } from './ImportStart';
export { ImportView } from './ImportView';
