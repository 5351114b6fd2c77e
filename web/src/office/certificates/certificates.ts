import { useMutation, useQuery } from "@tanstack/react-query";
import { anyway } from "../../api/anyway.ts";
import { api } from "../../api/api.ts";
import { useAgain } from "../forms/useAgain.ts";

export type Scheme =
  "p-mark" | "isms" | "iso-27017" | "iso-27018" | "iso-27701" | "soc2" | "ismap" | "data-centre" | "other";

export type State = "valid" | "not-yet" | "expired" | "suspended" | "withdrawn" | "unconfirmed" | "superseded";

export type Service = "first-reception" | "message" | "relay" | "callback" | "order" | "reservation" | "emergency";

export const SERVICES: readonly Service[] = [
  "first-reception",
  "message",
  "relay",
  "callback",
  "order",
  "reservation",
  "emergency",
];

export type CheckResult = "as-registered" | "different" | "not-found" | "suspended" | "withdrawn" | "unreachable";

export const CHECK_RESULTS: readonly CheckResult[] = [
  "as-registered",
  "different",
  "not-found",
  "suspended",
  "withdrawn",
  "unreachable",
];

export type StatusChange = "suspended" | "withdrawn" | "reinstated" | "superseded" | "renewal-applied";

export interface Who {
  name: string;
  me: boolean;
}

/// What stands on a certificate. Days are Japan's, such as 2027-12-01.
export interface Parts {
  number: string;
  holder: string | null;
  holderName: string;
  edition: string;
  body: string;
  accreditation: string;
  scopeText: string;
  sites: string;
  region: string;
  reported: string | null;
  from: string;
  to: string;
  surveillance: string | null;
  recertification: string | null;
  registryLink: string;
  /// Whether the link leads to a register of the scheme. Any other is text.
  linkable: boolean;
  pdfSha256: string | null;
  digest: string;
}

export interface Waiting {
  entry: string;
  by: Who;
  at: string;
  reason: string;
  /// Null for a reinstatement.
  parts: Parts | null;
}

export interface Certificate {
  id: string;
  version: number;
  /// The version with which a correction begins; it may wait to be confirmed.
  newest: number;
  scheme: Scheme;
  state: State;
  parts: Parts;
  enteredBy: Who;
  enteredAt: string;
  confirmedBy: Who | null;
  confirmedAt: string | null;
  waiting: Waiting[];
  window: { opens: string; closes: string; provisional: boolean } | null;
  lastCheckedAt: string | null;
  lastResult: CheckResult | null;
  checkOverdue: boolean;
}

export type TaskKind =
  | "renewal-open"
  | "renewal-missed"
  | "surveillance-due"
  | "recertification-due"
  | "expires"
  | "expired"
  | "suspended"
  | "check-overdue"
  | "registry-differs"
  | "confirm"
  | "confirm-scope"
  | "confirm-office"
  | "cells-undecided"
  | "holder-not-ours"
  | "edition-outdated"
  | "report-old";

export type Level = "note" | "soon" | "urgent" | "overdue";

export interface Task {
  kind: TaskKind;
  level: Level;
  record: string | null;
  due: string | null;
  provisional: boolean;
  count: number;
}

export type Decision = "covered" | "not-covered" | "undecided";

export interface Cell {
  service: Service;
  /// `home`, or `site:` and its name.
  site: string;
  decision: Decision;
  reason: string;
  enteredBy: Who | null;
  confirmedBy: Who | null;
  waiting: { entry: string; covered: boolean; reason: string; by: Who } | null;
}

export interface Scope {
  record: string;
  scheme: Scheme;
  state: State;
  number: string;
  scopeText: string;
  sitesText: string;
  cells: Cell[];
}

export interface Entity {
  record: string;
  scheme: Scheme;
  state: State;
  holderName: string;
  ours: boolean;
}

export interface SchemeRules {
  scheme: Scheme;
  kind: "certificate" | "attestation" | "report";
  coverage: "entity" | "scope" | "nothing";
  /// Empty if any may be written.
  editions: string[];
  listed: boolean;
}

export interface Office {
  number: string | null;
  services: Service[];
  waiting: { entry: string; number: string | null; services: Service[]; by: Who } | null;
}

export interface Register {
  today: string;
  holidaysUntil: number;
  office: Office;
  certificates: Certificate[];
  tasks: Task[];
  matrix: { services: Service[]; sites: string[]; entities: Entity[]; scopes: Scope[] };
  schemes: SchemeRules[];
}

export interface History {
  versions: {
    version: number;
    parts: Parts;
    by: Who;
    at: string;
    confirmedBy: Who | null;
    confirmedAt: string | null;
  }[];
  statuses: {
    change: StatusChange;
    reason: string;
    by: Who;
    at: string;
    confirmedBy: Who | null;
    confirmedAt: string | null;
  }[];
  checks: { result: CheckResult; note: string; by: Who; at: string }[];
}

/// What the form sends: days and numbers as typed.
export interface Draft {
  record: string | null;
  /// The version with which a correction was begun.
  base: number | null;
  scheme: Scheme;
  number: string;
  holder: string;
  holderName: string;
  edition: string;
  body: string;
  accreditation: string;
  scopeText: string;
  sites: string;
  region: string;
  reported: string;
  from: string;
  to: string;
  surveillance: string;
  recertification: string;
  registryLink: string;
  /// Base64; null for none, or for the same as before.
  pdf: string | null;
}

const KEY = ["office", "certificates"];
const ADDRESS = "/api/office/certificates";

export function useRegister() {
  return useQuery({ queryKey: KEY, queryFn: () => api.get<Register>(ADDRESS) });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: [...KEY, id, "history"],
    queryFn: () => api.get<History>(`${ADDRESS}/${id}/history`),
  });
}

export function useEnter() {
  const again = useAgain(KEY);
  // Also where it was refused, as someone entered another correction.
  return useMutation({
    mutationFn: (draft: Draft) => api.post<{ id: string }>(ADDRESS, draft),
    onSettled: anyway(again),
  });
}

export function useConfirm() {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (entry: string) => api.post(`${ADDRESS}/entries/${entry}/confirm`),
    onSettled: anyway(again),
  });
}

export function useChange(id: string) {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (body: { change: StatusChange; reason: string }) => api.post(`${ADDRESS}/${id}/status`, body),
    onSettled: anyway(again),
  });
}

export function useCheck(id: string) {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (body: { result: CheckResult; note: string }) => api.post(`${ADDRESS}/${id}/checks`, body),
    onSettled: anyway(again),
  });
}

export function useDecide(id: string) {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (body: { service: Service; site: string; covered: boolean; reason: string }) =>
      api.post(`${ADDRESS}/${id}/scope`, body),
    onSettled: anyway(again),
  });
}

export function useOffer() {
  const again = useAgain(KEY);
  return useMutation({
    mutationFn: (body: { number: string | null; services: Service[] }) => api.post(`${ADDRESS}/offer`, body),
    onSettled: anyway(again),
  });
}

export function documentAddress(sha256: string): string {
  return `${ADDRESS}/documents/${sha256}`;
}
