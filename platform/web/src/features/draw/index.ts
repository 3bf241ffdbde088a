import './messages';

export { useDraws } from './api';
export { DrawList } from './DrawList';
