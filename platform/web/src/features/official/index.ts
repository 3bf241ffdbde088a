import './messages';

export { useHasDocuments } from './api';
export { IssuerList } from './IssuerList';
export { OfficialDocuments } from './OfficialDocuments';
export { TemplateEditor } from './TemplateEditor';
export { TemplateList } from './TemplateList';
export { Verification } from './Verification';
