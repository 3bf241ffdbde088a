import './messages';

export { CodeTableView } from './CodeTableView';
export { DefinitionList } from './DefinitionList';
export { RegistryEditor, ViewEditor } from './Editors';
