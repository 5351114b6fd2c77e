import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useContext } from "react";
import { spoken } from "../i18n/kana.ts";
import { pick, useLanguage } from "../i18n/language.ts";
import styles from "./Opening.module.css";
import type { OpenedMessage } from "./opening.ts";
import { Rang } from "./rang.ts";
import { useTexts } from "./texts.ts";
import type { ReadField, ReadMessage } from "./types.ts";

/// Fields that the heading shows already.
const IN_HEADING = ["callerName", "callerKana"];

/// The message as the operator wrote it, in the order of the form.
///
/// @param all also what the heading shows of the newest version
export function MessageText({ opened, all = false }: { opened: OpenedMessage; all?: boolean }) {
  const { message, epoch, signedBy, openedWith } = opened;
  return (
    <>
      <MessageFields message={message} all={all} />
      <Proof epoch={epoch} signedBy={signedBy} sealedWith={message.program} openedWith={openedWith} />
    </>
  );
}

export function MessageFields({ message, all = false }: { message: ReadMessage; all?: boolean }) {
  const t = useTexts();
  const given = message.fields.some((field) => dialable(field) !== null);
  return (
    <dl className={styles.fields}>
      {message.fields
        .filter((field) => all || !IN_HEADING.includes(field.key))
        .map((field) => (
          <FieldText key={field.key} field={field} />
        ))}
      {!given && message.callerNumber && (
        <div className={styles.fieldRow}>
          <dt>{t("callerNumber")}</dt>
          <dd>
            <CallNumber number={spoken(message.callerNumber)} dial={message.callerNumber} />
          </dd>
        </div>
      )}
    </dl>
  );
}

interface ProofProps {
  epoch: number;
  signedBy: string;
  /// Digests of the bundles, or null where it is not known.
  sealedWith: string | null;
  openedWith: string | null;
}

/// That the seal was checked, by which versions it was sealed and opened, and the opening is in the log.
export function Proof({ epoch, signedBy, sealedWith, openedWith }: ProofProps) {
  const t = useTexts();
  return (
    <details className={styles.proof}>
      <summary>
        ✓ {t("proofShort")} <span className={styles.proofMore}>{t("proofMore")}</span>
      </summary>
      <Text size="xs">
        {t("proof", { epoch, key: signedBy })}
        <br />
        <SealedAndOpened sealedWith={sealedWith} openedWith={openedWith} />
        <br />
        <Anchor component={Link} to="/inbox/log" inherit underline="always">
          {t("seeLog")}
        </Anchor>
      </Text>
    </details>
  );
}

/// By which version it was sealed, and with which it is opened here.
export function SealedAndOpened({ sealedWith, openedWith }: Pick<ProofProps, "sealedWith" | "openedWith">) {
  const t = useTexts();
  const version = (digest: string | null) => digest?.slice(0, 8) ?? t("version.unknown");
  return (
    <span data-testid="versions" title={`${sealedWith ?? ""} ${openedWith ?? ""}`.trim()}>
      {t("versions", { sealed: version(sealedWith), opened: version(openedWith) })}
    </span>
  );
}

function FieldText({ field }: { field: ReadField }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const dial = dialable(field);
  const rang = useContext(Rang)?.callerNumber;
  return (
    <div className={styles.fieldRow} data-long={field.value.length > 40} data-urgent={field.key === "urgent"}>
      <dt>{pick(field.label, lang)}</dt>
      <dd data-testid={`read-${field.key}`}>
        {field.rang && rang ? (
          <>
            <CallNumber number={spoken(rang)} dial={rang} />
            <span className={styles.readBack}>{t("rangFrom")}</span>
          </>
        ) : dial ? (
          <>
            <CallNumber number={field.value} dial={dial} />
            {field.readBack && <span className={styles.readBack}>✓ {t("readBack")}</span>}
          </>
        ) : field.display ? (
          pick(field.display, lang)
        ) : (
          field.value
        )}
      </dd>
    </div>
  );
}

export function CallNumber({ number, dial }: { number: string; dial: string }) {
  const t = useTexts();
  return (
    <a className={styles.dial} href={`tel:${dial}`} aria-label={`${number} ${t("callNow")}`}>
      {number}
    </a>
  );
}

/// Only digits, hyphens and a plus can be dialled: a message must not bring an address of another kind.
function dialable(field: ReadField): string | null {
  return field.key === "number" && /^\+?[\d-]{7,20}$/.test(field.value) ? field.value.replace(/-/g, "") : null;
}
