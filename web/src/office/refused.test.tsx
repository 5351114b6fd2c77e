// @vitest-environment jsdom
/// An action is refused because things are other than the page shows: it asks for them again, and says so at once.
import { QueryClient, QueryClientProvider, QueryObserver, type UseMutationResult } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { useDeeds } from "../answering/settings/queries.ts";
import {
  ofClient,
  useEnd,
  useHold,
  useHoldStep,
  useReceived,
  useWithdraw as useWithdrawEnd,
} from "../contract/retention/queries.ts";
import * as assurance from "./assurance/queries.ts";
import * as certificates from "./certificates/certificates.ts";
import * as clients from "./clients/queries.ts";
import * as groups from "./groups/queries.ts";
import * as kyc from "./kyc/queries.ts";
import * as people from "./people/queries.ts";
import * as privileges from "./privileges/privileges.ts";
import * as subprocessors from "./subprocessors/queries.ts";
import * as tokens from "./tokens/tokens.ts";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Action = UseMutationResult<unknown, Error, never>;

const person = { person: { id: "p" } };
const place = ofClient("c");
const BASE = "/api/office/clients/c/answering";

/// The last of them add something: what was made though the answer was lost is in the list then.
const ACTIONS: [name: string, key: string[], hook: () => unknown, said: unknown][] = [
  ["role", ["office", "people"], people.useRole, { ...person, role: "operator" }],
  ["confirm", ["office", "people"], people.useConfirm, person.person],
  ["confirm a link", ["office", "people"], people.useConfirmLink, person.person],
  ["turn off", ["office", "people"], people.useTurn, { ...person, on: false }],
  ["erase", ["office", "people"], people.useErase, { ...person, name: "x" }],
  ["remove a group", ["office", "groups"], groups.useRemoveGroup, "g"],
  ["confirm a certificate", ["office", "certificates"], certificates.useConfirm, "e"],
  ["change a certificate", ["office", "certificates"], () => certificates.useChange("c"), {}],
  ["check a certificate", ["office", "certificates"], () => certificates.useCheck("c"), {}],
  ["decide a scope", ["office", "certificates"], () => certificates.useDecide("c"), {}],
  ["decide a statement", ["office", "assurance", "statements"], () => assurance.useDecide("s"), true],
  ["take back a link", ["office", "assurance", "links"], assurance.useWithdraw, "l"],
  ["end a token", ["office", "tokens"], tokens.useEndToken, { id: "t" }],
  ["end a sub-processor", ["office", "subprocessors"], subprocessors.useEnd, "s"],
  ["approve a hold", [place.read], () => useHoldStep(place), { id: "h", step: "approval" }],
  ["take back an end", [place.read], () => useWithdrawEnd(place), undefined],
  ["say that all was received", [place.read], () => useReceived(place), undefined],
  ["withdraw a version", ["answering", BASE], () => useDeeds(BASE).withdraw, 1],
  ["restore a version", ["answering", BASE], () => useDeeds(BASE).restore, { version: 1, last: 2 }],
  ["end an instruction", ["answering", BASE], () => useDeeds(BASE).end, "i"],
  ["enter a person", ["office", "people"], people.useAddPerson, {}],
  ["make a link", ["office", "people"], people.useEnrolmentLink, person.person],
  ["enter a client", ["office", "clients"], clients.useAddClient, {}],
  ["enter a sub-processor", ["office", "subprocessors"], subprocessors.useAdd, {}],
  ["ask for a privilege", ["office", "privileges"], privileges.useAsk, {}],
  ["make a sheet", ["office", "glass"], privileges.useSheet, null],
  ["make a token", ["office", "tokens"], tokens.useMakeToken, {}],
  ["make a statement", ["office", "assurance", "statements"], assurance.useMakeStatement, {}],
  ["invite to an evaluation", ["office", "assurance", "links"], assurance.useMakeLink, "c"],
  ["keep what proves a client", ["office", "kyc"], () => kyc.useAddRecord("c"), {}],
  ["hold", [place.read], () => useHold(place), {}],
  ["end a contract", [place.read], () => useEnd(place), {}],
  ["give an instruction", ["answering", BASE], () => useDeeds(BASE).instruct, {}],
];

test.each(ACTIONS)("%s: refused, and said before the page is there again", async (_, key, hook, said) => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ code: "x", detail: "違います" }, { status: 409 })));
  const queries = new QueryClient();
  queries.setQueryData(key, []);
  const asked = vi.fn(() => new Promise<never>(() => undefined));
  const leave = new QueryObserver(queries, { queryKey: key, queryFn: asked, staleTime: Infinity }).subscribe(vi.fn());
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => hook() as Action, { wrapper });
  await act(() => result.current.mutateAsync(said as never).catch(() => undefined));
  expect(asked).toHaveBeenCalledOnce();
  leave();
});
