import { Button, Group, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useMay } from "../../api/queries.ts";
import type { Person, Role } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { kanaOf, nameOf, PERSON_NAME_LIMIT, type Wrong } from "../forms/checks.ts";
import { Fault, useSentence } from "../forms/Fault.tsx";
import { useClients } from "../clients/queries.ts";
import { useAddPerson } from "./queries.ts";
import { useTexts } from "./texts.ts";

export const STAFF: readonly Role[] = [
  "operator",
  "supervisor",
  "admin",
  "quality-reviewer",
  "hr",
  "security-officer",
  "internal-auditor",
];
export const MEMBERS: readonly Role[] = ["client-admin", "client-member", "client-auditor"];
const ROLES: readonly Role[] = [...STAFF, ...MEMBERS];

interface Props {
  opened: boolean;
  /// What is chosen at first; an operator if it is left out.
  role?: Role | undefined;
  close: () => void;
  added: (person: Person) => void;
}

export function AddPerson({ opened, role, close, added }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={opened} onClose={close} title={t("addPerson")}>
      {opened && <PersonForm role={role} close={close} added={added} />}
    </Dialog>
  );
}

function PersonForm({ role: wanted = "operator", close, added }: Omit<Props, "opened">) {
  const t = useTexts();
  const roles = useShellTexts();
  const say = useSentence();
  // HR enters who works here; members are of clients, whom it does not see.
  const manages = useMay()("MANAGE_OFFICE");
  const clients = useClients(manages);
  const add = useAddPerson();
  const [name, setName] = useState("");
  const [kana, setKana] = useState("");
  const [role, setRole] = useState<Role>(wanted);
  const [chosen, setClient] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const only = clients.data?.length === 1 ? clients.data[0] : undefined;
  const client = chosen ?? only?.id ?? null;
  const member = role.startsWith("client");
  const wrong: Record<"name" | "kana" | "client", Wrong> = {
    name: nameOf(name, PERSON_NAME_LIMIT),
    kana: kanaOf(kana, PERSON_NAME_LIMIT),
    client: member && client === null ? { key: "wrong.choose" } : null,
  };
  const shown = (field: keyof typeof wrong) => (tried ? say(wrong[field]) : null);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong.name ?? wrong.kana ?? wrong.client) return;
    add.mutate(
      {
        name: name.trim(),
        kana: kana.trim(),
        kind: member ? "member" : "staff",
        role,
        client: member ? client : null,
      },
      { onSuccess: added },
    );
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={shown("name")}
          required
          data-autofocus
          autoComplete="off"
        />
        <TextInput
          label={t("kana")}
          description={t("kanaHint")}
          value={kana}
          onChange={(event) => setKana(event.currentTarget.value)}
          error={shown("kana")}
          required
          autoComplete="off"
        />
        <Radio.Group label={t("role")} value={role} onChange={(value) => setRole(value)}>
          <Stack gap="xs" mt="xs">
            {(manages ? ROLES : STAFF).map((r) => (
              <Radio key={r} value={r} label={roles(`role.${r}`)} description={t(`roleWhat.${r}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {member &&
          (loaded(clients) ? (
            <Select
              label={t("client")}
              description={t("clientHint")}
              data={clients.data.map((c) => ({ value: c.id, label: c.name }))}
              value={client}
              onChange={setClient}
              error={shown("client")}
              required
              allowDeselect={false}
            />
          ) : (
            <PartState of={clients} label={t("client")} />
          ))}
        <Fault error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
