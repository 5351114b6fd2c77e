import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import type { components } from "../api/schema";

type S = components["schemas"];
export type Delivery = S["delivery.DeliveryView"];
export type OfClient = S["delivery.DeskDeliveriesEndpoint.Row"];
export type State = "held" | "telling" | "acknowledged" | "done" | "unanswered";
export type About = "message" | "missed" | "voicemail" | "callback" | "test";

/// What all of the company's own begin with.
export const DELIVERIES = ["deliveries"];

/// What changes by itself is asked for again.
const AGAIN_MS = 5_000;

/// Each client is asked about in turn.
const BROKEN_MS = 60_000;

/// Of one call, for the company's own members.
export function useOfCall(call: string) {
  return useQuery({
    queryKey: [...DELIVERIES, call],
    queryFn: () => api.get<Delivery[]>(`/api/deliveries?call=${call}`),
    refetchInterval: AGAIN_MS,
  });
}

/// What a notice told of, by the id that it carries: one, or those of a digest.
export function useNoticed(id: string | null) {
  return useQuery({
    queryKey: [...DELIVERIES, "notice", id],
    queryFn: () => api.get<Delivery[]>(`/api/deliveries/${id ?? ""}`),
    enabled: id !== null,
    retry: false,
  });
}

/// That the member who is signed in knows of it, or of all that a notice told of.
export function useAcknowledge() {
  const queries = useQueryClient();
  return async (id: string) => {
    await api.post(`/api/deliveries/${id}/acknowledgement`);
    await queries.invalidateQueries({ queryKey: DELIVERIES });
  };
}

/// An operator's own of the day.
export function useOwn() {
  return useQuery({
    queryKey: ["desk-deliveries"],
    queryFn: () => api.get<OfClient[]>("/api/desk/deliveries"),
    refetchInterval: AGAIN_MS,
    // an operator looks at it after minutes in another window
    refetchIntervalInBackground: true,
    staleTime: 0,
  });
}

export function useRecall() {
  const queries = useQueryClient();
  return async ({ client, delivery }: OfClient) => {
    await api.post(`/api/desk/deliveries/${client}/${delivery.id}/recall`);
    await queries.invalidateQueries({ queryKey: ["desk-deliveries"] });
  };
}

/// What waits at all clients, for the office.
export function useBoard() {
  return useQuery({
    queryKey: ["office-deliveries"],
    queryFn: () => api.get<OfClient[]>("/api/office/deliveries"),
    refetchInterval: AGAIN_MS,
  });
}

export type BrokenWay = S["delivery.DeskDeliveriesEndpoint.BrokenWay"];

/// By what clients cannot be told at present.
export function useBroken() {
  return useQuery({
    queryKey: ["office-deliveries", "broken"],
    queryFn: () => api.get<BrokenWay[]>("/api/office/deliveries/broken"),
    refetchInterval: BROKEN_MS,
  });
}

export function useTelephoned() {
  const queries = useQueryClient();
  return async ({ client, delivery }: OfClient) => {
    await api.post(`/api/office/deliveries/${client}/${delivery.id}/telephoned`);
    await queries.invalidateQueries({ queryKey: ["office-deliveries"] });
  };
}
