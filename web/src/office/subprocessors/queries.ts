import { useMutation, useQuery } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { NewSubprocessor, OfficePage, Subprocessor } from "../../contract/subprocessor/queries.ts";
import { useAgain } from "../forms/useAgain.ts";

const KEY = ["office", "subprocessors"];

export const useRegister = () =>
  useQuery({ queryKey: KEY, queryFn: () => api.get<OfficePage>("/api/office/subprocessors") });

export function useAdd() {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (wanted: NewSubprocessor) => api.post<Subprocessor>("/api/office/subprocessors", wanted),
    onSettled: anyway(again),
  });
}

export function useEnd() {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (id: string) => api.post(`/api/office/subprocessors/${id}/end`, {}),
    onSettled: anyway(again),
  });
}
