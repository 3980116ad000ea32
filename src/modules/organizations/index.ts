export { addOrganization } from './add-organization.ts';
export { findOrganization, type Organization, type OrganizationKind, organizationKinds } from './find-organization.ts';
export { routes as organizationRoutes } from './routes.ts';
export { servingOrganizations } from './serving-organizations.ts';
