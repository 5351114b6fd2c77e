import { useMutation, useQuery } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type { Engagement, EnrolmentLink, Person, Role } from "../../api/types.ts";
import { useAgain } from "../forms/useAgain.ts";

const PEOPLE = ["office", "people"];

export function usePeople() {
  return useQuery({ queryKey: PEOPLE, queryFn: () => api.get<Person[]>("/api/office/people") });
}

export interface NewPerson {
  name: string;
  kana: string;
  kind: "staff" | "member";
  role: Role;
  client: string | null;
}

export function useAddPerson() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: NewPerson) => api.post<Person>("/api/office/people", person),
    onSettled: anyway(again),
  });
}

export function useEnrolmentLink() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: Person) => api.post<EnrolmentLink>(`/api/office/people/${person.id}/enrolment`),
    onSettled: anyway(again),
    // Shown once means kept nowhere.
    gcTime: 0,
  });
}

export function useTurn() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: ({ person, on }: { person: Person; on: boolean }) =>
      api.post(`/api/office/people/${person.id}/${on ? "enable" : "disable"}`),
    onSettled: anyway(again),
  });
}

/// `base` is the version of what was entered when this was begun.
export type Entered = Engagement & { base: string | null; starts: string | null; leaves: string | null };

export function useEnter() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: ({ person, said }: { person: Person; said: Entered }) =>
      api.put(`/api/office/people/${person.id}/engagement`, said),
    // Also where it was refused, as someone entered something else.
    onSettled: anyway(again),
  });
}

export function useRole() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: ({ person, role }: { person: Person; role: Role }) =>
      api.post(`/api/office/people/${person.id}/role`, { role }),
    onSettled: anyway(again),
  });
}

export function useConfirm() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: Person) => api.post<{ until: string }>(`/api/office/people/${person.id}/confirm`),
    onSettled: anyway(again),
  });
}

export function useConfirmLink() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: Person) => api.post(`/api/office/people/${person.id}/enrolment/confirm`),
    onSettled: anyway(again),
  });
}

/// What a list does, or did. `wrong` names the part of a line.
export interface Outcome {
  rows: {
    line: number;
    name: string;
    what: "NEW" | "CHANGED" | "SAME" | "WRONG";
    wrong: WrongPart | null;
  }[];
  missing: string[];
  done: boolean;
}

type WrongPart =
  | "number"
  | "name"
  | "kana"
  | "role"
  | "kind"
  | "employer"
  | "unit"
  | "place"
  | "site"
  | "hours"
  | "from"
  | "until"
  | "twice"
  | "columns";

export function useImport() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (list: { csv: string; apply: boolean }) => api.post<Outcome>("/api/office/registry", list),
    onSuccess: (outcome) => (outcome.done ? again() : undefined),
  });
}

/// With a touch of the passkey, as nothing undoes it.
export function useErase() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: async ({ person, name }: { person: Person; name: string }) => {
      await api.post(`/api/office/people/${person.id}/erase`, { name });
    },
    onSettled: anyway(again),
  });
}
