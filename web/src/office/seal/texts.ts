import { texts } from "../../i18n/language.ts";

export const useTexts = texts("seal", {
  title: ["起動の二人承認", "Start lock"],
  what: [
    "保管庫の親鍵をこの機械に置かず、三人の分割鍵に分けておく仕組みです。",
    "Keeps the vault's master key off this machine, in the shares of three people.",
  ],
  none: [
    "起動時の承認なしで動いています。二人の承認を必要にするには事務所を止め、端末で ./denwaban seal を実行してください。",
    "This office starts without anyone's approval. To set the start lock, stop it and run ./denwaban seal at a terminal.",
  ],
  sealed: ["{{when}} から承認を待っています", "Locked since {{when}}"],
  sealedWhat: [
    "電話・録音・伝言はいつもどおり受け付けて封緘しています。失われるものはありません。委託元は、二人が承認するまで開けません。",
    "Calls, recordings and messages are taken in and sealed as always; nothing is lost. Clients can open nothing until two people have opened the start lock.",
  ],
  how: [
    "分割鍵の保管者二人が、用紙の文字を一人ずつ入力してください。空白はあってもなくてもかまいません。最後に、あなたのパスキーを使います。",
    "Two holders each type what is on their sheet. Spaces do not matter. Your passkey is asked for at the end.",
  ],
  one: ["一人目の分割鍵", "First holder's share"],
  two: ["二人目の分割鍵", "Second holder's share"],
  open: ["二人で承認する", "Open the start lock"],
  opened: ["起動は承認されています。委託元は開けます。", "The start lock is open. Clients can open what is theirs."],
  closeWhat: [
    "親鍵はこの機械のメモリーにだけあります。もう一度閉じると忘れ、次に開くには二人の分割鍵が要ります。通話や録音は続きます。",
    "The master key is in this machine's memory only. Locking again forgets it; two shares are needed to open it next. Calls and recordings go on.",
  ],
  close: ["もう一度閉じる", "Lock again"],
});
