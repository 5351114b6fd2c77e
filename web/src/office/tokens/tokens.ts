import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";

export interface Token {
  id: string;
  name: string;
  scope: "scim";
  madeAt: string;
  madeBy: string;
  confirmedBy: string | null;
  endsAt: string;
  /// A day in Japan.
  usedOn: string | null;
  state: "WORKS" | "WAITS" | "STOPPED" | "EXPIRED" | "ENDED";
  mayConfirm: boolean;
}

export interface TokenSheet {
  tokens: Token[];
  usualDays: number;
  mostDays: number;
  nameLimit: number;
}

export interface ShownToken {
  id: string;
  token: string;
  endsAt: string;
  waits: boolean;
}

const TOKENS = ["office", "tokens"];
const ADDRESS = "/api/office/tokens";

export function useTokens() {
  return useQuery({ queryKey: TOKENS, queryFn: () => api.get<TokenSheet>(ADDRESS) });
}

/// What it shows works without a person from then on.
export function useMakeToken() {
  const again = useAgain();
  return useMutation({
    mutationFn: (wanted: { name: string; days: number }) => api.post<ShownToken>(ADDRESS, { ...wanted, scope: "scim" }),
    onSettled: anyway(again),
    // Shown once means kept nowhere.
    gcTime: 0,
  });
}

export function useConfirmToken() {
  const again = useAgain();
  return useMutation({
    mutationFn: (token: Token) => api.post(`${ADDRESS}/${token.id}/confirm`),
    onSettled: anyway(again),
  });
}

export function useEndToken() {
  const again = useAgain();
  return useMutation({ mutationFn: (token: Token) => api.delete(`${ADDRESS}/${token.id}`), onSettled: anyway(again) });
}

function useAgain() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: TOKENS });
}
