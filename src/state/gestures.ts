/** How many figures of the page are under a hand: what can wait for it does. */
let going = 0;

export function gestureBegins(): void {
  going += 1;
}

export function gestureEnds(): void {
  going -= 1;
}

/** Whether somebody drags a handle, of whichever figure of the page. */
export function isAnyGesture(): boolean {
  return going > 0;
}
