import './messages';

export { DocumentView } from './DocumentView';
