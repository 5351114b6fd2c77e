import { texts } from "../../i18n/language.ts";

export const useTexts = texts("inbox.keys", {
  "keys.title": ["自分の鍵", "My keys"],
  "keys.mine": ["あなたの鍵", "Your key"],
  "keys.company": ["会社の鍵", "Company key"],
  "keys.fingerprint": ["照合コード", "Verification code"],
  "keys.epoch": ["第 {{epoch}} 期", "Epoch {{epoch}}"],
  "keys.suite.x25519": ["X25519（Debian の age で開けます）", "X25519 (opens with Debian's age)"],
  "keys.suite.mlkem768x25519": [
    "ML-KEM-768 + X25519（耐量子。age 1.3 以上）",
    "ML-KEM-768 + X25519 (post-quantum; age 1.3 or newer)",
  ],
  "keys.unlocks": ["開け方", "Ways to unlock"],
  "keys.passkey": ["パスキー", "Passkey"],
  "keys.kit": ["回復キット（印刷した紙）", "Recovery kit (on paper)"],
  "keys.kit.test": ["紙が使えるか試す", "Test the paper"],
  "keys.kit.works": [
    "この紙で開けられます。元の場所にしまってください。",
    "The paper works. Put it back in its place.",
  ],
  "keys.kit.fails": [
    "開けられませんでした。行を飛ばしていないか確かめてください。",
    "It does not open. Check that no line was skipped.",
  ],
  "keys.noServer": [
    "電話代行会社のサーバーにあるのは、施錠された鍵だけです。パスキーか紙がなければ、電話代行会社にも開けられません。",
    "Our server holds these keys locked. Without your passkey or the paper, we cannot open them either.",
  ],
  "keys.make": ["鍵の準備を続ける", "Continue the key set-up"],
  "keys.granted": ["受け取り済み", "You hold it"],
  "keys.companyRead": [
    "電話で確かめるときは、8 組を順に読み上げてください。控えておくのは第 1 期のものです。",
    "To compare by telephone, read the eight groups in order. Note down the one of epoch 1.",
  ],
  "keys.epochs": ["これまでの鍵", "All keys so far"],
  "keys.epochOf": ["第 {{epoch}} 期（{{date}} から）", "Epoch {{epoch}} (from {{date}})"],
  "keys.epochNow": ["現在", "now"],
  "keys.reason.first": ["最初の鍵", "first key"],
  "keys.reason.left": ["メンバーが外れたため", "someone left"],
  "keys.reason.scheduled": ["更新", "renewal"],
  "keys.reason.recovery": ["復旧", "recovery"],
  "keys.unproven": [
    "会社の鍵のつながりを確かめられません。電話代行会社ではなく、まず社内の管理者に電話で伝えてください。",
    "The company's keys cannot be proven. Telephone your own administrator first, not the answering service.",
  ],
  "ways.unlockFirst": [
    "開け方を足すには、まず鍵を開けてください。",
    "Unlock your key first to add a way to unlock it.",
  ],
  "ways.begin": ["開け方を追加する", "Add a way to unlock"],
  "ways.made": ["{{date}} 登録", "registered {{date}}"],
  "ways.addPasskey": ["この端末のパスキーを追加", "Add this device's passkey"],
  "ways.addKit": ["新しい回復キットを作る", "Make a new recovery kit"],
  "ways.passkeyHow": [
    "2 台目の端末では、電話代行会社から登録用リンクをもらってサインインし、回復キットで鍵を開けてから、ここで追加します。",
    "On a second device: ask the answering service for an enrolment link, sign in, unlock with the recovery kit, then add its passkey here.",
  ],
  "ways.added": ["追加しました", "Added"],
  "ways.removed": ["削除しました", "Removed"],
  "ways.known": ["このパスキーはすでに登録されています。", "This passkey is registered already."],
  "ways.remove": ["削除", "Remove"],
  "ways.removeSure": [
    "削除すると、これでは鍵を開けられなくなります。",
    "Once removed, it can no longer open your key.",
  ],
  "ways.removeDo": ["削除する", "Remove it"],
  "ways.last": [
    "パスキーと回復キットは、それぞれ 1 つ以上必要です。先に新しいものを追加してください。",
    "One passkey and one kit must remain. Add a new one first.",
  ],
  "shares.link": ["会社の鍵を紙 3 枚に分ける", "Split the company key onto three sheets"],
  "keys.notGranted": ["まだ受け取っていません", "Not granted to you yet"],

  "export.title": ["会社の鍵を書き出す", "Export the company key"],
  "export.text": [
    "書き出すと、この電話代行がなくても、保存した伝言と録音を標準の age コマンドで開けます。",
    "With the exported key the standard age command opens saved messages and recordings without this service.",
  ],
  "export.warn": [
    "このファイルを持つ人は、会社のすべての伝言と録音を開けます。アクセス記録にも残りません。金庫や暗号化した媒体に置き、メールやチャットで送らないでください。",
    "Anyone who holds this file can open every message and recording of the company, and no log will show it. Keep it in a safe or on an encrypted medium; never send it by mail or chat.",
  ],
  "export.unlock": ["もう一度、本人であることを確かめます。", "First, prove again that it is you."],
  "export.understood": ["上の注意を読み、保管場所を決めました", "I have read this and chosen where to keep it"],
  "export.save": ["company-key.txt を保存", "Save company-key.txt"],
  "export.saved": [
    "保存しました。次のように使います（出力先は自由です）。",
    "Saved. Use it like this (any output name will do).",
  ],
  "export.cancel": ["やめる", "Cancel"],
});
