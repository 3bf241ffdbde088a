import './messages';

export { Catalogue } from './Catalogue';
export { CatalogueView } from './CatalogueView';
export { ConsumerView } from './ConsumerView';
export { ServiceEditor } from './ServiceEditor';
export { SharingAdmin } from './SharingAdmin';
