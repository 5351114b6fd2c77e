import { FirstPhrase, Guidance, Instructions } from "../answering/ScriptCard.tsx";
import type { DeskCall, DeskState } from "../api/types.ts";
import { Cover } from "../guard/Cover.tsx";
import { Mark } from "../guard/Mark.tsx";
import { useLanguage } from "../i18n/language.ts";
import { Clock } from "./line/Clock.tsx";
import { Directory } from "./contacts/Directory.tsx";
import styles from "./Desk.module.css";
import { spoken } from "../i18n/kana.ts";
import { KEYS } from "./keys/keys.ts";
import { KeyButton } from "./keys/KeyButton.tsx";
import { may } from "./line/state.ts";
import { written, type Draft } from "./message/checks.ts";
import { useTexts } from "./texts.ts";
import type { ReplayState } from "./line/replay.ts";
import type { Whole } from "./message/rang.ts";
import type { Workplace } from "./workplace.ts";

interface Props {
  place: Workplace;
  desk: DeskState;
  call: DeskCall;
  replay: ReplayState;
  whole: Whole;
  draft: Draft;
}

/// Everything to know while the caller speaks: whom we are, what to say, what may be promised.
export function CallCard({ place, desk, call, replay, whole, draft }: Props) {
  const t = useTexts();
  const { script } = call;
  return (
    <section className={styles.call} aria-label={t("call.client")} data-call={call.id}>
      <Band desk={desk} call={call} />
      <div className={styles.middle}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls where there is little room */}
        <div className={styles.body} tabIndex={0} role="group" aria-label={t("call.client")}>
          <Instructions instructions={script.instructions} />
          {!call.seal && <NoKey client={call.client.name} />}
          <div className={styles.client}>
            <h1 className={styles.clientName} data-testid="desk-client-name" lang="ja">
              <span className={styles.kana}>{call.client.kana}</span>
              {call.client.name}
            </h1>
            <span className={styles.hours} data-open={script.open}>
              {script.open ? t("call.open") : t("call.closed")}
            </span>
          </div>
          {desk.status === "wrapup" ? (
            <div className={styles.phrase}>
              <p className={styles.words}>{endedText(call, t)}</p>
              {!call.messageSent && call.seal && call.form.messages !== false && (
                <p className={styles.reading} data-testid="desk-ended">
                  {t(written(draft) ? "call.endedHint" : "call.endedEmpty")}
                </p>
              )}
            </div>
          ) : (
            <FirstPhrase greeting={script.greeting} />
          )}
          <Caller place={place} desk={desk} call={call} whole={whole} />
          <Guidance said={script} />
          <Directory call={call.id} desk={desk} />
        </div>
        <Mark />
        <Cover calls />
      </div>
      <Actions place={place} desk={desk} replay={replay} />
    </section>
  );
}

/// Said before the call is taken: without the client's key nothing can be sealed for it.
function NoKey({ client }: { client: string }) {
  const t = useTexts();
  return (
    <div className={styles.noKey} data-testid="desk-no-key">
      <p>{t("noKey", { client })}</p>
      <p>{t("noKey.do")}</p>
    </div>
  );
}

function endedText(call: DeskCall, t: ReturnType<typeof useTexts>): string {
  if (call.endedBy === "caller") return t("call.endedBy.caller");
  if (call.endedBy === "operator") return t("call.endedBy.operator");
  return t("call.endedBy.other");
}

function Band({ desk, call }: { desk: DeskState; call: DeskCall }) {
  const t = useTexts();
  const { on, reason } = call.recording;
  return (
    <div className={`${styles.band ?? ""} ${desk.status === "ringing" ? (styles.ring ?? "") : ""}`}>
      <strong>{t(`status.${desk.status}`)}</strong>
      <Clock
        className={styles.clock}
        from={call.answeredAt ?? call.arrivedAt}
        to={desk.status === "wrapup" ? call.endedAt : null}
        label={call.answeredAt ? t("call.clock") : t("call.waitClock")}
      />
      <span
        className={styles.recording}
        data-on={on}
        data-reason={reason ?? undefined}
        data-testid="desk-recording"
        role="status"
      >
        {on ? t(recordingOn(desk)) : recordingOff(reason, t)}
      </span>
    </div>
  );
}

