import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";

type S = components["schemas"];
export type Contact = S["client.directory.ContactsEndpoint.Shown"];
export type NewContact = S["client.directory.ContactsEndpoint.Wanted"];
export type Roster = S["client.oncall.RosterEndpoint.Shown"];
export type Tier = S["client.oncall.RosterEndpoint.Tier"];
export type Turn = S["client.oncall.RosterEndpoint.Turn"];
export type Change = S["client.oncall.RosterEndpoint.Change"];
export type Stretch = S["client.oncall.RosterEndpoint.Stretch"];
export type Way = S["delivery.way.DeliveryWayEndpoint.WayShown"];
export type Account = S["delivery.way.DeliveryWayEndpoint.AccountShown"];
export type Reach = S["delivery.way.DeliveryWayEndpoint.Shown"];
export type Tested = S["delivery.way.DeliveryWayEndpoint.Tested"];
export type Policy = S["delivery.PolicyEndpoint.Shown"];
export type DryRun = S["delivery.DryRun.Run"];

/// The general box, in addresses.
export const COMPANY = "company";

const CONTACTS = ["contacts"];
const REACH = ["reach"];
const ROSTER = ["roster"];
const POLICY = ["delivery-policy"];

export const useContacts = () => useQuery({ queryKey: CONTACTS, queryFn: () => api.get<Contact[]>("/api/contacts") });

export const useReach = () => useQuery({ queryKey: REACH, queryFn: () => api.get<Reach>("/api/reach") });

export const useRoster = (line: string) =>
  useQuery({ queryKey: [...ROSTER, line], queryFn: () => api.get<Roster>(`/api/rosters/${line}`) });

/// Who would be told: from now on, or, with a negative number, until now.
export const useDays = (line: string, days: number) =>
  useQuery({
    queryKey: [...ROSTER, line, days],
    queryFn: () => api.get<Stretch[]>(`/api/rosters/${line}/days?days=${days}`),
  });

export const usePolicy = () => useQuery({ queryKey: POLICY, queryFn: () => api.get<Policy>("/api/delivery-policy") });

export const dryRun = (line: string, urgent: boolean, at: Date) =>
  api.get<DryRun>(
    `/api/delivery-policy/dry-run?line=${line}&urgent=${urgent}&at=${encodeURIComponent(at.toISOString())}`,
  );

/// What changes something, and then asks again for what it changed.
export function useChanges() {
  const queries = useQueryClient();
  const after = async (work: Promise<unknown>, ...keys: string[][]) => {
    await work;
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  return {
    putContact: (id: string, contact: NewContact) => after(api.put(`/api/contacts/${id}`, contact), CONTACTS, ROSTER),
    leave: (id: string) => after(api.delete(`/api/contacts/${id}`), CONTACTS, ROSTER),
    back: (id: string) => after(api.post(`/api/contacts/${id}/back`), CONTACTS, ROSTER),
    addWay: (contact: string, kind: string, account: string | null, address: string) =>
      after(api.post("/api/reach/ways", { contact, kind, account, address }), REACH),
    endWay: (id: string) => after(api.delete(`/api/reach/ways/${id}`), REACH),
    order: (contact: string, ways: string[]) => after(api.put(`/api/reach/contacts/${contact}/order`, { ways }), REACH),
    putAccount: (id: string, kind: string, label: string, secret: string) =>
      after(api.put(`/api/reach/accounts/${id}`, { kind, label, secret }), REACH),
    endAccount: (id: string) => after(api.delete(`/api/reach/accounts/${id}`), REACH),
    addDevice: (subscription: string) => after(api.post("/api/reach/devices", { subscription }), REACH),
    setRoster: (line: string, version: number, tiers: Tier[]) =>
      after(api.put(`/api/rosters/${line}`, { version, tiers }), ROSTER),
    setPolicy: (policy: Policy) => after(api.put("/api/delivery-policy", policy), POLICY),
    test: async (id: string): Promise<Tested> => {
      const tested = await api.post<Tested>(`/api/reach/ways/${id}/test`);
      await queries.invalidateQueries({ queryKey: REACH });
      return tested;
    },
  };
}
