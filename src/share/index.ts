export { figureExports } from './exportsList';
export { shareOf } from './openShare';