/// Nothing is copied before an operator is there, nor after the hang-up.
function recordingOn({ status }: DeskState): "rec.will" | "rec.on" | "rec.done" {
  if (status === "wrapup") return "rec.done";
  return status === "ringing" ? "rec.will" : "rec.on";
}

function recordingOff(reason: DeskCall["recording"]["reason"], t: ReturnType<typeof useTexts>): string {
  if (reason === null) return t("rec.off");
  return reason === "broke-off" ? t("rec.broke-off") : `${t("rec.off")}：${t(`rec.${reason}`)}`;
}

function Caller({ place, desk, call, whole }: Omit<Props, "replay" | "draft">) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { ending, withheld, country, zone } = call.caller;
  const agreed = call.form.number !== false;
  return (
    <div className={styles.caller}>
      <p className={styles.label}>{t("call.caller")}</p>
      <span className={styles.number} data-testid="desk-caller">
        {whole.kind === "shown" ? (
          spoken(whole.number)
        ) : ending ? (
          <Masked ending={ending} />
        ) : (
          t(withheld ? "call.withheld" : "call.unknown")
        )}
      </span>
      {may(desk, "number") && whole.kind !== "shown" && agreed && (
        <KeyButton
          small
          press={KEYS.number}
          testId="desk-number"
          disabled={whole.kind === "asking"}
          onClick={() => place.do("number")}
        >
          {t("act.number")}
        </KeyButton>
      )}
      <span className={styles.numberSaid} role="status" data-testid="desk-number-said">
        {whole.kind === "shown" && t("number.shown")}
        {whole.kind === "masked" && ending !== null && call.slip === false && t("number.notKept")}
        {whole.kind === "none" && t("call.unknown")}
        {!agreed && ending !== null && t("number.notAgreed")}
        {agreed && whole.kind === "refused" && (whole.why === "" ? t("number.refused") : whole.why)}
      </span>
      {(country ?? zone) && (
        <span>
          {country && new Intl.DisplayNames([lang], { type: "region" }).of(country)}{" "}
          {zone && t("call.localTime", { time: timeIn(zone, lang) })}
        </span>
      )}
    </div>
  );
}

/// Dots for the eye, words for the ear.
function Masked({ ending }: { ending: string }) {
  const t = useTexts();
  return (
    <>
      <span aria-hidden="true">•••• {ending}</span>
      <span className={styles.hidden}>{t("call.ending", { digits: Array.from(ending).join(" ") })}</span>
    </>
  );
}

function timeIn(zone: string, lang: string): string {
  const how = { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone } as const;
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", how).format(new Date());
}

function Actions({ place, desk, replay }: { place: Workplace; desk: DeskState; replay: ReplayState }) {
  const t = useTexts();
  if (desk.status === "wrapup" && !may(desk, "replay")) return null;
  return (
    <div className={styles.actions}>
      {may(desk, "answer") && (
        <KeyButton kind="answer" press={KEYS.answer} testId="desk-answer" onClick={() => place.do("answer")}>
          {t("act.answer")}
        </KeyButton>
      )}
      {may(desk, "hold") && (
        <KeyButton press={KEYS.hold} testId="desk-hold" onClick={() => place.do("hold")}>
          {t("act.hold")}
        </KeyButton>
      )}
      {may(desk, "resume") && (
        <KeyButton kind="main" press={KEYS.resume} testId="desk-resume" onClick={() => place.do("resume")}>
          {t("act.resume")}
        </KeyButton>
      )}
      {may(desk, "replay") && (
        <KeyButton press={KEYS.replay} testId="desk-replay" onClick={() => place.do("replay")}>
          {t(replay === "playing" ? "act.replay.stop" : "act.replay")}
        </KeyButton>
      )}
      {may(desk, "hangup") && (
        <KeyButton kind="end" press={KEYS.hangup} testId="desk-hangup" onClick={() => place.do("hangup")}>
          {t("act.hangup")}
        </KeyButton>
      )}
      {may(desk, "replay") && (
        <p className={styles.replay} role="status" data-testid="desk-replay-said" data-replay={replay}>
          {replay === "off" ? "" : t(`replay.${replay}`)}
        </p>
      )}
    </div>
  );
}
