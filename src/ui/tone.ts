/** The accent of a quantity: one colour token each, set by `data-tone` in ui.css. */
export type Tone = 'q' | 'p' | 'joint' | 'kl' | 'l2' | 'jsd' | 'tv' | 'elbo' | 'ink';
