import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import type {
  Client,
  ContractSheet,
  Engagement,
  EnrolmentLink,
  Hours,
  Person,
  Role,
  SpokenText,
  Suite,
  TermsDraft,
} from "../api/types.ts";

const PEOPLE = ["office", "people"];
const CLIENTS = ["office", "clients"];

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
    onSuccess: again,
  });
}

export function useEnrolmentLink() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: Person) => api.post<EnrolmentLink>(`/api/office/people/${person.id}/enrolment`),
    onSuccess: again,
    // Shown once means kept nowhere.
    gcTime: 0,
  });
}

export function useTurn() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: ({ person, on }: { person: Person; on: boolean }) =>
      api.post(`/api/office/people/${person.id}/${on ? "enable" : "disable"}`),
    onSuccess: again,
  });
}

export type Entered = Engagement & { starts: string | null; leaves: string | null };

export function useEnter() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: ({ person, said }: { person: Person; said: Entered }) =>
      api.put(`/api/office/people/${person.id}/engagement`, said),
    onSuccess: again,
  });
}

export function useRole() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: ({ person, role }: { person: Person; role: Role }) =>
      api.post(`/api/office/people/${person.id}/role`, { role }),
    onSuccess: again,
  });
}

export function useConfirm() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: Person) => api.post<{ until: string }>(`/api/office/people/${person.id}/confirm`),
    onSuccess: again,
  });
}

export function useConfirmLink() {
  const again = useAgain(PEOPLE);
  return useMutation({
    mutationFn: (person: Person) => api.post(`/api/office/people/${person.id}/enrolment/confirm`),
    onSuccess: again,
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
    onSuccess: again,
  });
}

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
    onSuccess: again,
  });
}

/// What can be changed about a client, all at once.
export interface ClientChange {
  name: string;
  kana: string;
  keyKind: Suite;
  numbers: string[];
  greeting: SpokenText;
  hours: Hours;
  form: { fields: { key: string; required: boolean }[] };
}

export function useChangeClient(id: string) {
  const again = useAgain(CLIENTS);
  return useMutation({
    mutationFn: (change: ClientChange) => api.put<Client>(`/api/office/clients/${id}`, change),
    onSuccess: again,
  });
}

export function useContract(id: string) {
  return useQuery({
    queryKey: contractOf(id),
    queryFn: () => api.get<ContractSheet>(`/api/office/clients/${id}/contract`),
  });
}

/// @throws Problem `contract-changed` if somebody else made a version first
export function useAgree(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: TermsDraft) => api.post<ContractSheet>(`/api/office/clients/${id}/contract`, draft),
    onSuccess: (sheet) => queries.setQueryData(contractOf(id), sheet),
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
    onSuccess: again,
  });
}

function useAgain(queryKey: string[]) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey });
}
