import { Button, Group, NumberInput, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useAsk, type Privilege, type PrivilegeKind, type PrivilegeSheet } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";
import { useClients } from "../clients/queries.ts";

/// Letters, digits and signs: a ticket is written to the log.
const TICKET = /^[A-Za-z0-9#/_.:-]+$/;

/// Asks for a privilege.
///
/// @param only  the kind, where there is nothing to choose; what was begun goes on then
/// @param chose  is told for how many minutes it would be
export function AskForm({
  sheet,
  only,
  cancel,
  asked,
  chose,
}: {
  sheet: PrivilegeSheet;
  only?: PrivilegeKind;
  cancel: () => void;
  asked: (privilege: Privilege) => void;
  chose?: (minutes: number) => void;
}) {
  const t = usePrivilegeTexts();
  const ask = useAsk();
  const [kind, setKind] = useState<PrivilegeKind>(only ?? "office");
  const [client, setClient] = useState<string | null>(null);
  const [ticket, setTicket] = useState("");
  const [reason, setReason] = useState("");
  const { limits } = sheet;
  const [minutes, setMinutes] = useState<number | string>(limits.usualMinutes);
  const clients = useClients(kind === "support");
  const alone = sheet.alone && kind !== "support";
  const whole =
    (TICKET.test(ticket.trim()) || (alone && ticket.trim() === "")) &&
    reason.trim() !== "" &&
    typeof minutes === "number" &&
    minutes >= limits.leastMinutes &&
    minutes <= limits.mostMinutes &&
    (kind !== "support" || client !== null) &&
    (kind !== "database" || sheet.database);
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!whole || typeof minutes !== "number") return;
    ask.mutate(
      { kind, client: kind === "support" ? client : null, ticket: ticket.trim(), reason: reason.trim(), minutes },
      { onSuccess: asked },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off" noValidate>
      <Stack>
        {only === undefined && (
          <Radio.Group label={t("kind")} value={kind} onChange={(chosen) => setKind(chosen)}>
            <Stack gap="xs" mt="xs">
              {(["office", "database", "support"] as const).map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`kind.${one}`)}
                  description={one === "database" && !sheet.database ? t("elsewhere") : t(`about.${one}`)}
                  data-testid={`kind-${one}`}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {kind === "support" &&
          (loaded(clients) ? (
            <Select
              label={t("client")}
              data={clients.data.map((it) => ({ value: it.id, label: it.name }))}
              value={client}
              onChange={setClient}
              searchable
              data-testid="ask-client"
            />
          ) : (
            <PartState of={clients} label={t("client")} />
          ))}
        <TextInput
          label={t(alone ? "ticketOptional" : "ticket")}
          description={t("ticketHint", { most: limits.ticket })}
          value={ticket}
          onChange={(event) => setTicket(event.currentTarget.value)}
          maxLength={limits.ticket}
          error={ticket !== "" && !TICKET.test(ticket.trim()) ? t("ticketWrong") : undefined}
          data-autofocus
          data-testid="ask-ticket"
        />
        <TextInput
          label={t("reason")}
          description={t(alone ? "reasonHintAlone" : "reasonHint")}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={limits.reason}
          data-testid="ask-reason"
        />
        <NumberInput
          label={t("minutes")}
          description={t("minutesHint", { least: limits.leastMinutes, most: limits.mostMinutes })}
          value={minutes}
          onChange={(typed) => {
            setMinutes(typed);
            if (typeof typed === "number") chose?.(typed);
          }}
          min={limits.leastMinutes}
          max={limits.mostMinutes}
          allowDecimal={false}
          hideControls
          data-testid="ask-minutes"
        />
        <Trouble error={ask.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={!whole} data-testid="ask-go">
            {t(alone ? (only ? "goOn" : "goAlone") : "go")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
