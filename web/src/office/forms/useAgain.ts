import { useQueryClient } from "@tanstack/react-query";

/// Asks again what a change belongs to: also where it was refused (`onSettled`), as then it is other than the page shows.
export function useAgain(queryKey: string[]) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}

/// For `onSettled`: what was refused is told at once, not after the list is there.
export function anyway(again: () => Promise<void>) {
  return (_: unknown, refused: Error | null) => {
    const asked = again();
    return refused === null ? asked : undefined;
  };
}
