/**
 * Everything the figures share, as one classic script with one global, `NatsAndSquares`. Figure scripts find React,
 * the core and the drawing kit in it (see build/siteConfig.ts) and call `registerFigure`.
 */
import './styles';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as derivation from '../derivation';
import * as math from '../math';
import * as plot from '../plot';
import * as state from '../state';
import * as ui from '../ui';
import { bindShell } from './bindShell';
import { registerFigure } from './islands';
import { loadLazyFigures } from './lazyFigures';

bindShell();
loadLazyFigures();

export { derivation, jsxRuntime, math, plot, react, registerFigure, state, ui };
