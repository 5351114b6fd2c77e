import { Button, Group, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useRef, useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { timeOfId } from "../../i18n/callTime.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { REASON_LIMIT, useHold, useHoldStep, type Hold, type Place, type View } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Legal holds: asked for by one person, approved by as many others as the contract asks for, and ended by two.
///
/// @param may whether the person may ask, approve and end
/// @param call of which a hold is asked for at once: the page was opened for it
export function Holds({ of, place, may, call }: { of: View; place: Place; may: boolean; call?: string | undefined }) {
  const t = useTexts();
  const [asking, ask] = useState(may && call !== undefined);
  return (
    <Paper withBorder p="lg" component="section">
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: "1 1 260px" }}>
          <Title order={2} size="h4">
            {t("holds")}
          </Title>
          <Text size="sm">{t("holds.what")}</Text>
        </div>
        {may && (
          <Button variant="default" data-testid="hold-ask" onClick={() => ask(true)}>
            {t("holds.ask")}
          </Button>
        )}
      </Group>
      {of.holds.length === 0 && (
        <Text mt="sm" data-testid="holds-none">
          {t("holds.none")}
        </Text>
      )}
      <Stack mt="sm">
        {of.holds.map((one) => (
          <OneHold key={one.id} of={one} place={place} may={may} />
        ))}
      </Stack>
      <Asking opened={asking} close={() => ask(false)} place={place} first={call ?? ""} />
    </Paper>
  );
}

function OneHold({ of, place, may }: { of: Hold; place: Place; may: boolean }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [ending, end] = useState(false);
  const step = useHoldStep(place);
  const said = useRef<HTMLParagraphElement>(null);
  const state = of.state as "asked" | "held" | "over";
  const words = endWords(of);
  function ended() {
    end(false);
    said.current?.focus();
  }
  return (
    <Group justify="space-between" align="flex-start" data-testid="hold" data-state={state}>
      <div style={{ flex: "1 1 260px", minWidth: 0, overflowWrap: "anywhere" }}>
        <Text fw={600} ref={said} tabIndex={-1}>
          {t(`hold.${state}`)} — {of.call ? <OfCall id={of.call} /> : t("hold.all")}
        </Text>
        <Text size="sm">{of.reason}</Text>
        <Text size="sm">{t("hold.to", { until: tokyoMoment(of.until, lang) })}</Text>
        {state === "asked" && (
          <Text size="sm" data-testid="hold-agreed">
            {t("hold.agreed", { n: of.agreed, of: of.approvers })}
          </Text>
        )}
        {may && state === "asked" && of.mine && <Text size="sm">{t("hold.mine")}</Text>}
        {of.endBefore && (
          <Text size="sm" data-testid="hold-ending">
            {t(may && of.endMine ? "hold.endMine" : "hold.endAsked", { until: tokyoMoment(of.endBefore, lang) })}
          </Text>
        )}
        <Trouble error={ending ? null : step.error} />
      </div>
      {may && state !== "over" && (
        <Group gap="xs">
          {state === "asked" && !of.mine && (
            <Button
              size="compact-sm"
              loading={step.isPending}
              data-testid="hold-approve"
              onClick={() => step.mutate({ id: of.id, step: "approval" }, { onSuccess: () => said.current?.focus() })}
            >
              {t("hold.approve")}
            </Button>
          )}
          {!of.endMine && (
            <Button size="compact-sm" variant="default" data-testid="hold-end" onClick={() => end(true)}>
              {t(words)}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={ending}
        title={t(words)}
        confirm={t(words)}
        testId="hold-end-sure"
        busy={step.isPending}
        close={() => {
          step.reset();
          end(false);
        }}
        act={() => step.mutate({ id: of.id, step: "end" }, { onSuccess: ended })}
      >
        <Text>{t(`${words}What`)}</Text>
        <Trouble error={step.error} />
      </ConfirmDialog>
    </Group>
  );
}

/// What ending does: one that waits is taken back; of one that holds, one person asks for it and another ends it.
function endWords(of: Hold) {
  if (of.state === "asked") return "hold.takeBack";
  return of.endBefore ? "hold.end" : "hold.endAsk";
}

/// A call as people know it, by when it came; the id, which the log names, stands behind it.
function OfCall({ id }: { id: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const at = timeOfId(id);
  return at === null ? t("hold.of", { id }) : t("hold.ofAt", { id, at: tokyoMoment(at, lang) });
}

interface AskingProps {
  opened: boolean;
  close: () => void;
  place: Place;
  /// The call that stands in the form at first, or empty.
  first: string;
}

function Asking({ opened, close, place, first }: AskingProps) {
  const t = useTexts();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [call, setCall] = useState(first);
  const [lang] = useLanguage();
  const came = timeOfId(call.trim());
  const hold = useHold(place);
  function asked() {
    // The next one is another's: nothing of this stands in its form.
    setReason("");
    setUntil("");
    setCall("");
    close();
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t("holds.ask")}
      confirm={t("holds.ask")}
      testId="hold-ask-sure"
      busy={hold.isPending}
      close={() => {
        hold.reset();
        close();
      }}
      act={() => hold.mutate({ call: call.trim() || null, reason, until: until || null }, { onSuccess: asked })}
    >
      <Text>{t("holds.what")}</Text>
      <Textarea
        label={t("hold.reason")}
        value={reason}
        maxLength={REASON_LIMIT}
        autosize
        minRows={2}
        required
        data-testid="hold-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t("hold.until")}
        type="date"
        value={until}
        required
        data-testid="hold-until"
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <TextInput
        label={t("hold.call")}
        description={came !== null && t("hold.at", { at: tokyoMoment(came, lang) })}
        data-testid="hold-call"
        value={call}
        maxLength={36}
        onChange={(event) => setCall(event.currentTarget.value)}
      />
      <Trouble error={hold.error} />
    </ConfirmDialog>
  );
}
