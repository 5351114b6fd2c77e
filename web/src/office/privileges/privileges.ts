import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";

export type PrivilegeKind = "office" | "database" | "support";

export interface Privilege {
  id: string;
  kind: PrivilegeKind;
  person: string;
  client: string | null;
  ticket: string;
  reason: string;
  minutes: number;
  askedAt: string;
  /// No one else could have opened it.
  alone: boolean;
  second: string | null;
  until: string | null;
  state: "WAITS" | "OPEN" | "REFUSED" | "LAPSED" | "OVER" | "ENDED";
  mine: boolean;
  mayDecide: boolean;
}

export interface PrivilegeSheet {
  privileges: Privilege[];
  limits: { leastMinutes: number; usualMinutes: number; mostMinutes: number; ticket: number; reason: number };
  database: boolean;
  /// No one else could open what the reader asks for.
  alone: boolean;
}

export interface Wish {
  kind: PrivilegeKind;
  client: string | null;
  ticket: string;
  reason: string;
  minutes: number;
}

/// A login for the database, shown once.
export interface Guest {
  url: string;
  user: string;
  password: string;
  until: string;
}

export interface GlassPair {
  id: string;
  madeAt: string;
  first: string;
  second: string | null;
  usedAt: string | null;
  until: string | null;
  mine: boolean;
}

export interface GlassState {
  ready: boolean;
  newest: GlassPair | null;
}

export interface GlassSheet {
  id: string;
  code: string;
}

const PRIVILEGES = ["office", "privileges"];
const GLASS = ["office", "glass"];
const ADDRESS = "/api/office/privileges";

/// @param refetchInterval  in milliseconds, while a user waits for an answer
export function usePrivileges(refetchInterval: number | false = 15_000, enabled = true) {
  return useQuery({ queryKey: PRIVILEGES, queryFn: () => api.get<PrivilegeSheet>(ADDRESS), refetchInterval, enabled });
}

export function useAsk() {
  const again = useAgain(PRIVILEGES);
  return useMutation({ mutationFn: (wish: Wish) => api.post<Privilege>(ADDRESS, wish), onSettled: anyway(again) });
}

export function useDecide() {
  const again = useAgain(PRIVILEGES);
  return useMutation({
    mutationFn: ({ id, open }: { id: string; open: boolean }) => api.post(`${ADDRESS}/${id}/decide`, { open }),
    onSettled: anyway(again),
  });
}

export function useEndPrivilege() {
  const again = useAgain(PRIVILEGES);
  return useMutation({ mutationFn: (id: string) => api.delete(`${ADDRESS}/${id}`), onSettled: anyway(again) });
}

export function useLogin() {
  // Shown once means kept nowhere.
  return useMutation({ mutationFn: (id: string) => api.post<Guest>(`${ADDRESS}/${id}/login`), gcTime: 0 });
}

export function useGlass() {
  return useQuery({ queryKey: GLASS, queryFn: () => api.get<GlassState>("/api/office/glass") });
}

/// The first sheet of a new pair, or the second of the pair with this id.
export function useSheet() {
  const again = useAgain(GLASS);
  return useMutation({
    mutationFn: (of: string | null) =>
      api.post<GlassSheet>(of === null ? "/api/office/glass" : `/api/office/glass/${of}/second`),
    onSettled: anyway(again),
    gcTime: 0,
  });
}

function useAgain(key: readonly string[]) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: key });
}
