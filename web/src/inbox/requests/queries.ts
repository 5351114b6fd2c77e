import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";

type S = components["schemas"];
export type Register = S["disclosure.RequestView.Register"];
export type Request = S["disclosure.RequestView"];
export type Whole = S["disclosure.RequestView.Whole"];
export type Link = S["disclosure.RequestView.Link"];
export type Note = S["disclosure.RequestEndpoint.Note"];

export const KINDS = ["disclose", "correct", "stop", "complaint"] as const;
export type Kind = (typeof KINDS)[number];
export const WAYS = ["telephone", "letter", "mail", "in-person"] as const;
export const IDENTITIES = ["document", "call-back", "account", "agent"] as const;
export const FORMS = ["electronic", "paper", "telephone", "in-person"] as const;
export const GROUNDS = ["rights", "business", "law", "none-held", "identity", "no-ground", "substitute"] as const;

export type Ground = (typeof GROUNDS)[number];
export type State = "open" | "identified" | "answered" | "refused" | "withdrawn";

export const REQUESTS = ["requests"] as const;

export const useRegister = () =>
  useQuery({ queryKey: [...REQUESTS, "all"], queryFn: () => api.get<Register>("/api/requests") });

export const useRequest = (id: string) =>
  useQuery({ queryKey: [...REQUESTS, id], queryFn: () => api.get<Whole>(`/api/requests/${id}`) });

export const closed = ({ state }: Request): boolean => !["open", "identified"].includes(state);

/// One step of a request; the register and the request are read again after it.
export function useStep(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => take(id, step),
    onSettled: () => queries.invalidateQueries({ queryKey: REQUESTS }),
  });
}

/// @param path below the request
export interface Step {
  method?: "post" | "put" | "delete";
  path: string;
  body?: object;
}

async function take(id: string, { method = "post", path, body = {} }: Step): Promise<void> {
  const address = `/api/requests/${id}/${path}`;
  if (method === "delete") await api.delete(address);
  else await api[method](address, body);
}
