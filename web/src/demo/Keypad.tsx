import { Text } from "@mantine/core";
import { useEffect } from "react";
import styles from "./Phone.module.css";
import { useTexts } from "./texts.ts";

const KEYS = "123456789*0#".split("");

/// The twelve keys, by mouse or from the keyboard.
export function Keypad({ press }: { press: (key: string) => void }) {
  const t = useTexts();
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && KEYS.includes(event.key))
        press(event.key);
    };
    window.addEventListener("keydown", typed);
    return () => window.removeEventListener("keydown", typed);
  }, [press]);
  return (
    <div role="group" aria-label={t("keypad")}>
      <Text size="sm" c="var(--quiet)" mb={4}>
        {t("keypad")}
      </Text>
      <div className={styles.keypad}>
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            className={styles.key}
            aria-label={t("keypadKey", { key })}
            onClick={() => press(key)}
          >
            {key}
          </button>
        ))}
      </div>
    </div>
  );
}
