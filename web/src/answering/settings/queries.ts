import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { NewInstruction, Settings, Sheet } from "./types.ts";

/// Where a client's settings are read and written: its own, or any client's for the office.
export const OWN = "/api/answering";

export function ofClient(id: string): string {
  return `/api/office/clients/${id}/answering`;
}

const BLOCKED = ["answering", "blocked"];

export interface Blocked {
  id: string;
  label: string;
  addedAt: string;
  /// That were refused.
  calls: number;
  lastAt: string | null;
}

/// The client's own affair: the office has no such list.
export function useBlocked() {
  return useQuery({ queryKey: BLOCKED, queryFn: () => api.get<Blocked[]>(`${OWN}/blocked`) });
}

export function useSheet(base: string) {
  return useQuery({ queryKey: ["answering", base], queryFn: () => api.get<Sheet>(base) });
}

export function settingsOf(base: string, version: number): Promise<Settings> {
  return api.get<Settings>(`${base}/versions/${version}`);
}

export function useVersion(base: string, version: number | null) {
  return useQuery({
    queryKey: ["answering", base, version],
    queryFn: () => settingsOf(base, version ?? 0),
    enabled: version !== null,
  });
}

/// Each of them shows the page anew when it is done; a change of what stands there also when it was refused.
export function useDeeds(base: string) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ["answering", base] });
  return {
    change: useMutation({
      mutationFn: (change: { base: number; settings: Settings; from: string | null }) => api.put(base, change),
      onSettled: anyway(again),
    }),
    restore: useMutation({
      mutationFn: ({ version, last }: { version: number; last: number }) =>
        api.post(`${base}/versions/${version}/restore`, { base: last }),
      onSettled: anyway(again),
    }),
    withdraw: useMutation({
      mutationFn: (version: number) => api.delete(`${base}/versions/${version}`),
      onSettled: anyway(again),
    }),
    instruct: useMutation({
      mutationFn: (instruction: NewInstruction) => api.post(`${base}/instructions`, instruction),
      onSettled: anyway(again),
    }),
    sound: useMutation({
      /// Null for the office's again.
      mutationFn: ({ kind, wav }: { kind: string; wav: File | null }) =>
        wav === null
          ? api.delete(`${base}/sounds/${kind}`)
          : api.put(`${base}/sounds/${kind}`, wav, { headers: { "Content-Type": "audio/wav" } }),
      onSettled: anyway(again),
    }),
    block: useMutation({
      mutationFn: (caller: { number: string; label: string }) => api.post(`${base}/blocked`, caller),
      onSettled: anyway(() => queries.invalidateQueries({ queryKey: BLOCKED })),
    }),
    unblock: useMutation({
      mutationFn: (id: string) => api.delete(`${base}/blocked/${id}`),
      onSettled: anyway(() => queries.invalidateQueries({ queryKey: BLOCKED })),
    }),
    end: useMutation({
      mutationFn: (id: string) => api.delete(`${base}/instructions/${id}`),
      onSettled: anyway(again),
    }),
  };
}
