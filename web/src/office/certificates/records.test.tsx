// @vitest-environment jsdom
/// What the forms of one record send, and what its card says of it.
import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { CertificateCard } from "./CertificateCard.tsx";
import type { Certificate, State, Task } from "./certificates.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { PDF_LIMIT } from "./draft.ts";
import { EnterForm } from "./EnterForm.tsx";
import { OfficeCard } from "./OfficeCard.tsx";
import { PartsList } from "./PartsList.tsx";
import { TaskList } from "./TaskList.tsx";
import { certificate, HANA, KEN, PARTS, SCHEMES } from "./testRegister.ts";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const sent: [path: string, body: unknown][] = [];
let answer: () => Response;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  answer = () => new Response(null, { status: 204 });
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    sent.push([path, typeof body === "string" ? JSON.parse(body) : null]);
    return Promise.resolve(answer());
  });
});
afterEach(() => {
  sent.length = 0;
  notifications.clean();
  cleanup();
  vi.unstubAllGlobals();
});

function show(what: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(["me"], { person: "p", may: ["WATCH"] });
  return render(
    <QueryClientProvider client={queries}>
      <MantineProvider>
        <Notifications />
        {what}
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const CARD = "/api/office/certificates";

test.each([
  ["unconfirmed", "登録が確認待ちです"],
  ["valid", "訂正が確認待ちです"],
] as const)("what waits on a record that is %s", (state, words) => {
  const { container } = show(<CertificateCard it={{ ...certificate(KEN), state }} schemes={SCHEMES} />);
  expect(container.querySelector(".mantine-Alert-title")?.textContent).toBe(words);
});

test("a reinstatement that waits is told with its reason", () => {
  const waiting = [{ entry: "9", by: KEN, at: "2026-11-24T06:00:00Z", reason: "是正した", parts: null }];
  const { getByText } = show(
    <CertificateCard it={{ ...certificate(KEN), state: "suspended", waiting }} schemes={SCHEMES} />,
  );
  expect(getByText("再開が確認待ちです：是正した")).toBeTruthy();
});

test.each([
  ["p-mark", "valid", ["renewal-applied", "suspended", "withdrawn", "superseded"]],
  ["isms", "valid", ["suspended", "withdrawn", "superseded"]],
  ["p-mark", "suspended", ["withdrawn", "reinstated", "superseded"]],
  ["isms", "withdrawn", ["reinstated", "superseded"]],
] as const)("what can happen to a %s that is %s", (scheme, state: State, choices) => {
  const it: Certificate = { ...certificate(KEN), scheme, state };
  const { container } = show(<ChangeForm certificate={it} done={vi.fn()} />);
  const ids = [...container.querySelectorAll("input[type=radio]")].map((one) => one.getAttribute("value"));
  expect(ids).toEqual(choices);
});

test("another standing needs a reason, and is sent once with it", async () => {
  const done = vi.fn();
  const { getByTestId, getByLabelText, findByText } = show(<ChangeForm certificate={certificate(KEN)} done={done} />);
  const enter = getByTestId("change-enter") as HTMLButtonElement;
  fireEvent.click(getByTestId("change-suspended"));
  expect(enter.disabled).toBe(true);
  fireEvent.change(getByLabelText("理由"), { target: { value: "  " } });
  expect(enter.disabled).toBe(true);
  fireEvent.change(getByLabelText("理由"), { target: { value: " 認証機関の通知 " } });
  fireEvent.click(enter);
  await findByText("記録しました");
  expect(done).toHaveBeenCalledOnce();
  expect(sent.filter(([path]) => path.endsWith("/status"))).toEqual([
    [`${CARD}/1/status`, { change: "suspended", reason: "認証機関の通知" }],
  ]);
});

test("a refused standing is told, and the form stays", async () => {
  answer = () => Response.json({ code: "x", detail: "別の人が変えました" }, { status: 409 });
  const done = vi.fn();
  const { getByTestId, getByLabelText, findByText } = show(<ChangeForm certificate={certificate(KEN)} done={done} />);
  fireEvent.click(getByTestId("change-withdrawn"));
  fireEvent.change(getByLabelText("理由"), { target: { value: "取消し" } });
  fireEvent.click(getByTestId("change-enter"));
  await findByText(/別の人が変えました/);
  expect(done).not.toHaveBeenCalled();
});

test("a correction begins with what waits, names its version, and says that it waits for a second person", async () => {
  answer = () => Response.json({ id: "1" });
  const done = vi.fn();
  const it = { ...certificate(KEN), newest: 3 };
  const { getByTestId, queryByTestId, findByText } = show(<EnterForm schemes={SCHEMES} before={it} done={done} />);
  expect(queryByTestId("certificate-scheme")).toBeNull();
  expect((getByTestId("certificate-number") as HTMLInputElement).value).toBe("IS 700001");
  expect((getByTestId("certificate-sites") as HTMLTextAreaElement).maxLength).toBe(1000);
  fireEvent.change(getByTestId("certificate-number"), { target: { value: "IS 700002" } });
  fireEvent.click(getByTestId("certificate-enter"));
  await findByText("登録しました。別の担当者の確認待ちです");
  expect(done).toHaveBeenCalledOnce();
  expect(sent[0]).toMatchObject([CARD, { record: "1", base: 3, scheme: "isms", number: "IS 700002", pdf: null }]);
});

test.each([
  ["at the limit", PDF_LIMIT, false],
  ["above it", PDF_LIMIT + 1, true],
])("a document %s", async (_, size, refused) => {
  const { getByTestId, queryByText } = show(<EnterForm schemes={SCHEMES} before={certificate(KEN)} done={vi.fn()} />);
  const file = new File([], "a.pdf");
  Object.defineProperty(file, "size", { value: size });
  file.arrayBuffer = () => Promise.resolve(new ArrayBuffer(4));
  fireEvent.change(document.querySelector("input[type=file]") ?? document.body, { target: { files: [file] } });
  const enter = getByTestId("certificate-enter") as HTMLButtonElement;
  await waitFor(() => expect(enter.disabled).toBe(refused));
  expect(queryByText("5 MiBを超えています") !== null).toBe(refused);
});

test("a document that was chosen later is the one that is sent, though it was read sooner", async () => {
  answer = () => Response.json({ id: "1" });
  const { getByTestId } = show(<EnterForm schemes={SCHEMES} before={certificate(KEN)} done={vi.fn()} />);
  const field = document.querySelector("input[type=file]") ?? document.body;
  const [slow, quick] = [new File(["a"], "a.pdf"), new File(["b"], "b.pdf")];
  let read: (bytes: ArrayBuffer) => void = () => undefined;
  slow.arrayBuffer = () => new Promise((resolve) => (read = resolve));
  quick.arrayBuffer = () => Promise.resolve(new Uint8Array([2]).buffer);
  fireEvent.change(field, { target: { files: [slow] } });
  fireEvent.change(field, { target: { files: [quick] } });
  const enter = getByTestId("certificate-enter") as HTMLButtonElement;
  await waitFor(() => expect(enter.disabled).toBe(false));
  read(new Uint8Array([1]).buffer);
  await Promise.resolve();
  fireEvent.click(enter);
  await waitFor(() => expect(sent[0]?.[1]).toMatchObject({ pdf: "Ag==" }));
});

test("only what stands on a certificate is listed", () => {
  const { container, rerender } = show(<PartsList scheme="isms" parts={PARTS} name="ISMS" />);
  const names = () => [...container.querySelectorAll("dt")].map((one) => one.textContent);
  const all = names();
  expect(all).toHaveLength(new Set(all).size);
  rerender(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <PartsList
          scheme="isms"
          parts={{
            ...PARTS,
            holder: null,
            number: "",
            accreditation: "",
            scopeText: "",
            sites: "",
            surveillance: null,
          }}
          name="ISMS"
        />
      </MantineProvider>
    </QueryClientProvider>,
  );
  expect(names()).toEqual([
    "取得した事業者",
    "規格の版",
    "審査・認証機関",
    "有効期間",
    "公開の登録簿のURL",
    "証書のPDF",
    "登録内容のハッシュ（SHA-256）",
  ]);
  expect(all.length - names().length).toBe(6);
});

test("what is overdue is filled, and what is only soon is not", () => {
  const task = (kind: Task["kind"], level: Task["level"]): Task => ({
    kind,
    level,
    record: null,
    due: null,
    provisional: false,
    count: 1,
  });
  const { getAllByTestId } = show(
    <TaskList tasks={[task("expired", "overdue"), task("expires", "soon")]} certificates={[]} />,
  );
  const looks = getAllByTestId("certificate-task").map((one) =>
    one.querySelector("[data-variant]")?.getAttribute("data-variant"),
  );
  expect(looks).toEqual(["filled", "outline"]);
});

test("what the office offers needs one service, and goes without a number where none is written", async () => {
  const { getByTestId, findByTestId, getByLabelText, findByText } = show(
    <OfficeCard office={{ number: null, services: ["message"], waiting: null }} />,
  );
  fireEvent.click(getByTestId("office-change"));
  const enter = (await findByTestId("office-enter")) as HTMLButtonElement;
  expect((getByLabelText("自社の法人番号") as HTMLInputElement).maxLength).toBe(13);
  fireEvent.click(getByLabelText("伝言"));
  expect(enter.disabled).toBe(true);
  fireEvent.click(getByLabelText("受注"));
  fireEvent.click(getByLabelText("伝言"));
  fireEvent.click(enter);
  await findByText("登録しました。別の担当者の確認待ちです");
  expect(sent[0]).toEqual([`${CARD}/offer`, { number: null, services: ["message", "order"] }]);
});

test("who entered what the office offers does not confirm it", () => {
  const waiting = { entry: "4", number: "7010001000000", services: ["order" as const], by: HANA };
  const { getByTestId } = show(<OfficeCard office={{ number: null, services: ["message"], waiting }} />);
  expect(getByTestId("certificate-confirm")).toHaveProperty("disabled", true);
});
