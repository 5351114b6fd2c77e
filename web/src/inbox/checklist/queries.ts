import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { ConfirmationPage, Confirmed, Confirming } from "../../api/assurance.ts";

const CONFIRMATION = ["confirmation"];

/// What the company signed, and what it would sign now. Each answer is evidence of its own, so it is not asked for
/// again while someone reads.
///
/// @param wanted whether it is asked for at all, and how old it may be, in milliseconds
export function useConfirmation(wanted: { enabled?: boolean; staleTime?: number } = {}) {
  return useQuery({
    queryKey: CONFIRMATION,
    queryFn: () => api.get<ConfirmationPage>("/api/confirmation"),
    refetchOnWindowFocus: false,
    ...wanted,
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
