import './messages';

export { CodeTableView } from './codes/CodeTableView';
export { DefinitionList } from './DefinitionList';
export { RegistryEditor, ViewEditor } from './Editors';
