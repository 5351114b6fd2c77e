import { Alert, Button, Group, Paper, Table, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useRef, useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { fromTokyo, tokyoMoment } from "../../i18n/tokyo.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { REASON_LIMIT, useEnd, useReceived, useWithdraw, type End, type Place, type View } from "./queries.ts";
import { useTexts } from "./texts.ts";

const DAY_MS = 86_400_000;
const STEPS = [
  "endsAt",
  "returnBy",
  "eraseAt",
  "receivedAt",
  "closedAt",
  "accountsUntil",
  "kycUntil",
  "contractUntil",
] as const;

interface Props {
  of: View;
  place: Place;
  /// Who reads it.
  side: "office" | "client";
  /// Whether the person may give notice and take it back.
  may: boolean;
}

/// The end of a contract: notice, countdown, return, erasure.
export function EndSection({ of, place, side, may }: Props) {
  const t = useTexts();
  const [giving, give] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Paper withBorder p="lg" component="section" data-testid="end" data-given={of.end !== null}>
      <Title order={2} size="h4" ref={heading} tabIndex={-1}>
        {t("end")}
      </Title>
      {of.end === null ? (
        <>
          <Text size="sm">{t("end.none")}</Text>
          {side === "office" && !of.agreed && (
            <Text size="sm" mt="xs" data-testid="end-no-contract">
              {t("end.noContract")}
            </Text>
          )}
        </>
      ) : (
        <Given
          end={of.end}
          agreed={of.agreed}
          place={place}
          side={side}
          may={may}
          back={() => heading.current?.focus()}
        />
      )}
      {may && (of.end === null || (of.end.side === "term" && !of.end.ended)) && (
        <Button mt="sm" variant="default" data-testid="end-give" onClick={() => give(true)}>
          {t("end.give")}
        </Button>
      )}
      <Giving opened={giving} close={() => give(false)} place={place} />
    </Paper>
  );
}

interface GivenProps extends Omit<Props, "of"> {
  end: End;
  /// Whether there ever was a contract, or a signature under one.
  agreed: boolean;
  /// Where the keyboard goes when the notice, and the button with it, is gone.
  back: () => void;
}

function Given({ end, agreed, place, side, may, back }: GivenProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [now] = useState(() => Date.now());
  const [receiving, receive] = useState(false);
  const withdraw = useWithdraw(place);
  const received = useReceived(place);
  const left = Math.ceil((Date.parse(end.eraseAt) - now) / DAY_MS);
  return (
    <>
      <Alert color="yellow" variant="light" role="status" my="sm">
        <Text>{t(`end.${end.side as "office" | "client" | "term"}`)}</Text>
        {end.reason !== "" && <Text style={{ overflowWrap: "anywhere" }}>{end.reason}</Text>}
        {end.closedAt !== null && <Text fw={600}>{t(agreed ? "end.closed" : "end.closedNone")}</Text>}
      </Alert>
      <Table verticalSpacing="xs">
        <Table.Tbody>
          {STEPS.map((step) => {
            const at = end[step];
            return (
              at !== null && (
                <Table.Tr key={step} data-testid={`end-${step}`}>
                  <Table.Th scope="row">{t(`end.${step}`)}</Table.Th>
                  <Table.Td>
                    {tokyoMoment(at, lang)}
                    {step === "eraseAt" &&
                      left > 0 &&
                      end.receivedAt === null &&
                      ` — ${t("end.left", { count: left })}`}
                  </Table.Td>
                </Table.Tr>
              )
            );
          })}
        </Table.Tbody>
      </Table>
      {may && (
        <Group mt="sm">
          {!end.ended && end.side === side && (
            <Button
              variant="default"
              loading={withdraw.isPending}
              data-testid="end-withdraw"
              onClick={() => void withdraw.mutateAsync().then(back, () => undefined)}
            >
              {t("end.withdraw")}
            </Button>
          )}
          {end.ended && side === "client" && end.receivedAt === null && (
            <Button color="shu" data-testid="end-received" onClick={() => receive(true)}>
              {t("end.received")}
            </Button>
          )}
        </Group>
      )}
      <Trouble error={withdraw.error} />
      <ConfirmDialog
        opened={receiving}
        title={t("end.received")}
        confirm={t("end.received")}
        testId="end-received-sure"
        busy={received.isPending}
        close={() => {
          received.reset();
          receive(false);
        }}
        act={() => received.mutate(undefined, { onSuccess: () => receive(false) })}
      >
        <Text>{t("end.receivedWhat")}</Text>
        <Trouble error={received.error} />
      </ConfirmDialog>
    </>
  );
}

function Giving({ opened, close, place }: { opened: boolean; close: () => void; place: Place }) {
  const t = useTexts();
  const [reason, setReason] = useState("");
  const [at, setAt] = useState("");
  const end = useEnd(place);
  const endsAt = at === "" ? null : fromTokyo(at);
  return (
    <ConfirmDialog
      opened={opened}
      title={t("end.give")}
      confirm={t("end.give")}
      testId="end-give-sure"
      busy={end.isPending}
      close={() => {
        end.reset();
        close();
      }}
      act={() => end.mutate({ endsAt, reason }, { onSuccess: close })}
    >
      <Text>{t("end.sure")}</Text>
      <TextInput
        label={t("end.at")}
        type="datetime-local"
        value={at}
        data-testid="end-at"
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Textarea
        label={t("end.reason")}
        value={reason}
        maxLength={REASON_LIMIT}
        autosize
        minRows={2}
        required
        data-testid="end-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Trouble error={end.error} />
    </ConfirmDialog>
  );
}
