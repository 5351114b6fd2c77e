import { useMutation, useQuery } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import { useAgain } from "../forms/useAgain.ts";
import type { Backup } from "./backup.ts";

const KEY = ["office", "backup"];

/// Asked again: while nothing happens, and while a backup or a drill goes on or was just asked for.
const CALM_MS = 60_000;
const BUSY_MS = 2_000;
const BEGINS_MS = 10_000;

/// @param askedAt when a run was asked for, by this machine's clock
export const useBackup = (askedAt: number) =>
  useQuery({
    queryKey: KEY,
    queryFn: () => api.get<Backup>("/api/office/backup"),
    refetchInterval: ({ state: { data } }) =>
      (data && data.doing !== null) || Date.now() < askedAt + BEGINS_MS ? BUSY_MS : CALM_MS,
  });

export function useRun(what: "backup" | "drill") {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: () => api.post(what === "backup" ? "/api/office/backup" : "/api/office/backup/drill"),
    onSettled: anyway(again),
  });
}
