import { Explained } from "../guard/Explained.tsx";
import styles from "./Desk.module.css";
import { KEYS } from "./keys/keys.ts";
import { useTexts } from "./texts.ts";

/// All keys of the desk: in the help, and on the empty half of the desk while no one calls.
export function KeyTable() {
  const t = useTexts();
  const rows: [string, string][] = [
    [KEYS.answer, `${t("act.answer")} ${t("help.answerEnter")}`],
    [KEYS.ready, `${t("act.ready")} / ${t("act.away")}`],
    [KEYS.hold, `${t("act.hold")} / ${t("act.resume")}`],
    [KEYS.replay, `${t("act.replay")}${t("help.replay")}`],
    [KEYS.hangup, t("act.hangup")],
    [KEYS.fill, t("help.fill")],
    [KEYS.number, t("help.number")],
    [KEYS.send, `${t("act.send")} → ${t("act.finish")}`],
    ["Tab", t("help.fields")],
    ["← → Space", t("help.choice")],
    [KEYS.help, t("help.title")],
  ];
  return (
    <>
      <table className={styles.keys}>
        <tbody>
          {rows.map(([key, act]) => (
            <tr key={key + act}>
              <th scope="row">
                <kbd className={styles.key}>{key}</kbd>
              </th>
              <td>{act}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>
        {t("help.note")} {t("help.draft")}
      </p>
      <Explained className={styles.hint} />
    </>
  );
}
