import { useMutation, useQuery } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { useAgain } from "../forms/useAgain.ts";

type S = components["schemas"];
export type Everything = S["kyc.KycEndpoint.All"];
export type Standing = S["kyc.KycEndpoint.OfClient"];
export type Method = S["kyc.KycEndpoint.OneMethod"];
export type OneClient = S["kyc.KycEndpoint.Client"];
export type Whole = S["kyc.KycEndpoint.Whole"];
export type NewRecord = S["kyc.KycEndpoint.NewRecord"];
export type Step = S["kyc.SuspicionEndpoint.Step"];

const KYC = ["office", "kyc"];

const recordsOf = (client: string) => `/api/office/clients/${client}/kyc`;
const notesOf = (client: string) => `/api/office/clients/${client}/suspicions`;

export const useKyc = () => useQuery({ queryKey: KYC, queryFn: () => api.get<Everything>("/api/office/kyc") });

export const useKycOf = (client: string) =>
  useQuery({ queryKey: [...KYC, client], queryFn: () => api.get<OneClient>(recordsOf(client)) });

/// One record as it was verified. Each time is an entry in the client's log: nothing asks by itself.
export function useOpen(client: string) {
  return useMutation({ mutationFn: (record: string) => api.get<Whole>(`${recordsOf(client)}/${record}`) });
}

export function useAddRecord(client: string) {
  const again = useAgain(KYC);
  return useMutation({
    mutationFn: (record: NewRecord) => api.post(recordsOf(client), record),
    onSettled: anyway(again),
  });
}

/// Who reads these notes is written down: they are fetched when someone asks, and not kept.
export function useNotes(client: string) {
  return useMutation({ mutationFn: () => api.get<Step[]>(notesOf(client)) });
}

export function useAddNote(client: string) {
  return useMutation({ mutationFn: (text: string) => api.post(notesOf(client), { text }) });
}

export function useOutcome(client: string) {
  return useMutation({
    mutationFn: ({ note, ...body }: { note: string; reportedOn: string | null; text: string }) =>
      api.post(`${notesOf(client)}/${note}/outcome`, body),
  });
}
