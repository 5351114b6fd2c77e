import { texts } from "../../i18n/language.ts";

/// The words for a client's key that this office must compare before it seals to it again.
export const useTexts = texts("pin", {
  title: ["録音の封緘に使う会社の鍵", "The company key that recordings are sealed to"],
  "proven.what": [
    "この電話代行が前に使った鍵から、いまの鍵まで証明がつながっています。録音はこの鍵で封緘されます。",
    "The chain leads from the key that this office sealed to before to this one. Recordings are sealed to it.",
  ],
  "no-key.what": [
    "委託元がまだ会社の鍵を作っていません。委託元の管理者が、登録用リンクで登録したあとに作ります。それまで録音も伝言も残りません。",
    "The client has made no company key yet: its administrator does, after enrolling with a link from “People”. Until then neither recordings nor messages are kept.",
  ],
  "not-proven.title": [
    "会社の鍵を信じられないため、録音を止めています",
    "Recording is off: the company key cannot be trusted",
  ],
  "not-proven.what": [
    "届いた鍵が、前に使った鍵とつながらないか、この機械の控え（pins フォルダー）が壊れています。データベースを古いものに戻したときにも起こります。この画面では再開できません。システムの担当者に伝え、委託元にも電話で知らせてください。",
    "The key does not follow the one that was sealed to before, or this machine's note of it (the pins folder) is damaged. Restoring an older database does this too. It cannot be put right on this page. Tell your system administrator, and telephone the client.",
  ],
  "to-compare.title": [
    "会社の鍵が復旧されたため、録音を止めています",
    "Recording is off: the company key was recovered",
  ],
  "to-compare.what": [
    "{{when}}に、分割鍵から会社の鍵が作り直されました（第 {{epoch}} 期）。盗まれた分割鍵かもしれないため、照合コードを確かめるまで、この会社の通話は録音されず、着信の控えも残りません。電話と伝言の受付は続いています。",
    "On {{when}} the company key was made anew from shares (epoch {{epoch}}). The shares may have been stolen, so until the verification code is compared nothing is recorded for this client and no slips are kept. Calls and messages go on.",
  ],
  how: [
    "契約書に控えた番号に、こちらから電話してください（かかってきた電話では確かめません）。管理者本人に「自分の鍵」の画面の照合コードを読み上げてもらい、下の「新しい鍵」と 8 組すべてを比べます。",
    "Telephone the number in the contract yourself; a call that comes in will not do. Have the administrator in person read the verification code under “My keys”, and compare all eight groups with “New key” below.",
  ],
  before: ["前の鍵（これまで封緘に使ったもの）", "Key before (what was sealed to until now)"],
  now: ["新しい鍵（委託元が読み上げるもの）", "New key (what the client reads out)"],
  differs: [
    "一組でも違うときは、何も押さず、電話を切らずにスーパーバイザーと委託元の責任者に伝えてください。",
    "If one group differs, press nothing. Tell your supervisor and the client's manager at once.",
  ],
  same: ["8 組すべてを読み合わせ、一致しました", "We compared all eight groups: they are the same"],
  reason: ["誰と、どの番号で確かめたか", "With whom you compared, and at which number"],
  reasonHint: [
    "委託元のアクセス記録に、あなたの操作として残ります。",
    "It is written into the client's log as your action.",
  ],
  do: ["この鍵で録音を再開する", "Record again, sealed to this key"],
  touch: ["このあと、あなたのパスキーを使います。", "Your passkey is asked for next."],
  done: [
    "次の電話から、この鍵で録音します。委託元のアクセス記録に残しました。",
    "From the next call on recordings are sealed to this key. The client's log has it.",
  ],
});
