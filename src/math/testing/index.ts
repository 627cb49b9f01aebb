/** What the tests of the other folders take from the core's own. */
export { expectClose } from './closeTo';
