import { texts } from "../i18n/language.ts";

/// The words of the quality reviewer's screen.
export const useTexts = texts("review", {
  title: ["品質評価", "Quality review"],
  keyTitle: ["評価者の鍵を作る", "Make your reviewer's key"],
  keyWhat: [
    "委託元のメンバーは、伝言や録音を1件ずつ、あなたの鍵に宛てて出します。鍵はこのブラウザの中で作り、パスキーと回復キットで閉じてから預けます。電話代行会社のサーバーには開けられません。",
    "Members of clients give you messages and recordings one by one, sealed to your key. It is made in this browser and kept locked by your passkey and a recovery kit. The server cannot open it.",
  ],
  keyButton: ["鍵を作る", "Make the key"],
  again: [
    "前の鍵に宛てて出されたものは、新しい鍵では開けません。委託元に出し直してもらってください。",
    "What was given to your old key does not open with the new one. Ask the clients to give it again.",
  ],
  locked: ["鍵は閉じています", "Your key is locked"],
  lockedWhat: [
    "開くにはパスキーか回復キットを使います。15分操作がないと閉じます。",
    "Open it with your passkey or your recovery kit. It locks after 15 minutes without a touch.",
  ],
  unlock: ["パスキーで開ける", "Unlock with passkey"],
  kit: ["回復キットを使う", "Use the recovery kit"],
  lost: ["パスキーも回復キットもない（新しい鍵を作る）", "Lost both: make a new key"],
  cancel: ["やめる", "Cancel"],
  wrong: ["このパスキーか回復キットでは開きません。", "This passkey or kit does not open it."],
  lock: ["鍵を閉じる", "Lock"],
  fingerprint: ["あなたの鍵の照合コード", "Verification code of your key"],
  fingerprintWhat: [
    "委託元のメンバーから確認の電話があったら、読み上げてください。",
    "Read it out when a client's member asks you to compare it.",
  ],
  empty: ["出されているものはありません", "Nothing has been given to you"],
  emptyWhat: [
    "委託元のメンバーが品質評価に出したものと、承認を受けて封緘と同時に出された録音が、ここに並びます。期限が過ぎたり取り下げられたりすると消えます。",
    "What a client's member gives to quality review, and recordings that are sealed for you by a client's approval, are listed here until they expire or are taken back.",
  ],
  client: ["委託元", "Client"],
  kind: ["種類", "Kind"],
  "kind.message": ["伝言", "Message"],
  "kind.recording": ["録音", "Recording"],
  of: ["受付", "Taken"],
  until: ["期限", "Until"],
  open: ["開く", "Open"],
  openOf: ["{{client}}の{{kind}}を開く", "Open the {{kind}} of {{client}}"],
  back: ["一覧に戻る", "Back to the list"],
  otherKey: ["前の鍵に宛てたものです", "Sealed to your former key"],
  heading: ["{{client}}の{{kind}}", "{{kind}} of {{client}}"],
  untilLine: ["{{until}} まで開けます", "Can be opened until {{until}}"],
  opening: ["封を確かめて開いています", "Checking the seal and opening"],
  proof: [
    "封と、出したメンバーの署名を確かめました（出した人の鍵 {{by}}）。開いたことは委託元のアクセス記録に残ります。",
    "The seal and the signature of the member who gave it were checked (key {{by}}). The client's log says that you opened it.",
  ],
  "proof.atSealing": [
    "封と、封緘した側の署名、承認したメンバーの署名を確かめました（承認した人の鍵 {{by}}）。開いたことは委託元のアクセス記録に残ります。",
    "The seal, the signature of the machine that sealed it, and that of the member who approved it were checked (key {{by}}). The client's log says that you opened it.",
  ],
  nothingSaved: [
    "内容はこの画面だけで扱い、保存や転送はしません。",
    "It stays on this screen: nothing is saved or passed on.",
  ],
});
