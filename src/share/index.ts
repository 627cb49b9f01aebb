export { shareOf } from './openShare';
