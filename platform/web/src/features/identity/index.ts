import './messages';

export { OrganisationAdmin } from './OrganisationAdmin';
export { PasswordDialog } from './PasswordDialog';
export { UserAdmin } from './UserAdmin';
