import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";

type S = components["schemas"];
export type View = S["retention.RetentionView"];
export type Hold = S["retention.RetentionView.OneHold"];
export type End = S["retention.RetentionView.End"];

/// What the server calls a kind of thing.
export type Kind =
  "recording" | "message" | "draft" | "slip" | "call" | "client" | "accounts" | "kyc" | "log" | "contract";

/// Where one client's retention is read, held and ended: by itself, or by the office.
export interface Place {
  read: string;
  holds: string;
  end: string;
}

export const OWN: Place = {
  read: "/api/retention",
  holds: "/api/retention/holds",
  end: "/api/contract/termination",
};

export const ofClient = (id: string): Place => ({
  read: `/api/office/clients/${id}/retention`,
  holds: `/api/office/clients/${id}/holds`,
  end: `/api/office/clients/${id}/termination`,
});

/// Characters, as the server counts them.
export const REASON_LIMIT = 1_000;

export const useRetention = (place: Place) =>
  useQuery({ queryKey: [place.read], queryFn: () => api.get<View>(place.read) });

function useAgain(place: Place) {
  const queries = useQueryClient();
  return () =>
    Promise.all([place.read, "/api/office/retention"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

export function useHold(place: Place) {
  const again = useAgain(place);
  return useMutation({
    mutationFn: (wanted: { call: string | null; reason: string; until: string | null }) =>
      api.post(place.holds, wanted),
    onSettled: anyway(again),
  });
}

/// Approves a hold, or ends it.
export function useHoldStep(place: Place) {
  const again = useAgain(place);
  return useMutation({
    mutationFn: ({ id, step }: { id: string; step: "approval" | "end" }) =>
      api.post(`${place.holds}/${id}/${step}`, {}),
    onSettled: anyway(again),
  });
}

/// @param endsAt null for at once
export function useEnd(place: Place) {
  const again = useAgain(place);
  return useMutation({
    mutationFn: (wanted: { endsAt: string | null; reason: string }) => api.post(place.end, wanted),
    onSettled: anyway(again),
  });
}

export function useWithdraw(place: Place) {
  const again = useAgain(place);
  return useMutation({ mutationFn: () => api.delete(place.end), onSettled: anyway(again) });
}

/// The client has its data: the rest may go.
export function useReceived(place: Place) {
  const again = useAgain(place);
  return useMutation({ mutationFn: () => api.post(`${place.end}/received`, {}), onSettled: anyway(again) });
}
