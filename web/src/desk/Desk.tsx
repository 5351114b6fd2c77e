import { Modal } from "@mantine/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useMe } from "../api/queries.ts";
import type { DeskState } from "../api/types.ts";
import { Guarded } from "../guard/Guarded.tsx";
import { useUnsaved, type Lost } from "../shell/leaving/unsaved.ts";
import { Asides } from "./Asides.tsx";
import { Alarm, Bar } from "./Bar.tsx";
import { CallCard } from "./CallCard.tsx";
import { CleanDesk } from "./place/CleanDesk.tsx";
import { Correction } from "./Correction.tsx";
import { ClientForm } from "./ClientForm.tsx";
import styles from "./Desk.module.css";
import { focusAfter } from "./keys/focus.ts";
import { KEYS, meaning, ours } from "./keys/keys.ts";
import { KeyButton } from "./keys/KeyButton.tsx";
import { KeyTable } from "./KeyTable.tsx";
import { usePlace } from "./place/place.ts";
import { sealer } from "./message/sealer.ts";
import { SentList } from "./SentList.tsx";
import { useTexts } from "./texts.ts";
import { answeredBefore, rememberAnswered } from "./keys/beginner.ts";
import { written } from "./message/checks.ts";
import { filling, RANG, rangOf } from "./message/rang.ts";
import { tellTried } from "./tries.ts";
import { passedBy } from "./line/state.ts";
import { Workplace, type Snapshot } from "./workplace.ts";

/// The desk, once its place was stated to be in order. A new sign-in over an open desk asks again, and the desk with
/// its drafts stays beneath.
export default function Desk() {
  const stated = usePlace().data?.stated ?? false;
  const [begun, begin] = useState(stated);
  if (stated && !begun) begin(true);
  if (!begun) return <CleanDesk />;
  return (
    <>
      <Work />
      <Modal opened={!stated} onClose={() => undefined} withCloseButton={false} fullScreen>
        <CleanDesk />
      </Modal>
    </>
  );
}

/// The operator's screen. Nothing is loaded when it rings: all of it is here from the start.
function Work() {
  const me = useMe().data;
  const [place] = useState(() => new Workplace(me?.name ?? "", sealer(me?.person ?? "")));
  const shown = useSyncExternalStore(place.subscribe, place.snapshot);
  useEffect(() => {
    place.start();
    return () => place.stop();
  }, [place]);
  useUnsaved(losing(shown));
  useKeys(place, shown);
  useTitle(shown.desk);
  useMarkPainted(shown.desk);
  const { desk } = shown;
  const answered = desk?.status === "talking";
  useEffect(() => {
    if (answered) rememberAnswered();
  }, [answered]);
  return (
    <Guarded about={subject(shown)} tried={(way) => tellTried(shown, way)}>
      <div className={styles.desk} data-status={desk?.status ?? "away"}>
        <div className={styles.above}>
          <Bar place={place} shown={shown} />
          <Alarm shown={shown} />
        </div>
        <RingSaid desk={desk} />
        {desk?.call ? (
          <>
            <CallCard
              place={place}
              desk={desk}
              call={desk.call}
              replay={shown.replay}
              whole={shown.whole}
              draft={shown.draft}
            />
            <ClientForm key={desk.call.id} place={place} shown={shown} call={desk.call} status={desk.status} />
          </>
        ) : shown.corrected.correcting.kind === "none" ? (
          <Idle place={place} shown={shown} />
        ) : (
          <Correction place={place} correcting={shown.corrected.correcting} />
        )}
        <Asides place={place} shown={shown} />
      </div>
    </Guarded>
  );
}

/// What ends with this page: the line of a call, or a message that only this page has.
function losing({ desk, draft }: Snapshot): Lost | null {
  if (desk?.status === "talking" || desk?.status === "held") return "call";
  return desk?.call && !desk.call.messageSent && written(draft) ? "message" : null;
}

/// The caller whose words are shown, by the call or by the message that is corrected.
function subject({ desk, corrected }: Snapshot): string | null {
  const { correcting } = corrected;
  return desk?.call?.id ?? (correcting.kind === "none" ? null : correcting.of.object);
}

