import './messages';

export { FormEditorView } from './FormEditorView';
export { FormList } from './FormList';
