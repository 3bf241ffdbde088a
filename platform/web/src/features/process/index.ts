import './messages';

export { Course } from './Course';
export { RecordCourse } from './RecordCourse';
export { Diagram } from './lazyDiagram';
export { whereNext } from './nextSteps';
export { useInstancesOf } from './api';
