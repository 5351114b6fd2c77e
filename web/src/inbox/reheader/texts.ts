import { texts } from "../../i18n/language.ts";

export const useTexts = texts("inbox.reheader", {
  "again.title": ["前の鍵で封緘されたもの", "What is sealed to earlier keys"],
  "again.text": [
    "鍵を替えても、保管中の伝言と録音は前の鍵で開くままです。このブラウザーが一つずつ新しい鍵で開くようにし、終わったものから前の鍵では開けなくなります。途中で閉じても、次に開いたところから続けられます。",
    "After a key change, what is kept still opens with the earlier key. This browser makes each object open with the new key instead, and the old key stops working for it. If you close the page, the work goes on from there next time.",
  ],
  "again.progress": ["新しい鍵への付け替え", "Changing to the new key"],
  "again.running": ["{{done}} / {{total}} 件を新しい鍵に替えました", "{{done}} of {{total}} changed to the new key"],
  "again.finished": [
    "すべて新しい鍵になりました（{{count}} 件）",
    "Everything opens with the new key now ({{count}} changed)",
  ],
  "again.left": ["前の鍵のもの：残り {{count}} 件", "Still on an earlier key: {{count}}"],
  "again.start": ["新しい鍵に替える", "Change to the new key"],
  "again.resume": ["続ける", "Go on"],
  "again.pause": ["一時停止", "Pause"],
  "again.offline": [
    "サーバーにつながらないため、止まっています。終わったものはそのまま有効です。少し待って「続ける」を押してください。",
    "The server cannot be reached, so the work has stopped. What is done stays done. Wait a moment and press “Go on”.",
  ],
  "again.locked": [
    "鍵がかかったため、止まっています。鍵を開けて「続ける」を押してください。",
    "The keys were locked, so the work has stopped. Unlock them and press “Go on”.",
  ],
  "again.failed": [
    "{{count}} 件は替えられませんでした（署名が合わない、またはあなたが持っていない鍵のもの）。前の鍵のまま残っています。ほかの管理者が試すか、電話代行会社に伝えてください。",
    "{{count}} could not be changed: a signature is wrong, or they are sealed to a key you do not hold. They remain as they were. Let another administrator try, or tell the answering service.",
  ],
});
