import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { Client, ContractSheet, Suite, TermsDraft } from "../../api/types.ts";
import { useAgain } from "../forms/useAgain.ts";

const CLIENTS = ["office", "clients"];

export function useClients(enabled = true) {
  return useQuery({ queryKey: CLIENTS, queryFn: () => api.get<Client[]>("/api/office/clients"), enabled });
}

export interface NewClient {
  name: string;
  kana: string;
  slug: string;
  keyKind: Suite;
  numbers: string[];
  /// Null if nothing is agreed yet.
  contract: TermsDraft | null;
}

export function useAddClient() {
  const again = useAgain(CLIENTS);
  return useMutation({
    mutationFn: (client: NewClient) => api.post<Client>("/api/office/clients", client),
    onSettled: anyway(again),
  });
}

/// What can be changed about a client, all at once.
export interface ClientChange {
  /// Version of the client with which the change was begun.
  base: string;
  name: string;
  kana: string;
  keyKind: Suite;
  numbers: string[];
  form: { fields: { key: string; required: boolean }[] };
}

export function useChangeClient(id: string) {
  const again = useAgain(CLIENTS);
  return useMutation({
    mutationFn: (change: ClientChange) => api.put<Client>(`/api/office/clients/${id}`, change),
    // Also where it was refused, as someone changed it first.
    onSettled: anyway(again),
  });
}

export function useContract(id: string) {
  return useQuery({
    queryKey: contractOf(id),
    queryFn: () => api.get<ContractSheet>(`/api/office/clients/${id}/contract`),
  });
}

/// @throws Problem `contract-changed` if someone else made a version first
export function useAgree(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: TermsDraft) => api.post<ContractSheet>(`/api/office/clients/${id}/contract`, draft),
    onSuccess: (sheet) => queries.setQueryData(contractOf(id), sheet),
    onError: () => void queries.invalidateQueries({ queryKey: contractOf(id) }),
  });
}

function contractOf(id: string): string[] {
  return [...CLIENTS, id, "contract"];
}

/// What callers hear before an operator speaks.
export type Announcement = "greeting" | "notice";

export function useAudio(id: string, kind: Announcement) {
  const again = useAgain(CLIENTS);
  return useMutation({
    mutationFn: (wav: File) =>
      api.put(`/api/office/clients/${id}/${kind}-audio`, wav, { headers: { "Content-Type": "audio/wav" } }),
    onSettled: anyway(again),
  });
}
