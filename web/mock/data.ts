import type { DeskCall, DeskState, Form, Me } from "../src/api/types.ts";

/// Plausible words for the mock office. Numbers are those set apart for stories; nobody lives here.

export const AOBA = "019a5c00-0000-7000-8000-00000000a0ba";

export const operator: Me = {
  person: "019a5c00-0000-7000-8000-000000000001",
  name: "佐藤 花",
  kana: "さとう はな",
  kind: "staff",
  role: "operator",
  may: ["SIGNED_IN", "ANSWER_CALLS"],
  client: null,
  demo: true,
  csrf: null,
  now: "2026-11-24T06:00:00.000Z",
  unfamiliar: [],
  passkeyChanges: [],
  notices: [],
  accessEnds: null,
  bound: true,
  idleMinutes: 15,
  ends: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  secondsLeft: 900,
};

export const member: Me = {
  person: "019a5c00-0000-7000-8000-000000000002",
  name: "青葉 涼",
  kana: "あおば りょう",
  kind: "member",
  role: "client-admin",
  may: ["SIGNED_IN", "READ_OWN", "READ_LOG", "MANAGE_KEYS", "SET_ANSWERING", "EXPORT_OWN"],
  client: { id: AOBA, name: "青葉歯科クリニック", slug: "aoba" },
  demo: true,
  csrf: null,
  now: "2026-11-24T06:00:00.000Z",
  unfamiliar: [],
  passkeyChanges: [],
  notices: [],
  accessEnds: null,
  bound: true,
  idleMinutes: 15,
  ends: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  secondsLeft: 900,
};

export const admin: Me = {
  person: "019a5c00-0000-7000-8000-000000000003",
  name: "高橋 恵",
  kana: "たかはし めぐみ",
  kind: "staff",
  role: "admin",
  may: ["SIGNED_IN", "WATCH", "READ_EVIDENCE"],
  client: null,
  demo: true,
  csrf: null,
  now: "2026-11-24T06:00:00.000Z",
  unfamiliar: [],
  passkeyChanges: [],
  notices: [],
  accessEnds: null,
  bound: true,
  idleMinutes: 15,
  ends: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  secondsLeft: 900,
};

export const form: Form = {
  version: 1,
  fields: [
    text("callerName", "お名前", "Caller's name", true, 80),
    { ...text("callerKana", "フリガナ", "Name in katakana", false, 80), kind: "katakana" },
    text("company", "会社名・ご関係", "Company", false, 120),
    { ...text("number", "お電話番号", "Telephone number", false, 20), kind: "phone" },
    text("requestedParty", "名指し人", "Person asked for", false, 80),
    { ...text("inquiry", "ご用件", "Inquiry", true, 2000), kind: "multiline" },
    {
      ...text("callback", "折り返し", "Call back", true, 0),
      kind: "choice",
      options: [
        { value: "yes", label: { ja: "希望する", en: "Wanted" } },
        { value: "no", label: { ja: "不要", en: "Not needed" } },
        { value: "unspecified", label: { ja: "指定なし", en: "Not said" } },
      ],
    },
    {
      ...text("urgent", "至急", "Urgent", false, 0),
      kind: "boolean",
      hint: { ja: "急な痛み・出血のときだけ", en: "Only for sudden pain or bleeding" },
    },
  ],
};

function text(key: string, ja: string, en: string, required: boolean, max: number): Form["fields"][number] {
  return { key, kind: "text", label: { ja, en }, hint: null, required, max, options: null };
}

export function call(more: Partial<DeskCall> = {}): DeskCall {
  return {
    id: "019a5c00-0000-7000-8000-0000000ca110",
    state: "ringing",
    arrivedAt: new Date().toISOString(),
    answeredAt: null,
    endedAt: null,
    endedBy: null,
    caller: { ending: "5678", withheld: false, country: "JP", zone: "Asia/Tokyo", localTime: null },
    slip: true,
    client: { id: AOBA, name: "青葉歯科クリニック", kana: "あおばしかクリニック", slug: "aoba" },
    script: {
      greeting: {
        ja: "お電話ありがとうございます。青葉歯科クリニックでございます。",
        kana: "おでんわ ありがとうございます。あおばしかクリニックで ございます。",
        en: "Thank you for calling Aoba Dental Clinic.",
      },
      notes: [
        { ja: "予約の新規・変更は希望の日時を第三希望まで伺う", en: "New bookings: ask for three possible times" },
        { ja: "痛みの程度と、いつからかを必ず伺う", en: "Always ask how bad the pain is and since when" },
        { ja: "治療費の質問には答えず、折り返しとする", en: "Do not answer about fees; offer a call-back" },
      ],
      callback: {
        ja: "本日18時までに、担当から折り返すとお伝えしてよい",
        en: "You may promise a call-back by 18:00 today",
      },
      open: true,
      mustSay: [],
      mustNotSay: [],
      aliases: [],
      instructions: [],
    },
    form,
    recording: { on: true, reason: null },
    seal: null,
    mailboxes: [],
    mailbox: null,
    messageSent: false,
    ...more,
  };
}

export function away(): DeskState {
  return { seq: 1, status: "away", since: new Date().toISOString(), waiting: 0, line: "up", passing: 0, call: null };
}
