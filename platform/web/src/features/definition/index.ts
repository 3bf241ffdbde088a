import './messages';

export { DefinitionList } from './DefinitionList';
export { RegistryEditor, ViewEditor } from './Editors';
