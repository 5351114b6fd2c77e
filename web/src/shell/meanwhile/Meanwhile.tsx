import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import styles from "./Meanwhile.module.css";
import { useTexts } from "./texts.ts";

/// A field that someone else saved otherwise meanwhile, in words.
export interface MovedField {
  key: string;
  label: string;
  /// May be of several lines, as all three.
  before: string;
  now: string;
  /// What is typed here; null if the field was not touched.
  mine: string | null;
}

interface Props {
  fields: readonly MovedField[];
  /// What else became otherwise.
  also?: string | null;
  /// Saves what was typed over what stands there now.
  keep: () => void;
  /// Drops what was typed.
  take: () => void;
}

/// What someone else changed since this form was opened, named before anything is saved over it.
export function Meanwhile({ fields, also, keep, take }: Props) {
  const t = useTexts();
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
        <Text>{t(fields.length === 0 ? "none" : "what")}</Text>
        {fields.length > 0 && (
          <List>
            {fields.map(({ key, label, before, now, mine }) => (
              <List.Item key={key} data-testid={`meanwhile-${key}`} data-both={mine !== null}>
                <Text span fw={600}>
                  {label}
                </Text>
                <Text span display="block" className={styles.lines}>
                  {t("change", { before, now })}
                </Text>
                {mine !== null && (
                  <Text span display="block" fw={600} className={styles.lines}>
                    {t("mine", { mine })}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        )}
        <Group>
          <Button color="shu" onClick={keep} data-testid="meanwhile-keep">
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
