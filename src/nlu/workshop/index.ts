export { createWorkshop, type WorkshopOptions } from './create-workshop';
