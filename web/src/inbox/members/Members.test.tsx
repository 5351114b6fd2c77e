// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { MemberKey } from "../../api/types.ts";
import "../../i18n/language.ts";
import { SealTrouble } from "../../seal/index.ts";
import Members from "./Members.tsx";

const seen = vi.hoisted(() => ({ ring: vi.fn(), giveKeys: vi.fn(), get: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api: { get: seen.get } }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: seen.ring, useFreshRing: vi.fn(), onLock: vi.fn() }));
vi.mock("../../opening/keys/Lock.tsx", () => ({ LockState: () => null, Unlock: () => <p>unlock</p> }));
vi.mock("../../opening/keys/Recovered.tsx", () => ({ Recovered: () => null }));
vi.mock("../reheader/Reheader.tsx", () => ({ Reheader: () => null }));
vi.mock("./MemberAccess.tsx", () => ({ MemberAccess: () => null }));
vi.mock("./OwnProvider.tsx", () => ({ OwnProvider: () => null }));
vi.mock("./Rotate.tsx", () => ({
  Rotate: ({ close, done }: Record<"close" | "done", () => void>) => (
    <>
      <button onClick={close}>not now</button>
      <button onClick={done}>rotated</button>
    </>
  ),
}));
vi.mock("./giveKeys.ts", () => ({ giveKeys: seen.giveKeys }));

const RING = { kind: "open", member: { fingerprint: "f-me" } };
const COMPANY = { line: { recovered: false, epochs: [{ trusted: ["f-gone"] }] } };
const open = (line: object = {}) => ({ ...RING, company: { line: { ...COMPANY.line, ...line } } });

const member = (person: string, more: object = {}) =>
  ({
    person,
    name: `Name ${person}`,
    granted: false,
    fingerprint: `f-${person}`,
    statement: "{}",
    ...more,
  }) as MemberKey;
const NEW = member("new");

beforeEach(async () => {
  vi.resetAllMocks();
  seen.ring.mockReturnValue(open());
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(...members: MemberKey[]) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "me", may: [] });
  queries.setQueryData(["keys"], { company: { epoch: 2 } });
  queries.setQueryData(["members"], [member("me"), ...members]);
  seen.get.mockResolvedValue({ company: { epoch: 3 } });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <Members />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const button = (id: string) => screen.queryByTestId<HTMLButtonElement>(id);
const said = () => screen.getByTestId("members-said").textContent;

/// Opens the comparison of a member, and says that all groups are the same.
function compare(person = "new") {
  fireEvent.click(screen.getByTestId(`compare-${person}`));
  fireEvent.click(screen.getByTestId("compare-same"));
  fireEvent.click(screen.getByTestId("grant"));
}

test("oneself is not in the list, and where there is nobody else it says so", () => {
  shown();
  expect(screen.getByText("No other members yet")).toBeTruthy();
  expect(screen.queryByTestId("members")).toBeNull();
});

test.each([
  ["can open", { granted: true }, "Can open", false],
  ["waits to be compared", {}, "Waits for you to compare", true],
  ["has no key yet", { fingerprint: null }, "Not enrolled yet", false],
  ["made a new key", { statement: '{"epoch":2}' }, "New key: compare the verification code", true],
  ["was left out of the newest key", { fingerprint: "f-gone" }, "Left out of the newest key", true],
])("a member who %s is shown as such, and only who has a key and no grant can be compared", (_, more, words, can) => {
  shown(member("new", more));
  expect(screen.getByTestId("member-new").textContent).toContain(words);
  expect(button("compare-new") !== null).toBe(can);
});

test.each([
  ["while the keys are locked", { kind: "locked" }],
  ["to who holds no company key", { ...RING, company: null }],
  ["while a recovered key was not compared", open({ recovered: true })],
])("nothing can be granted or changed %s", (_, ring) => {
  seen.ring.mockReturnValue(ring);
  shown(NEW);
  expect(button("compare-new")?.disabled).toBe(true);
  expect(button("rotate-begin")?.disabled).toBe(true);
});

test("the key is granted only after the code was compared, and then it is said of whom", async () => {
  seen.giveKeys.mockResolvedValue([{ ...NEW, granted: true }]);
  shown(NEW);
  fireEvent.click(screen.getByTestId("compare-new"));
  expect(screen.getByTestId("compare-fingerprint").dataset["fingerprint"]).toBe("f-new");
  expect(button("grant")?.disabled).toBe(true);
  fireEvent.click(screen.getByTestId("compare-same"));
  fireEvent.click(screen.getByTestId("grant"));
  await waitFor(() => expect(said()).toContain("Name new can now open messages"));
  expect(seen.giveKeys.mock.calls).toEqual([[RING.member, COMPANY, NEW]]);
  expect(button("grant")).toBeNull();
  expect(screen.getByTestId("member-new").textContent).toContain("Can open");
});

test("with a newer key meanwhile it says that the grant is not whole, and it can be pressed again", async () => {
  seen.giveKeys.mockResolvedValue([NEW]);
  shown(NEW);
  compare();
  expect((await screen.findByTestId("compare-trouble")).textContent).toContain("not given yet");
  expect(said()).toBe("");
  await waitFor(() => expect(seen.get).toHaveBeenCalledWith("/api/keys"));
  seen.giveKeys.mockResolvedValue([{ ...NEW, granted: true }]);
  fireEvent.click(screen.getByTestId("grant"));
  await waitFor(() => expect(said()).toContain("can now open"));
});

test.each([
  ["a key that is not the member's own", new SealTrouble("wrong-object"), "It may have been swapped"],
  ["a refusal", new Problem(409, "ended", "This member is blocked."), "This member is blocked."],
  ["an office that is away", new Problem(0, "offline", "The server cannot be reached."), "cannot be reached"],
])("%s is said where it was pressed, and nothing counts as granted", async (_, trouble, words) => {
  seen.giveKeys.mockRejectedValue(trouble);
  shown(NEW);
  compare();
  expect((await screen.findByTestId("compare-trouble")).textContent).toContain(words);
  expect(said()).toBe("");
  expect(button("grant")?.disabled).toBe(false);
});

test("who closes the comparison and opens another's begins without a tick", () => {
  shown(NEW, member("other"));
  fireEvent.click(screen.getByTestId("compare-new"));
  fireEvent.click(screen.getByTestId("compare-same"));
  fireEvent.click(screen.getByText("Different, or later"));
  fireEvent.click(screen.getByTestId("compare-other"));
  expect(button("grant")?.disabled).toBe(true);
});

test("a change of the company key closes when it is done, which is said, or given up", () => {
  shown(NEW);
  fireEvent.click(screen.getByTestId("rotate-begin"));
  fireEvent.click(screen.getByText("not now"));
  expect(screen.queryByText("rotated")).toBeNull();
  expect(said()).toBe("");
  fireEvent.click(screen.getByTestId("rotate-begin"));
  fireEvent.click(screen.getByText("rotated"));
  expect(screen.queryByText("rotated")).toBeNull();
  expect(said()).toContain("The new key is in use (epoch 3)");
});
