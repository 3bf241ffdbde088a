import './messages';

export { PanoramaView } from './PanoramaView';
export { panoramaAddress } from './api';
