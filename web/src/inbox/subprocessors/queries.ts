import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { OwnPage } from "../../contract/subprocessor/queries.ts";

const KEY = ["subprocessors"];

export const useSubprocessors = () =>
  useQuery({ queryKey: KEY, queryFn: () => api.get<OwnPage>("/api/subprocessors") });

/// Approves one or objects to it.
export function useAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, approve, reason }: { id: string; approve: boolean; reason: string }) =>
      api.post<OwnPage>(`/api/subprocessors/${id}/answer`, { approve, reason }),
    onSuccess: (page) => queries.setQueryData(KEY, page),
  });
}
