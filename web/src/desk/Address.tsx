import { useId } from "react";
import type { DeskCall } from "../api/types.ts";
import { useBoxTexts } from "./boxTexts.ts";
import styles from "./Desk.module.css";

interface Props {
  call: DeskCall;
  box: string | null;
  readOnly: boolean;
  choose: (box: string | null) => void;
}

/// To which department the message goes. What the caller says there, only its members can open.
export function Address({ call, box, readOnly, choose }: Props) {
  const t = useBoxTexts();
  const id = useId();
  return (
    <div className={styles.field} data-kind="address">
      <div className={styles.fieldHead}>
        <label htmlFor={id}>{t("address")}</label>
      </div>
      <select
        id={id}
        className={styles.input}
        value={box ?? ""}
        disabled={readOnly}
        aria-describedby={`${id}-hint`}
        data-testid="desk-address"
        onChange={(event) => choose(event.target.value === "" ? null : event.target.value)}
      >
        <option value="">{t("general")}</option>
        {call.mailboxes.map(({ id: mailbox, name }) => (
          <option key={mailbox} value={mailbox}>
            {name}
          </option>
        ))}
      </select>
      <p className={styles.hint} id={`${id}-hint`}>
        {t(box === null ? "hint.general" : "hint.box")}
      </p>
    </div>
  );
}
