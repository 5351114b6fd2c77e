import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import type {
  ClientStanding,
  ClosurePage,
  EvaluationLink,
  MadeLink,
  Outcome,
  StatementPage,
} from "../../api/assurance.ts";
import { useAgain } from "../forms/useAgain.ts";

const STATEMENTS = ["office", "assurance", "statements"];
const LINKS = ["office", "assurance", "links"];
const CLIENTS = ["office", "assurance", "clients"];
const CLOSURE = ["office", "assurance", "closure"];

/// How often it is asked whether the store is closed.
const CLOSURE_MS = 30_000;

/// While nothing is given out of the store.
export function useClosure() {
  return useQuery({
    queryKey: CLOSURE,
    queryFn: () => api.get<ClosurePage>("/api/office/assurance/closure"),
    refetchInterval: CLOSURE_MS,
  });
}

export function useOpening() {
  const again = useAgain(CLOSURE);
  return useMutation({
    mutationFn: (id: string) => api.post(`/api/office/assurance/closure/${id}/opening`),
    onSettled: anyway(again),
  });
}

export function useStatements() {
  return useQuery({
    queryKey: STATEMENTS,
    queryFn: () => api.get<StatementPage>("/api/office/assurance/statements"),
  });
}

/// A statement as it is sent.
export interface Stating {
  check: string;
  result: Outcome;
  said: string;
  until: string;
}

export function useMakeStatement() {
  const again = useAgain(STATEMENTS);
  return useMutation({
    mutationFn: (wanted: Stating) => api.post("/api/office/assurance/statements", wanted),
    onSettled: anyway(again),
  });
}

/// What is confirmed is an observation at once: the checklist is asked for again too.
export function useDecide(id: string) {
  const queries = useQueryClient();
  const again = useAgain(STATEMENTS);
  return useMutation({
    mutationFn: (confirm: boolean) => api.post(`/api/office/assurance/statements/${id}/decision`, { confirm }),
    onSettled: anyway(() => Promise.all([again(), queries.invalidateQueries({ queryKey: ["assurance"] })])),
  });
}

export function useLinks() {
  return useQuery({ queryKey: LINKS, queryFn: () => api.get<EvaluationLink[]>("/api/office/evaluations") });
}

export function useMakeLink() {
  const again = useAgain(LINKS);
  return useMutation({
    mutationFn: (company: string) => api.post<MadeLink>("/api/office/evaluations", { company }),
    onSettled: anyway(again),
  });
}

export function useWithdraw() {
  const again = useAgain(LINKS);
  return useMutation({
    mutationFn: (id: string) => api.delete(`/api/office/evaluations/${id}`),
    onSettled: anyway(again),
  });
}

export function useClientStandings() {
  return useQuery({
    queryKey: CLIENTS,
    queryFn: () => api.get<ClientStanding[]>("/api/office/assurance/clients"),
  });
}
