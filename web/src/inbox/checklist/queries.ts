import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { ConfirmationPage, Confirmed, Confirming } from "../../api/assurance.ts";

const CONFIRMATION = ["confirmation"];

/// What the company signed, and what it would sign now. Each answer is evidence of its own, so it is not asked for
/// again while someone reads.
export function useConfirmation() {
  return useQuery({
    queryKey: CONFIRMATION,
    queryFn: () => api.get<ConfirmationPage>("/api/confirmation"),
    refetchOnWindowFocus: false,
  });
}

/// The server asks for the passkey.
export function useConfirm() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Confirming) => api.post<Confirmed>("/api/confirmation", wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: CONFIRMATION }),
  });
}
