import { texts } from "../../i18n/language.ts";

export const useTexts = texts("opening.keys", {
  "lock.title": ["伝言は封緘されています", "The messages are sealed"],
  "lock.text": [
    "開けるのは貴社の鍵だけです。パスキーで、あなたの鍵をこの画面の中に取り出します。",
    "Only your company's key opens them. Your passkey brings your key into this screen.",
  ],
  "lock.passkey": ["パスキーで開ける", "Unlock with passkey"],
  "lock.kit": ["回復キットで開ける", "Use the recovery kit"],
  "lock.kit.label": ["回復キットの文字列", "The text of the recovery kit"],
  "lock.kit.hint": [
    "印刷した紙の「AGE-SECRET-KEY」で始まる行を、そのまま入力してください。",
    "Type the line that begins with AGE-SECRET-KEY, as it is printed.",
  ],
  "lock.open": ["開ける", "Unlock"],
  "lock.cancel": ["やめる", "Cancel"],
  "lock.on": ["鍵が開いています", "Unlocked"],
  "lock.now": ["伝言を閉じる（ロック）", "Lock"],
  "lock.idle": [
    "しばらく操作がなかったため、伝言を閉じました。",
    "There was no activity for a while, so the key was put away.",
  ],
  "lock.no-prf": [
    "このパスキーでは鍵を取り出せません。ほかのパスキーか回復キットをお使いください。",
    "This passkey cannot unlock your key. Use another passkey or the recovery kit.",
  ],
  "lock.no-unlock": [
    "このパスキーに対応する鍵が登録されていません。登録したときの端末か、回復キットで開けてください。そのあと「自分の鍵」で、このパスキーを追加できます。",
    "No key is stored for this passkey. Use the device you enrolled with, or the recovery kit; then you can add this passkey under “My keys”.",
  ],
  "lock.wrong": [
    "鍵を開けられませんでした。文字列が違うか、別の人の鍵です。",
    "The key could not be unlocked: the text is wrong, or belongs to someone else.",
  ],
  "lock.lost": ["パスキーも回復キットも無い場合", "No passkey and no recovery kit"],
  "lock.company": [
    "会社の鍵の証明が正しくありません。すり替えのおそれがあるため、開封を止めました。管理者に伝えてください。",
    "The company key cannot be proven. It may have been swapped, so opening is stopped. Tell your administrator.",
  ],
  "lock.pin": [
    "届いた会社の鍵は、このブラウザーで前に確かめた鍵とつながりません。開封を止めました。何も入力せず、管理者に電話で伝えてください。",
    "The company key that arrived does not follow the one this browser checked before. Opening is stopped. Type nothing, and telephone your administrator.",
  ],
  "recovered.title": ["会社の鍵が復旧されました", "The company key was recovered"],
  "recovered.text": [
    "紙の分割鍵から作り直された鍵です。本人による復旧かどうかは、ここでは分かりません。社内の管理者に電話か対面で、下の照合コードを確かめてください。一致しないときは使わず、電話代行会社に連絡してください。",
    "This key was made anew after a recovery from paper shares. This page cannot tell who did it. Compare the verification code below with your administrator by telephone or in person. If it differs, do not go on, and call the answering service.",
  ],
  "recovered.same": ["8 組すべてを読み合わせ、一致しました", "I compared all eight groups: they are the same"],
  "recovered.do": ["この鍵を信用する", "Trust this key"],
  "need.me.title": ["あなたの鍵がまだありません", "You have no key yet"],
  "need.me.text": [
    "鍵を作ると、会社の鍵を受け取れるようになります。数分で終わります。",
    "Once it is made, the company key can be granted to you. It takes a few minutes.",
  ],
  "need.me.do": ["鍵を作る", "Make my key"],
  "need.company.title": ["会社の鍵がまだありません", "Your company has no key yet"],
  "need.company.text": [
    "会社の管理者が鍵を作ると、伝言と録音を受け取れるようになります。",
    "As soon as your company's administrator creates it, messages and recordings can be kept for you.",
  ],
  "need.company.do": ["会社の鍵を作る", "Create the company key"],
  "need.grant.title": ["会社の鍵を受け取る前です", "You are waiting for the company key"],
  "need.grant.text": [
    "会社の管理者に、この照合コードを電話か対面で読み上げてください。管理者が確かめて鍵を渡すと、開けるようになります。",
    "Read this verification code to your administrator, by telephone or in person. Once it is compared and granted, you can open messages.",
  ],
  "need.grant.who": ["会社の管理者：{{names}}", "Your administrators: {{names}}"],
  yourFingerprint: ["あなたの鍵の照合コード", "Verification code of your key"],
});
