import { useEffect, useRef, useState, type CompositionEvent } from "react";
import type { DeskCall, DeskStatus } from "../api/types.ts";
import { Cover } from "../guard/Cover.tsx";
import { Mark } from "../guard/Mark.tsx";
import { faultOf, faultsOf, type Fault } from "./message/checks.ts";
import styles from "./Desk.module.css";
import { Address } from "./Address.tsx";
import { Field } from "./Field.tsx";
import { firstFault, useFocusOnce } from "./keys/focus.ts";
import { Furigana } from "./message/furigana.ts";
import { rangOf } from "./message/rang.ts";
import { going } from "./message/sending.ts";
import { SendBar } from "./SendBar.tsx";
import { useTexts } from "./texts.ts";
import type { Snapshot, Workplace } from "./workplace.ts";

interface Props {
  place: Workplace;
  shown: Snapshot;
  call: DeskCall;
  status: DeskStatus;
}

/// The client's form, made from its description. It opens with the answer and stays through wrap-up.
export function ClientForm({ place, shown, call, status }: Props) {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const furigana = useFurigana(place, shown, call);
  const { draft, sending, touched, refusedSends } = shown;
  const readOnly = status === "ringing" || going(sending) || sending.kind === "unsure" || sending.kind === "sent";
  const faults = faultsOf(call.form, draft);
  const rang = rangOf(call, shown.whole);
  // What leaves in a mail is named beside the button (LeavingSays).
  const mailed = shown.box === null && shown.leaving.length > 0;

  useFocusOnce(box, call.id, status);

  useEffect(() => {
    if (refusedSends > 0) firstFault(box.current)?.focus();
  }, [refusedSends]);

  function shownFault(key: string): Fault | null {
    const fault = faults.get(key) ?? null;
    // What must never be written here is shown while it is typed; other errors when the field is
    // left.
    return fault === "my-number" || fault === "card" || fault === "too-long" || touched.has(key) ? fault : null;
  }

  return (
    <section className={styles.sheet} aria-labelledby="desk-form-title">
      <div className={styles.sheetHead}>
        <h2 id="desk-form-title">{t("form.title")}</h2>
        <p>{t(mailed ? "send.promise.mailed" : "send.promise", { client: call.client.name })}</p>
      </div>
      <div className={styles.fields} ref={box} data-fields>
        {call.form.fields.map((field) => (
          <Field
            key={field.key}
            field={field}
            value={draft.values[field.key] ?? ""}
            fault={shownFault(field.key)}
            readBack={draft.readBack[field.key] === true}
            readOnly={readOnly}
            rang={rang}
            write={(value) => {
              place.write(field.key, value);
              furigana.wrote(field.key, value);
            }}
            setReadBack={(done) => place.readBack(field.key, done)}
            leave={() => {
              // Passing through an empty field is no mistake: only sending asks for it.
              if (faultOf(field, draft) !== "required") place.leave(field.key);
            }}
            composing={field.key === furigana.from ? furigana.heard : undefined}
          />
        ))}
        {call.mailboxes.length > 0 && (
          <Address call={call} box={shown.box} readOnly={readOnly} choose={(box) => place.choose(box)} />
        )}
      </div>
      <SendBar place={place} shown={shown} call={call} faults={faults} />
      <Mark />
      <Cover calls />
    </section>
  );
}

/// Fills the katakana field that follows the name, until the operator writes into it.
function useFurigana(place: Workplace, shown: Snapshot, call: DeskCall) {
  const listener = useRef<Furigana>(null);
  const [ownHand, setOwnHand] = useState<string | null>(null);
  const at = call.form.fields.findIndex(
    (field, n) => field.kind === "text" && call.form.fields[n + 1]?.kind === "katakana",
  );
  const from = call.form.fields[at]?.key;
  const into = call.form.fields[at + 1]?.key;
  return {
    from,
    heard: (event: CompositionEvent<HTMLInputElement>) => {
      listener.current ??= new Furigana();
      if (event.type === "compositionupdate") {
        listener.current.update(event.data);
        return;
      }
      const reading = listener.current.end(event.data);
      if (reading === "" || !into || ownHand === call.id) return;
      const so = shown.draft.values[into] ?? "";
      place.write(into, so === "" ? reading : `${so}\u3000${reading}`);
    },
    wrote: (key: string, value: string) => {
      if (key === into) setOwnHand(value === "" ? null : call.id);
      if (key === from && value === "" && into && ownHand !== call.id) place.write(into, "");
    },
  };
}
