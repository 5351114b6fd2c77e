import { texts } from "../../i18n/language.ts";

export const useTexts = texts("inbox.recovery", {
  "shares.title": ["会社の分割鍵（3 枚のうち 2 枚で復旧）", "Shares of the company key (two of three recover it)"],
  "shares.text": [
    "開けられるメンバーが一人もいなくなったときのための紙です。2 枚そろうと会社の鍵が戻り、1 枚だけでは何も分かりません。分割鍵はこのブラウザーの中で作られ、どこにも送られず、保存もされません。",
    "Sheets for the day when no member can open anything. Two of them give the company key back; one alone says nothing. They are made in this browser, sent nowhere and stored nowhere.",
  ],
  "shares.keepers": [
    "互いに別の人が保管してください。電話代行会社が持てるのは、多くても 1 枚です。",
    "They belong with three different keepers. The answering service may hold one at most.",
  ],
  "shares.locked": ["まず、あなたの鍵を開けてください。", "Unlock your own key first."],
  "shares.make": ["3 枚を作る", "Make the three sheets"],
  "shares.print": ["3 枚を印刷する", "Print all three"],
  "shares.next": ["印刷した（書き写した）ので次へ", "Printed or written down: continue"],
  "shares.back": ["もう一度分割鍵を見る", "Show the shares again"],
  "shares.check": ["紙を見て確かめます", "Check with the sheets"],
  "shares.checkText": [
    "それぞれの紙から、次の 4 文字を入力してください。",
    "From each sheet, type these four characters.",
  ],
  "shares.group": ["{{x}} 枚目の {{n}} 番目", "Sheet {{x}}, group {{n}}"],
  "shares.wrong": ["{{x}} 枚目の {{n}} 番目と違います。", "This is not group {{n}} of sheet {{x}}."],
  "shares.done": [
    "確かめました。3 枚を別々の人に渡してください。",
    "Checked. Hand the sheets to three different keepers.",
  ],
  "shares.again": [
    "会社の鍵を替えたら、新しい 3 枚を作り、古い紙は破棄してください。",
    "After a change of the company key, make three new sheets and destroy these.",
  ],
  "shares.finish": ["できました", "Finish"],
  "sheet.title": ["電話番 会社の分割鍵 {{x}} / 3", "Denwaban share of a company key {{x}} / 3"],
  "sheet.keeper.1": ["保管：会社の管理者", "Kept by: the company's administrator"],
  "sheet.keeper.2": ["保管：封をした封筒（金庫など）", "Kept: in a sealed envelope, in a safe"],
  "sheet.keeper.3": ["保管：第三者（顧問弁護士・税理士など）", "Kept by: a third party (lawyer, accountant)"],
  "sheet.company": ["会社", "Company"],
  "sheet.epoch": ["会社の鍵", "Company key"],
  "sheet.fingerprint": ["照合コード", "Verification code"],
  "sheet.date": ["作成日", "Made on"],
  "sheet.secret": ["分割鍵", "Share"],
  "sheet.qr": ["分割鍵の二次元コード", "The share as a QR code"],
  "sheet.use": [
    "使い方：会社の管理者としてサインインし、「/inbox/recovery」で 2 枚を入力します。サービスがなくなったあとは、denwaban-open combine で戻せます。",
    "How to use it: sign in as the company's administrator and type two of them at /inbox/recovery. Without the service, denwaban-open combine does the same.",
  ],
  "sheet.warn": [
    "写真に撮らない、メールで送らない、ほかの 2 枚と一緒に置かない。",
    "Take no photograph, send no mail, never keep it with another of the three.",
  ],
  "recover.title": ["会社の鍵を復旧する", "Recover the company key"],
  "recover.text": [
    "3 枚の分割鍵のうち 2 枚から、会社の鍵をこのブラウザーの中で組み立てます。分割鍵も鍵も送られません。誰が・なぜ行ったかは、始める前に会社のアクセス記録に残ります。",
    "Two of the three shares are put together in this browser; neither shares nor key are sent. Who does this and why is written into your company's log before it begins.",
  ],
  "recover.next": [
    "戻した鍵で開けるものは、新しい鍵（次の期）に付け替えます。ほかのメンバーには赤い知らせが出るので、新しい照合コードを声で確かめてもらってください。",
    "What the old key opens is changed to a new key (the next epoch). The other members see a red notice: let them compare the new verification code by voice.",
  ],
  "recover.needMe": ["先に、あなた自身の鍵を作ってください。", "Make a key of your own first."],
  "recover.unlock": ["まず、あなた自身の鍵を開けてください。", "First unlock your own key."],
  "recover.share": ["分割鍵 {{n}}", "Share {{n}}"],
  "recover.shareHint": [
    "DENWABAN-SHARE-1 から最後まで。空白と大文字・小文字は問いません。",
    "Everything from DENWABAN-SHARE-1 to the end. Spaces and case do not matter.",
  ],
  "recover.reason": ["理由", "Reason"],
  "recover.reasonHint": [
    "アクセス記録に封をして残ります。例：管理者が退職し、鍵を開けられる人がいない",
    "Kept, sealed, with the log. Such as: the administrator left and no one can unlock the key",
  ],
  "recover.do": ["記録して復旧する", "Log it and recover"],
  "recover.done": [
    "会社の鍵が戻りました。いまから、保管中のものを新しい鍵に付け替えます。終わるまで、このページを閉じないでください（閉じたときは、2 枚をもう一度入力すると続けられます）。",
    "The company key is back. What is kept is now changed to the new key. Leave this page open until it has finished (if it closes, type the two shares again to go on).",
  ],
  "recover.finished": [
    "会社の鍵が戻り、保管中のものはすべて新しい鍵になりました。ほかのメンバーに鍵を渡し、新しい分割鍵を 3 枚作ってください。",
    "The company key is back, and everything kept is on the new key. Grant it to your colleagues, and make three new shares.",
  ],
  "recover.fingerprint": ["新しい会社の鍵の照合コード", "Verification code of the new company key"],
  "recover.bad.malformed": [
    "分割鍵を読み取れません。書き間違いがないか、行の最後まで入力したかを確かめてください。",
    "A share cannot be read. Check for typing errors, and that the line is complete.",
  ],
  "recover.bad.same-share": [
    "同じ分割鍵が 2 回入力されています。別の 1 枚を入力してください。",
    "The same share was typed twice. Type a different one.",
  ],
  "recover.bad.other-set": [
    "2 枚は別々の日に作られたものです。作成日が同じ紙を使ってください。",
    "The two were made on different occasions. Use sheets of the same date.",
  ],
  "recover.bad.wrong-key": [
    "組み立てた鍵が、この会社のどの期の鍵でもありません。別の会社の紙か、作りかえられた紙です。",
    "What comes out is none of this company's keys. A sheet is another company's, or was forged.",
  ],
  "recover.bad.unproven": [
    "会社の鍵のつながりを確かめられないため、止めました。電話代行会社に連絡してください。",
    "The company's keys cannot be proven, so nothing was done. Call the answering service.",
  ],
});
