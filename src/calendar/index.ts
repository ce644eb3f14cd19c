export { createCalendar, type CalendarDeps } from './calendar';
