import { texts } from "../../i18n/language.ts";

/// The texts for the bad days of a key: a member leaves, something is lost.
export const useLifeTexts = texts("inbox.life", {
  "rotate.begin": ["会社の鍵を替える", "Change the company key"],
  "rotate.why": [
    "メンバーが辞めたとき、端末や紙が人の手に渡ったかもしれないときに、会社の鍵を新しくします。",
    "Change it when someone leaves, or when a device or a sheet may be in other hands.",
  ],
  "rotate.title": ["会社の鍵を替える", "Change the company key"],
  "rotate.text": [
    "新しい鍵をこのブラウザーの中で作り、残るメンバーだけに渡します。外れたメンバーは、これから届くものを開けません。",
    "A new key is made in this browser and given only to those who stay. Members who are left out cannot open what arrives from now on.",
  ],
  "rotate.who": ["新しい鍵を持つメンバー", "Who gets the new key"],
  "rotate.you": ["あなた", "you"],
  "rotate.leaving": ["外れるメンバー：{{names}}", "Left out: {{names}}"],
  "rotate.all": ["全員が新しい鍵を持ちます", "Everyone gets the new key"],
  "rotate.limits": [
    "外れたメンバーがすでに開いた内容、書き出した鍵と手元に保存したファイルは、取り戻せません。サインインを止めるには、電話代行会社にも連絡してください。紙の分割鍵があれば、あとで新しく作り直してください。",
    "What members who are left out have read, and keys and files they saved, cannot be called back. To end their sign-in, tell the answering service too. If there are paper shares, make new ones afterwards.",
  ],
  "rotate.sure": ["上のメンバーで、鍵を替えます", "Change the key for the members above"],
  "rotate.do": ["鍵を替える", "Change the key"],
  "rotate.cancel": ["やめる", "Cancel"],
  "rotate.done": ["新しい鍵になりました（第 {{epoch}} 期）", "The new key is in use (epoch {{epoch}})"],
  "rotate.bad": [
    "鍵の証明がつながらないため、替えられませんでした。ページを読み直し、同じことが起きたら電話代行会社に伝えてください。",
    "The keys cannot be proven, so nothing was changed. Reload the page; if it happens again, tell the answering service.",
  ],
  "rotate.other": [
    "ほかの管理者が先に鍵を替えました。あなたの操作は行われていません。一覧を見直し、必要ならもう一度替えてください。",
    "Another administrator changed the key first; your change was not made. Look at the list again, and change it once more if needed.",
  ],
  "members.newKey": ["新しい鍵：照合コードを確かめてください", "New key: compare the verification code"],
  "members.left": ["外れています（新しい鍵を持ちません）", "Left out of the newest key"],
  "members.newKeyText": [
    "端末と回復キットを失い、鍵を作り直したメンバーです。本人かどうか、必ず声で確かめてください。",
    "This member lost both device and recovery kit, and made a new key. Make sure by voice that it is really them.",
  ],
  "grant.allEpochs": [
    "これまでの鍵も一緒に渡します。入る前に届いた伝言と録音も開けるようになります。",
    "Earlier keys are given too: messages and recordings from before they joined can be opened as well.",
  ],
});
