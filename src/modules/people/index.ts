export { addPerson, phoneIndex } from './add-person.ts';
export { findVisitor, forgetVisitors } from './find-visitor.ts';
export { giveRole } from './give-role.ts';
export { openPhones } from './open-phones.ts';
export { maskedName, masks, open, type PersonField, personFields, seal } from './person.ts';
export { isRole, type RoleName, roleNames, roles } from './roles.ts';
export { routes as peopleRoutes } from './routes.ts';
export { startSession } from './sessions.ts';
export { unitMembers } from './unit-members.ts';