function Idle({ place, shown }: { place: Workplace; shown: Snapshot }) {
  const t = useTexts();
  const ready = shown.desk?.status === "ready";
  const passing = passedBy(shown.desk);
  return (
    <>
      <section className={styles.call}>
        <div className={styles.idle}>
          <h1>{ready ? t("idle.ready.title") : t("idle.away.title")}</h1>
          <p>{ready ? t("idle.ready.text") : t("idle.away.text")}</p>
          <div role="status" data-testid="desk-passed-by">
            {passing > 0 && <PassedBy clients={passing} />}
          </div>
          {!ready && (
            <KeyButton
              kind="main"
              press={KEYS.ready}
              testId="desk-ready"
              disabled={shown.desk === null}
              onClick={() => place.do("ready")}
            >
              {t("act.ready")}
            </KeyButton>
          )}
        </div>
      </section>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls where there is little room */}
      <aside className={styles.blank} aria-label={t("idle.aside")} tabIndex={0}>
        <SentList place={place} shown={shown} />
        <p>{t("idle.form")}</p>
        {answeredBefore() ? <p>{t("idle.keys")}</p> : <KeyTable />}
      </aside>
    </>
  );
}

/// That some calls cannot ring here, and what helps. In another tab: leaving the desk would end its line.
function PassedBy({ clients }: { clients: number }) {
  const t = useTexts();
  return (
    <>
      <p>
        <strong>{t("passed", { n: clients })}</strong>
      </p>
      <p>
        {t("passed.do")}{" "}
        <a href="/sessions" target="_blank" rel="noopener">
          {t("passed.see")}
        </a>
      </p>
    </>
  );
}

/// Said at once by screen readers when it rings, and silent again afterwards.
function RingSaid({ desk }: { desk: DeskState | null }) {
  const t = useTexts();
  const call = desk?.status === "ringing" ? desk.call : null;
  return (
    <div className={styles.hidden} role="alert">
      {call ? t("ring.said", { client: call.client.kana }) : ""}
    </div>
  );
}

function useKeys(place: Workplace, shown: Snapshot): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A window over the desk has the keyboard; F1 closes the help that it opened.
      if (shown.aside.kind !== "none") {
        if (ours(event)) event.preventDefault();
        if (event.key === KEYS.help && shown.aside.kind === "help") place.show({ kind: "none" });
        return;
      }
      if (event.key === KEYS.send && correctionHasKeys(shown) && !event.isComposing && !event.repeat) {
        event.preventDefault();
        void place.corrections.send();
        return;
      }
      const means = meaning(event, shown.desk);
      if (means || ours(event)) event.preventDefault();
      if (means === "help") place.show({ kind: "help" });
      else if (means === "fill") fill(place, shown);
      else if (means) place.do(means);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [place, shown]);
}

/// A correction is in front as long as there is no call.
function correctionHasKeys({ desk, corrected }: Snapshot): boolean {
  return !desk?.call && corrected.correcting.kind === "open";
}

/// Puts "the number that rang" into the first empty phone field, or the number itself once it was shown, which is to be
/// read back.
function fill(place: Workplace, { desk, draft, sending, whole }: Snapshot): void {
  const rang = desk?.call ? rangOf(desk.call, whole) : null;
  const value = rang && filling(rang);
  const empty = (before = "") => before === "" || (before === RANG && value !== RANG);
  const phones = desk?.call?.form.fields.filter((f) => f.kind === "phone") ?? [];
  const field = phones.find((f) => empty(draft.values[f.key]));
  if (!value || phones.length === 0 || sending.kind !== "idle") return;
  if (!field) {
    place.sayFull();
    return;
  }
  place.write(field.key, value);
  if (value === RANG) {
    setTimeout(() => focusAfter(field.key));
    return;
  }
  setTimeout(() => document.querySelector<HTMLElement>(`[data-testid="readback-${field.key}"]`)?.focus());
}

/// The tab shows a call even when another window is on top.
function useTitle(desk: DeskState | null): void {
  const t = useTexts();
  const ringing = desk?.status === "ringing" ? desk.call : null;
  const title = ringing ? `☎ ${ringing.client.name}` : t("title");
  useEffect(() => {
    document.title = `${title} · 電話番`;
  }, [title]);
}

/// Leaves a mark when the ring has been painted: the bench of INVITE to picture reads it.
function useMarkPainted(desk: DeskState | null): void {
  const call = desk?.status === "ringing" ? desk.call?.id : undefined;
  useEffect(() => {
    if (!call) return;
    requestAnimationFrame(() => setTimeout(() => performance.mark("desk-ring-painted", { detail: call })));
  }, [call]);
}
