import { useMutation, useQuery } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { useAgain } from "../forms/useAgain.ts";

type S = components["schemas"];
export type OperatorGroup = S["people.group.GroupsEndpoint.Group"];
export type Answering = S["people.group.GroupsEndpoint.Wanted"];
type NewGroup = S["people.group.GroupsEndpoint.NewGroup"];
type Assigned = S["people.group.GroupsEndpoint.Assigned"];
export type Unstaffed = S["desk.UnstaffedGroupsEndpoint.Unstaffed"];

/// In characters, as the server counts them.
export const NAME_LIMIT = 40;

/// How long a caller waits for the own group alone, in seconds: the server's limits, and what is proposed.
export const AFTER = { least: 5, most: 300, usual: 20 };

const GROUPS = ["office", "groups"];

/// Who signs in and out is seen within this time.
const AGAIN_MS = 5_000;

export const useGroups = () =>
  useQuery({
    queryKey: GROUPS,
    queryFn: () => api.get<S["people.group.GroupsEndpoint.All"]>("/api/office/groups"),
  });

/// Of which clients no one takes calls in a group that answers for them.
export const useUnstaffed = () =>
  useQuery({
    queryKey: [...GROUPS, "unstaffed"],
    queryFn: () => api.get<Unstaffed[]>("/api/office/groups/unstaffed"),
    refetchInterval: AGAIN_MS,
  });

export function usePutGroup() {
  const again = useAgain(GROUPS);
  return useMutation({
    mutationFn: ({ id, ...group }: { id: string } & NewGroup) => api.put(`/api/office/groups/${id}`, group),
    onSettled: anyway(again),
  });
}

export function useRemoveGroup() {
  const again = useAgain(GROUPS);
  return useMutation({ mutationFn: (id: string) => api.delete(`/api/office/groups/${id}`), onSettled: anyway(again) });
}

export function useAssign() {
  const again = useAgain(GROUPS);
  return useMutation({
    mutationFn: ({ client, ...assigned }: { client: string } & Assigned) =>
      api.put(`/api/office/clients/${client}/groups`, assigned),
    onSettled: anyway(again),
  });
}
