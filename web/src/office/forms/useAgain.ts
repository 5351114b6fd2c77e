import { useQueryClient } from "@tanstack/react-query";

/// Asks again what a change belongs to.
export function useAgain(queryKey: string[]) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}
