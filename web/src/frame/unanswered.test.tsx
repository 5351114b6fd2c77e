// @vitest-environment jsdom
/// A question of a part of a screen comes to nothing: that is not "there is none". The part says so under its name, and
/// asks again.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, within } from "@testing-library/react";
import i18next from "i18next";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { testItem } from "../api/testItem.ts";
import { Deviations } from "../contract/deviation/Deviations.tsx";
import { EndNote } from "../contract/retention/EndNote.tsx";
import { OWN } from "../contract/retention/queries.ts";
import { AllClauses } from "../contract/signed/AllClauses.tsx";
import { Notices } from "../desk/contacts/Notices.tsx";
import { OwnOffers } from "../inbox/contract/OwnOffers.tsx";
import { Epochs } from "../inbox/keys/Epochs.tsx";
import { LogQuestions } from "../inbox/log/LogQuestions.tsx";
import { Copies } from "../inbox/log/outside/Copies.tsx";
import { Mediums } from "../inbox/log/outside/Mediums.tsx";
import { Stamps } from "../inbox/log/outside/Stamps.tsx";
import { Witnesses } from "../inbox/log/outside/Witnesses.tsx";
import { Probed } from "../inbox/log/probed/Probed.tsx";
import { Noticed } from "../inbox/messages/Noticed.tsx";
import { MailWords } from "../inbox/oncall/words/MailWords.tsx";
import { Rule } from "../inbox/oncall/Rule.tsx";
import { Reheader } from "../inbox/reheader/Reheader.tsx";
import { Approved } from "../inbox/review/Approved.tsx";
import { ForReview } from "../inbox/review/ForReview.tsx";
import { SaveList } from "../inbox/together/SaveList.tsx";
import { Closed } from "../office/assurance/Closed.tsx";
import { Broken } from "../office/deliveries/Broken.tsx";
import { UnstaffedGroups } from "../office/groups/UnstaffedGroups.tsx";
import { Machine } from "../office/watch/Machine.tsx";
import { OfficeFootprint } from "../office/watch/OfficeFootprint.tsx";
import { OfficeQuestions } from "../office/watch/OfficeQuestions.tsx";
import { WatchedCallers } from "../office/watch/WatchedCallers.tsx";
import type { Holding } from "../opening/keys/keyring.ts";
import { CompanyAccount } from "../session/CompanyAccount.tsx";
import { Passkeys } from "../session/Passkeys.tsx";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const TERMS = JSON.stringify({ terms: { "data.kinds": "message" }, v: 8 });
const company = {} as Holding;
const item = testItem({ id: "1", call: "c1" });

const PARTS: [name: string, what: ReactElement, path: string, words: string][] = [
  ["deviations", <Deviations path="/api/contract/deviations" />, "/api/contract/deviations", "契約からの逸脱"],
  ["an end", <EndNote place={OWN} to="/" />, "/api/retention", "契約の終了が決まっているかどうか"],
  ["clauses", <AllClauses text={TERMS} />, "/api/contract/terms", "すべての条項"],
  ["offers", <OwnOffers />, "/api/contract/offers", "署名を待つ契約の案があるかどうか"],
  ["notices of an operator", <Notices />, "/api/desk/deliveries", "お知らせの状況"],
  ["questions of a log", <LogQuestions />, "/api/log/questions", "質問と回答"],
  ["keys so far", <Epochs client="c" newest="f" />, "/api/keys/lines/company/chain", "これまでの鍵"],
  ["witnesses", <Witnesses />, "/api/log/witnesses", "証人の確認"],
  ["stamps", <Stamps />, "/api/log/stamp", "タイムスタンプ"],
  ["copies", <Copies />, "/api/log/copies", "記録の写し"],
  ["monthly copies", <Mediums admin />, "/api/log/mediums", "月ごとの写し"],
  ["the self-test", <Probed />, "/api/probe", "自動セキュリティ点検"],
  ["who was told", <Noticed call="c1" />, "/api/deliveries", "お知らせと確認の状況"],
  ["words of mails", <MailWords />, "/api/notices/approvals", "メールに記載する内容"],
  ["the rule", <Rule sets />, "/api/delivery-policy", "お知らせの決まり"],
  ["approvals", <Approved terms={null} />, "/api/reviews/approvals", "録音を封緘と同時に出す評価者"],
  ["reviewers", <Approved terms={null} />, "/api/reviews/reviewers", "録音を封緘と同時に出す評価者"],
  ["what was given", <ForReview item={item} company={company} />, "/api/reviews", "品質評価に出したもの"],
  ["headers to renew", <Reheader />, "/api/objects/stale", "前の鍵で封緘されたもの"],
  ["mailboxes", <SaveList items={[item]} company={company} />, "/api/mailboxes", "CSVに書く受信箱の名前"],
  ["a closed store", <Closed />, "/api/office/assurance/closure", "保管庫の読み出しを止めているかどうか"],
  ["broken ways", <Broken />, "/api/office/deliveries/broken", "使えない連絡手段"],
  ["groups", <UnstaffedGroups />, "/api/office/groups/unstaffed", "受付中の方がいない班があるかどうか"],
  ["the machine", <Machine />, "/api/office/machine", "この機械"],
  ["people", <OfficeFootprint />, "/api/office/people", "この人はどこまで触れたか"],
  ["questions to the office", <OfficeQuestions />, "/api/office/questions", "委託元からの質問"],
  ["watched numbers", <WatchedCallers />, "/api/office/watch/callers", "監視する番号"],
  ["the linked account", <CompanyAccount />, "/api/identity", "会社のアカウント"],
  ["passkeys", <Passkeys />, "/api/passkeys", "パスキー"],
];

const asked: string[] = [];

beforeEach(async () => {
  asked.length = 0;
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test.each(PARTS)("%s", async (_, what, path, words) => {
  vi.stubGlobal("fetch", (of: string) => {
    const { pathname } = new URL(of, "https://aoba.example");
    asked.push(pathname);
    return Promise.resolve(
      pathname === path
        ? Response.json({ code: "x", detail: "いまは答えられません" }, { status: 503 })
        : Response.json([]),
    );
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchInterval: false } } });
  queries.setQueryData(["me"], { role: "client-admin", may: ["READ_OWN", "WATCH"] });
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">{what}</MantineProvider>
    </QueryClientProvider>,
  );
  const alert = await page.findByRole("alert");
  expect(alert.textContent).toContain("サーバーにつながりません");
  expect(page.getByText(words)).toBeTruthy();
  expect(page.queryByRole("heading", { level: 1 }), "of a screen").toBeNull();
  const before = asked.filter((it) => it === path).length;
  fireEvent.click(within(alert).getByRole("button"));
  await vi.waitFor(() => expect(asked.filter((it) => it === path).length).toBeGreaterThan(before));
});
