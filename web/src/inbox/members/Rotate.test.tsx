// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Keys, MemberKey } from "../../api/types.ts";
import { Rotate } from "./Rotate.tsx";

const office = vi.hoisted(() => ({
  members: [] as unknown[],
  stay: null as string[] | null,
  leaving: null as string[] | null,
  /// What happens while the keys of departments are replaced, and how many there are.
  meanwhile: (): number => 0,
  done: vi.fn(),
}));
const reheader = vi.hoisted(() => vi.fn(() => Promise.resolve()));

vi.mock("../../api/api.ts", () => ({
  Problem: class extends Error {},
  api: { get: () => Promise.resolve(office.members), post: () => Promise.resolve({}) },
}));
vi.mock("../../api/queries.ts", () => ({ useMe: () => ({ data: { person: "me" } }) }));
vi.mock("../../opening/keys/pin.ts", () => ({ pin: () => undefined }));
vi.mock("../../opening/keys/keyring.ts", () => ({
  NotUnlocked: class extends Error {},
  ringNow: () => ({ kind: "open", member: {}, company: { line: {}, boxes: [] } }),
  hold: () => Promise.resolve(),
}));
vi.mock("../mailboxes/boxWork.ts", () => ({
  replaceLeft: (_: unknown, leaving: Set<string>) => {
    office.leaving = [...leaving];
    return Promise.resolve(office.meanwhile());
  },
}));
vi.mock("../mailboxes/mailboxes.ts", () => ({ useMailboxes: () => ({ data: { mailboxes: [] } }) }));
vi.mock("../reheader/reheader.ts", () => ({ startReheader: reheader }));
vi.mock("../../seal/index.ts", () => ({
  SealTrouble: class extends Error {},
  nextKey: (_: unknown, __: unknown, stay: string[]) => {
    office.stay = stay;
    return Promise.resolve({ company: {} });
  },
}));

const member = (person: string, granted = true) =>
  ({ person, name: person, granted, ended: false, fingerprint: `f-${person}` }) as MemberKey;

beforeEach(async () => {
  await i18next.changeLanguage("en");
  Object.assign(office, { members: [], stay: null, leaving: null, meanwhile: () => 0 });
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function Page({ first }: { first: MemberKey[] }) {
  const members = useQuery({
    queryKey: ["members"],
    queryFn: () => first,
    initialData: first,
    staleTime: Infinity,
  }).data;
  return <Rotate keys={{ clientId: "c" } as Keys} members={members} close={() => undefined} done={office.done} />;
}

function shown(...first: MemberKey[]) {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Page first={first} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return page;
}

function replace(page: ReturnType<typeof shown>) {
  fireEvent.click(page.getByTestId("rotate-sure"));
  fireEvent.click(page.getByTestId("rotate"));
}

test("who stays has the new key, and who leaves has not", async () => {
  office.members = [member("me"), member("x"), member("y"), member("new", false)];
  const page = shown(member("me"), member("x"), member("y"));
  fireEvent.click(page.getByTestId("stays-x"));
  replace(page);
  await waitFor(() => expect(office.done).toHaveBeenCalledOnce());
  expect(office.stay).toEqual(["f-me", "f-y"]);
});

test("to whom a colleague gave the key meanwhile is not left out unseen", async () => {
  office.members = [member("me"), member("x"), member("came")];
  const page = shown(member("me"), member("x"));
  replace(page);
  await page.findByTestId("rotate-trouble");
  expect(office.stay).toBeNull();
  await page.findByTestId("stays-came");
  replace(page);
  await waitFor(() => expect(office.stay).toEqual(["f-me", "f-x", "f-came"]));
});

test("from whom a colleague took the key meanwhile does not get it back", async () => {
  office.members = [member("me"), member("x", false), member("y")];
  replace(shown(member("me"), member("x"), member("y")));
  await waitFor(() => expect(office.stay).toEqual(["f-me", "f-y"]));
});

test("to whom a colleague gave the key while departments' keys were replaced is not left out either", async () => {
  office.members = [member("me"), member("x")];
  office.meanwhile = () => {
    office.members = [member("me"), member("x"), member("came")];
    return 2;
  };
  const page = shown(member("me"), member("x"));
  replace(page);
  const said = await page.findByTestId("rotate-trouble");
  expect(said.textContent).toContain("2 departments");
  expect(office.stay).toBeNull();
  expect(reheader, "what departments hold is changed over all the same").toHaveBeenCalledOnce();
});

test("whose access was ended gets no new key, and is said to", async () => {
  const gone = { ...member("gone"), ended: true };
  office.members = [member("me"), member("x"), gone];
  const page = shown(member("me"), member("x"), gone);
  const box = page.getByTestId("stays-gone") as HTMLInputElement;
  expect([box.checked, box.disabled]).toEqual([false, true]);
  expect(page.getByTestId("rotate-leaving").textContent).toContain("gone");
  replace(page);
  await waitFor(() => expect(office.done).toHaveBeenCalledOnce());
  expect(office.stay).toEqual(["f-me", "f-x"]);
  expect(office.leaving).toEqual(["f-gone"]);
});
