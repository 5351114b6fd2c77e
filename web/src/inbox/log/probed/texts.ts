import { texts } from "../../../i18n/language.ts";

/// The texts for what the office's own program found when it attacked itself.
export const useProbedTexts = texts("inbox.probed", {
  title: ["自動セキュリティ点検", "Self-test"],
  intro: [
    "電話代行会社のプログラムが毎日、自分のアドレスを権限なしで試した結果です。自己申告で、第三者の監査ではありません。改変された場合は信用できません。",
    "Each day the answering service's program tries its own endpoints without permission. Self-reported, not a third party's audit. A tampered program could report anything.",
  ],
  never: [
    "まだ一度も点検していません。何が断られるかは、まだ分かりません。",
    "It has not run yet. It is not yet known what is refused.",
  ],
  over: [
    "最後の点検は{{at}}です。36 時間より古いので、今日のことは何も言えません。電話代行会社に理由を尋ねてください。",
    "The last run was on {{at}}. It is older than 36 hours, and says nothing about today. Ask the answering service why.",
  ],
  open: [
    "{{at}}の点検で、{{notRefused}} 件が断られませんでした。電話代行会社に、何が開いていたかを尋ねてください。",
    "On {{at}}, {{notRefused}} attempts were NOT refused. Ask the answering service what was open.",
  ],
  known: [
    "{{at}}の点検で、{{known}} 件は断られませんでした。この版の既知の弱点です。ほかに {{refused}} 件が断られ、{{notTried}} 件は試せませんでした。",
    "On {{at}}, {{known}} attempts were not refused: known weaknesses of this version. {{refused}} others were refused, {{notTried}} could not be tried.",
  ],
  nothing: [
    "{{at}}の点検では、何も試せませんでした。断られたものは一つもありません。",
    "On {{at}} nothing could be tried, so nothing was refused.",
  ],
  untried: [
    "{{at}}の点検で、{{refused}} 件が断られました。{{notTried}} 件は試せず、断られたとは数えません。",
    "On {{at}}, {{refused}} attempts were refused. {{notTried}} could not be tried, and are not counted as refused.",
  ],
  refused: [
    "{{at}}の点検で、試した {{refused}} 件はすべて断られました。",
    "On {{at}} all {{refused}} attempts were refused.",
  ],
  ways: ["種類別の件数", "Count by kind"],
  old: ["古い結果の、種類別の件数", "Count by kind, of the old run"],
  way: ["種類", "Kind"],
  "col.refused": ["断られた", "Refused"],
  "col.notRefused": ["断られなかった", "Not refused"],
  "col.known": ["既知の弱点", "Known weakness"],
  "col.notTried": ["試せなかった", "Not tried"],
  "way.api": ["プログラムのアドレス", "Addresses of the program"],
  "way.stream": ["続けて届く知らせ", "Event streams"],
  "way.page": ["画面とファイル", "Pages and files"],
  "way.session": ["セッション（終わった、盗まれた、権限が切れた）", "Sessions: ended, stolen, of an expired role"],
  "way.sign-in": ["サインイン（偽のパスキー）", "Sign-in, with forged passkeys"],
  "way.enrolment": ["登録リンク", "Enrolment links"],
  "way.recovery": ["復旧と再登録", "Recovery"],
  "way.sip": ["電話（SIP）", "Telephone (SIP)"],
  "way.webrtc": ["通話の音声（WebRTC）", "Sound of calls (WebRTC)"],
  "way.actuator": ["内部の管理アドレス", "Internal administration endpoints"],
  "way.database": ["データベース", "Database"],
});

export type Key = Parameters<ReturnType<typeof useProbedTexts>>[0];
