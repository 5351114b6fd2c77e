import { Group, Paper, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useId } from "react";
import type { Item, ItemState, Mark, OfItem } from "../../api/assurance.ts";
import { Grounds } from "../checklist/Items.tsx";
import { useChecklistTexts } from "../checklist/texts.ts";
import { StateMark } from "../standing/StandingMark.tsx";
import { useStandingTexts } from "../standing/texts.ts";
import { isMet, MARKS, REASON_LIMIT, type Answer, type Fault } from "./answers.ts";
import styles from "./Signing.module.css";
import { useSigningTexts } from "./texts.ts";

interface Props {
  n: number;
  item: Item;
  /// With its evidence; undefined if the page has none.
  of: OfItem | undefined;
  state: ItemState;
  answer: Answer;
  fault: Fault | null;
  say: (answer: Answer) => void;
}

/// One item: how it stands, its evidence beside it, and what the reader says to it.
export function ItemAnswer({ n, item, of, state, answer, fault, say }: Props) {
  const t = useSigningTexts();
  const words = useStandingTexts();
  const rows = useChecklistTexts();
  const title = useId();
  const name = words(`item.${item}`);
  const word = words(`state.${state}`);
  const ofReason = fault === "reason-missing" || fault === "reason-long";
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-labelledby={title}
      id={`signing-${item}`}
      className={styles.target ?? ""}
      data-testid={`answer-${item}`}
      data-mark={answer.mark ?? "none"}
    >
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text component="h3" fw={650} m={0} id={title}>
            {t("itemOf", { n, item: name })}
          </Text>
          <StateMark state={state} large />
        </Group>
        <Text size="sm">{words(`asks.${item}`)}</Text>
        {of && of.state !== state && (
          <Text size="sm" fw={600}>
            {t("changed", { state: word })}
          </Text>
        )}
        {of && <Grounds it={of} name={rows("groundsOf", { item: name })} />}
        <Radio.Group
          label={t("answer")}
          aria-label={t("answerOf", { item: name })}
          description={isMet(state) ? t("needs.met") : t("needs.other", { state: word })}
          value={answer.mark ?? ""}
          onChange={(mark) => say({ ...answer, mark: mark as Mark })}
          error={fault !== null && !ofReason && t(`fault.${fault}`)}
        >
          <div className={styles.marks}>
            {MARKS.map((mark, i) => (
              <Radio
                key={mark}
                value={mark}
                label={t(`mark.${mark}`)}
                description={t(`hint.${mark}`)}
                aria-invalid={(i === 0 && fault !== null && !ofReason) || undefined}
                data-testid={`answer-${item}-${mark}`}
              />
            ))}
          </div>
        </Radio.Group>
        {(answer.mark === "exception" || answer.mark === "open") && (
          <Textarea
            label={t(answer.mark === "exception" ? "reason" : "note")}
            description={t("reasonHint", { limit: REASON_LIMIT })}
            value={answer.reason}
            onChange={(event) => say({ ...answer, reason: event.currentTarget.value })}
            error={ofReason && t(`fault.${fault}`, { limit: REASON_LIMIT })}
            required={answer.mark === "exception"}
            autosize
            minRows={2}
            data-testid={`answer-${item}-reason`}
          />
        )}
      </Stack>
    </Paper>
  );
}
