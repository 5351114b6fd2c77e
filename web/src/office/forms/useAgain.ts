import { useQueryClient } from "@tanstack/react-query";

/// Asks again what a change belongs to: also where it was refused (`onSettled`), as then it is other than the page shows.
export function useAgain(queryKey: string[]) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}
