import { texts } from "../i18n/language.ts";

/// The words on and about guarded pages.
export const useTexts = texts("guard", {
  covered: ["この画面から離れているため、隠しています", "Hidden, because you are not in this window"],
  coveredDo: ["クリックするか、この画面に戻ると表示されます。", "Click here or come back to this window to see it."],
  coveredCall: [
    "電話はそのまま続きます。応答・保留・終話のボタンも使えます。",
    "Calls go on, and the buttons for them work.",
  ],
  paper: [
    "電話番：この画面には通話の内容が含まれるため、印刷できません。",
    "Denwaban: this screen shows what callers said, and is not printed.",
  ],
  mark: [
    "通話の内容に重なる薄い文字は、見ている人の名前・番号の末尾・時刻です。写真からも、誰の画面かが分かります。内容は、コピー・保存・印刷できません。しようとしたことは記録されます。",
    "The faint words across what callers said are your name, the end of your id and the time: a photograph tells whose screen it was. Copying, saving and printing are blocked; attempts are logged.",
  ],
  camera: [
    "カメラで撮ることは、このソフトでは止められません。私物スマホを席に持ち込まないでください。",
    "Software cannot stop a camera. Keep private phones away from the desk.",
  ],
});
