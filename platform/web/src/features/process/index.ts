import './messages';

export { Course } from './Course';
export { RecordCourse } from './RecordCourse';
export { nextSteps } from './nextSteps';
export { useInstancesOf } from './api';
