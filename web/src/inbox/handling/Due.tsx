import { Button, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { InboxItem } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { DUE_AHEAD_MS, fromField, isDue, isOverdue, QUICK, quick, toField, whenDue } from "./due.ts";
import styles from "./Handling.module.css";
import { removeDue, setDue, useChange } from "./handling.ts";
import { useTexts } from "./texts.ts";
import { useNow } from "./useNow.ts";

/// Until when an item is called back: shown, set, changed and removed.
export function Due({ item }: { item: InboxItem }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const now = useNow();
  const { busy, error, change } = useChange();
  const [choosing, setChoosing] = useState(false);
  const late = isOverdue(item, now);
  const set = (at: Date) => change(() => setDue(item, at)).then(() => setChoosing(false));
  return (
    <>
      <div className={styles.part}>
        <Text component="span" className={late ? (styles.overdue ?? "") : ""} data-testid="due" role="status">
          {isDue(item) ? t(late ? "overdue" : "due.is", { when: whenDue(item.due, now, lang) }) : t("due.none")}
        </Text>
        <Button
          size="compact-md"
          variant="default"
          aria-expanded={choosing}
          data-testid="due-change"
          onClick={() => setChoosing(!choosing)}
        >
          {t(isDue(item) ? "due.change" : "due.set")}
        </Button>
        {isDue(item) && (
          <Button
            size="compact-md"
            variant="subtle"
            loading={busy}
            data-testid="due-remove"
            onClick={() => void change(() => removeDue(item))}
          >
            {t("due.remove")}
          </Button>
        )}
      </div>
      {choosing && <DueForm now={now} busy={busy} set={(at) => void set(at)} />}
      <Trouble error={error} />
    </>
  );
}

function DueForm({ now, busy, set }: { now: number; busy: boolean; set: (at: Date) => void }) {
  const t = useTexts();
  const [value, setValue] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className={styles.form}
      aria-label={t("due")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const at = fromField(value, Date.now());
        setWrong(at === null);
        if (at) set(at);
      }}
    >
      {QUICK.filter((choice) => quick(choice, now) !== null).map((choice) => (
        <Button
          key={choice}
          size="compact-md"
          variant="light"
          disabled={busy}
          data-testid={`due-${choice}`}
          onClick={() => {
            const at = quick(choice, Date.now());
            if (at) set(at);
          }}
        >
          {t(`due.${choice}`)}
        </Button>
      ))}
      <div className={styles.other}>
        <TextInput
          type="datetime-local"
          label={t("due.field")}
          value={value}
          min={toField(new Date(now))}
          max={toField(new Date(now + DUE_AHEAD_MS))}
          error={wrong && t("due.range")}
          data-testid="due-field"
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-md" loading={busy} data-testid="due-save">
          {t("due.save")}
        </Button>
      </div>
    </form>
  );
}
