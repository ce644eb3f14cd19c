export { createWorkshop, lintOptionsOf, type WorkshopOptions } from './create-workshop';
