import { useEffect, useRef } from "react";
import { Cover } from "../guard/Cover.tsx";
import { Mark } from "../guard/Mark.tsx";
import { useLanguage } from "../i18n/language.ts";
import { faultOf, faultsOf, type Fault } from "./message/checks.ts";
import { formOf, type Correcting, type NotOpened } from "./message/corrections.ts";
import { LeavingSays } from "./message/LeavingSays.tsx";
import { going } from "./message/sending.ts";
import { useTexts } from "./correctionTexts.ts";
import styles from "./Desk.module.css";
import { Field } from "./Field.tsx";
import { firstFault, firstInput } from "./keys/focus.ts";
import { KEYS } from "./keys/keys.ts";
import { KeyButton } from "./keys/KeyButton.tsx";
import { useSendSays } from "./sendSays.ts";
import { hourOf } from "../i18n/time.ts";
import type { Workplace } from "./workplace.ts";

type Begun = Exclude<Correcting, { kind: "none" }>;
type Open = Extract<Correcting, { kind: "open" }>;

/// A message that was sent, open again to be put right. A call that rings comes first; this waits behind it.
export function Correction({ place, correcting }: { place: Workplace; correcting: Begun }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { of } = correcting;
  const client = of.client.name;
  const whySaid = (why: NotOpened) =>
    why === "no-cell" ? t("noCell") : why === "not-opened" ? t("notOpened") : t("refused", { why: why.said });
  return (
    <>
      <section className={styles.call} aria-label={t("heading")}>
        <div className={styles.idle}>
          <h1>{t("heading")}</h1>
          <p>
            <b>{t("to", { client })}</b>
            <br />
            {t("sentAt", { time: hourOf(of.sentAt, lang) })}
          </p>
          <p>{t("whatHappens", { client })}</p>
          <p>
            <b>{t("deadline", { time: hourOf(of.until, lang) })}</b>
          </p>
          {correcting.kind === "opening" && <p role="status">{t("opening")}</p>}
          {correcting.kind === "refused" && (
            <p role="alert" className={styles.error} data-testid="desk-correct-refused">
              {whySaid(correcting.why)}
            </p>
          )}
          <KeyButton
            testId="desk-correct-cancel"
            disabled={correcting.kind === "open" && going(correcting.sending)}
            onClick={() => place.corrections.cancel()}
          >
            {t(correcting.kind === "refused" ? "back" : "cancel")}
          </KeyButton>
        </div>
      </section>
      {correcting.kind === "open" ? <CorrectionForm place={place} open={correcting} /> : <aside />}
    </>
  );
}

function CorrectionForm({ place, open }: { place: Workplace; open: Open }) {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const { of, draft, sending, touched, refusedSends } = open;
  const { corrections } = place;
  const form = formOf(of);
  const faults = faultsOf(form, draft);
  const busy = going(sending);
  const says = useSendSays(sending, touched.size >= form.fields.length ? faults.size : 0);

  useEffect(() => firstInput(box.current)?.focus(), [of]);
  useEffect(() => {
    if (refusedSends > 0) firstFault(box.current)?.focus();
  }, [refusedSends]);

  function shownFault(key: string): Fault | null {
    const fault = faults.get(key) ?? null;
    return fault === "my-number" || fault === "card" || fault === "too-long" || touched.has(key) ? fault : null;
  }

  return (
    <section className={styles.sheet} aria-labelledby="desk-correction-form">
      <div className={styles.sheetHead}>
        <h2 id="desk-correction-form">{t("form")}</h2>
      </div>
      <div className={styles.fields} ref={box} data-fields data-testid="desk-correction">
        {form.fields.map((field) => (
          <Field
            key={field.key}
            field={field}
            value={draft.values[field.key] ?? ""}
            fault={shownFault(field.key)}
            readBack={draft.readBack[field.key] === true}
            readOnly={busy || sending.kind === "unsure"}
            rang={null}
            write={(value) => corrections.write(field.key, value)}
            setReadBack={(done) => corrections.readBack(field.key, done)}
            leave={() => {
              if (faultOf(field, draft) !== "required") corrections.leave(field.key);
            }}
          />
        ))}
      </div>
      <div className={styles.sendBar}>
        <LeavingSays of={of.leaving} />
        <p
          className={styles.sendSays}
          data-tone={says.tone}
          id="desk-correct-says"
          role="status"
          data-testid="desk-correct-says"
        >
          {says.text}
        </p>
        <KeyButton
          kind="main"
          press={KEYS.send}
          testId="desk-correct-send"
          describedBy="desk-correct-says"
          disabled={busy}
          onClick={() => void corrections.send()}
        >
          {t("send")}
        </KeyButton>
      </div>
      <Mark />
      <Cover calls />
    </section>
  );
}
