import { useQuery } from "@tanstack/react-query";
import { createContext } from "react";
import { api } from "../../api/api.ts";
import type { Checklist } from "../../api/assurance.ts";
import type { Source } from "../proof/queries.ts";

/// How often a page that stays open asks again.
const EVERY_MS = 60_000;

/// How the office stands: for anybody, or for the reader's company under its contract.
export function useChecklist(source: Source) {
  return useQuery({
    queryKey: ["assurance", source],
    queryFn: () => api.get<Checklist>(`/api/${source}`),
    refetchInterval: EVERY_MS,
  });
}

/// Which of the two the rows below are of.
export const SourceOf = createContext<Source>("trust");
