// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import type { DeskCall, DeskState, NoticeContent } from "../api/types.ts";
import { CallCard } from "./CallCard.tsx";
import { ClientForm } from "./ClientForm.tsx";
import type { Snapshot, Workplace } from "./workplace.ts";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("../answering/ScriptCard.tsx", () => ({
  FirstPhrase: () => null,
  Guidance: () => null,
  Instructions: () => null,
}));
vi.mock("./contacts/Directory.tsx", () => ({ Directory: () => null }));
vi.mock("./SendBar.tsx", () => ({ SendBar: () => null }));
vi.mock("../guard/Cover.tsx", () => ({ Cover: () => null }));
vi.mock("../guard/Mark.tsx", () => ({ Mark: () => null }));

afterEach(cleanup);

const AT = "2026-11-30T06:24:00Z";

function afterHangUp(inquiry: string, seal: object | null = {}) {
  const call = {
    id: "c",
    client: { name: "青葉設計株式会社", kana: "あおば" },
    script: { instructions: [], open: true, greeting: {} },
    form: { fields: [], messages: true },
    caller: { ending: "5678", withheld: false, country: null, zone: null },
    recording: { on: true, reason: null },
    seal,
    endedBy: "operator",
    messageSent: false,
    arrivedAt: AT,
    answeredAt: AT,
    endedAt: AT,
  } as unknown as DeskCall;
  return render(
    <MantineProvider>
      <CallCard
        place={{} as unknown as Workplace}
        desk={{ status: "wrapup", may: [], call } as unknown as DeskState}
        call={call}
        replay="off"
        whole={{ kind: "none" }}
        draft={{ values: { inquiry }, readBack: {} }}
      />
    </MantineProvider>,
  );
}

test.each([
  ["ja", "伝言はまだ書かれていません。用件があれば書いて送信し、なければ「次の電話へ」に進んでください。"],
  ["en", "Nothing is written yet. If there is a message, write and send it; if not, go on to “Next call”."],
])("in %s an untouched form is not called a draft", async (lang, words) => {
  await i18next.changeLanguage(lang);
  expect(afterHangUp(" ").getByTestId("desk-ended").textContent).toBe(words);
});

test("what was written is still there to be sent", async () => {
  await i18next.changeLanguage("en");
  expect(afterHangUp("a quote").getByTestId("desk-ended").textContent).toBe("Your draft is still here. Send it now.");
});

test("without a key no one is told to send", () => {
  expect(afterHangUp("a quote", null).queryByTestId("desk-ended")).toBeNull();
});

function promise(leaving: NoticeContent[], box: string | null): string {
  const call = {
    id: "c",
    client: { name: "Aoba" },
    form: { fields: [] },
    caller: { ending: null },
    mailboxes: [],
  } as unknown as DeskCall;
  const shown = {
    draft: { values: {}, readBack: {} },
    sending: { kind: "idle" },
    touched: new Set(),
    refusedSends: 0,
    whole: { kind: "masked" },
    leaving,
    box,
  } as unknown as Snapshot;
  const page = render(
    <MantineProvider>
      <ClientForm place={{} as unknown as Workplace} shown={shown} call={call} status="talking" />
    </MantineProvider>,
  );
  return page.container.querySelector("p")?.textContent ?? "";
}

test.each<[NoticeContent[], string | null, boolean]>([
  [[], null, true],
  [["text"], null, false],
  [["text"], "hr", true],
])("that only the client can open it is said where nothing leaves in a mail: %s to %s", async (leaving, box, only) => {
  await i18next.changeLanguage("en");
  expect(promise(leaving, box).includes("Only Aoba can open it")).toBe(only);
});
