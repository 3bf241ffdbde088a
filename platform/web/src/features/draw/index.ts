import './messages';

export { useDraws } from './api';
export { Cheating } from './Cheating';
export { DrawList } from './DrawList';
export { DrawPublication } from './DrawPublication';
export { PublicDraw } from './PublicDraw';
