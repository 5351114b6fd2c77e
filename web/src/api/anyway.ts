/// For `onSettled`: what was refused is told at once, not after the list is there.
export function anyway(again: () => Promise<unknown>) {
  return (_: unknown, refused: Error | null) => {
    const asked = again();
    return refused === null ? asked : undefined;
  };
}
