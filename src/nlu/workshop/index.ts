export { createWorkshop } from './create-workshop';
