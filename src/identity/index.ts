export { createIdentityProvider, type OidcSettings } from './oidc';
export { type RoleMap } from './role-of';
export { createSecondSteps } from './second-steps';
