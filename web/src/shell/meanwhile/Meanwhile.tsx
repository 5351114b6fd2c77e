import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import styles from "./Meanwhile.module.css";
import { merge } from "./merge.ts";
import { useTexts } from "./texts.ts";

interface Props<T> {
  /// What was on the screen when typing began.
  begun: T;
  mine: T;
  /// What someone else saved last.
  newest: T;
  label: (key: keyof T & string) => string;
  /// A field's value in words, of several lines where it needs them.
  say: (key: keyof T & string, of: T) => string;
  /// What else became otherwise.
  also?: string | null;
  /// Saves what was typed over what stands there now.
  keep: (merged: T) => void;
  /// Drops what was typed.
  take: () => void;
}

/// What someone else changed since this form was opened, named before anything is saved over it.
export function Meanwhile<T extends object>({ begun, mine, newest, label, say, also, keep, take }: Props<T>) {
  const t = useTexts();
  const { value, moved } = merge(begun, mine, newest);
  const changed = (before: string, now: string) =>
    t(`${before}${now}`.includes("\n") ? "change.lines" : "change", { before, now });
  const shown = useRef<HTMLDivElement>(null);
  // in a long form it may be out of sight
  useEffect(() => shown.current?.focus(), []);
  return (
    <Alert
      color="shu"
      variant="light"
      role="alert"
      title={t("title")}
      ref={shown}
      tabIndex={-1}
      data-testid="meanwhile"
    >
      <Stack gap="sm">
        {also && <Text>{also}</Text>}
        <Text>{t(moved.length === 0 ? "none" : "what")}</Text>
        {moved.length > 0 && (
          <List>
            {moved.map(({ key, both }) => (
              <List.Item key={key} data-testid={`meanwhile-${key}`} data-both={both}>
                <Text span fw={600}>
                  {label(key)}
                </Text>
                <Text span display="block" className={styles.lines}>
                  {changed(say(key, begun), say(key, newest))}
                </Text>
                {both && (
                  <Text span display="block" fw={600} className={styles.lines}>
                    {t("mine", { mine: say(key, mine) })}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        )}
        <Group>
          <Button color="shu" onClick={() => keep(value)} data-testid="meanwhile-keep">
            {t("keep")}
          </Button>
          <Button variant="default" onClick={take} data-testid="meanwhile-take">
            {t("take")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
