/** A number as Python reads it back, to the last digit, and always as a float. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) throw new RangeError('NaN is no number to hand on');
  if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '-math.inf';
  const text = String(value + 0);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A list of numbers. */
export function pythonList(values: readonly number[]): string {
  return `[${values.map(pythonNumber).join(', ')}]`;
}

/** A text in double quotes. */
export function pythonText(text: string): string {
  // JSON's escapes are Python's.
  return JSON.stringify(text);
}

/** Text without line ends, so that it stays in its comment. */
export function pythonComment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ').trim()}`;
}
